import { closeSync, existsSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EventFile } from '../../event-store/event-file.js';
import type { StoredEvent } from '../../event-store/event-store.js';
import { DirectoryLock } from '../../event-store/directory-lock.js';
import { tailOf } from '../../event-store/stored-event.js';
import { startCatalogue } from '../../ledger/start-catalogue.js';
import { BUILD } from '../../node/build.js';
import { REGISTRY_CODE } from '../../node/settings.js';
import type { Target } from '../act.js';
import { checkEvents } from '../backup/checked.js';
import type { Manifest } from '../backup/manifest.js';
import { put } from '../backup/put.js';
import { Progress } from '../progress.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';
import { EventLines } from '../verify/event-lines.js';
import { historyAt, isArchive } from '../verify/history-at.js';
import { ProofFindings } from '../verify/proof-findings.js';
import { sealedWith } from './sealed-with.js';

/** Events appended together. */
const TOGETHER = 2_048;
/** Enough to see what a file begins with. */
const HEAD_BYTES = 64 * 1024;

/** Whether a file holds events as they are exported, a line each, or an archive of evidence. */
export const holdsEvents = (path: string): boolean => {
  if (!existsSync(path)) return false;
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(HEAD_BYTES);
    const head = bytes.subarray(0, readSync(file, bytes));
    return tailOf(head.toString('utf8').split('\n', 1)[0] ?? '') !== undefined || isArchive(path);
  } finally {
    closeSync(file);
  }
};

/**
 * `sextant import` of an export: brings a registry's events back into a data directory in which it has none, byte for byte, so that the root is
 * the same. Every line is checked first, and what others are known to have seen is compared with. Throws `CliError`, changing nothing.
 */
export const importEvents = async (path: string, options: Target, terminal: Terminal): Promise<number> => {
  const { url, data, registry: named } = options;
  if (url !== undefined || data === undefined)
    throw new CliError(
      `${path} holds events, not commands. They go into a data directory that no node serves: name it with --data, and leave --url out.`,
    );
  mkdirSync(data, { recursive: true });
  const lock = new DirectoryLock(data);
  const staged = join(data, 'import.restoring');
  try {
    rmSync(staged, { recursive: true, force: true });
    mkdirSync(staged, { mode: 0o700 });
    const history = await historyAt(path);
    const { registry, ...events } = await staging(path, history.lines(), join(staged, 'events.sqlite'), terminal).finally(() =>
      history.close(),
    );
    if (named !== undefined && named !== registry)
      throw new CliError(`${path} is of ${registry}, and not of ${named}. Nothing was changed.`);
    const target = join(data, registry);
    if (existsSync(join(target, 'events.sqlite')))
      throw new CliError(`${target} has events already, and an import writes over nothing: name another directory. Nothing was changed.`);
    const { checkpoint, heads } = sealedWith(history.checkpoint, { path, size: events.size, data, env: terminal.env });
    const manifest: Manifest = { registry, ...events, checkpoint, build: BUILD, files: [{ name: 'events.sqlite', bytes: '', sha256: '' }] };
    const comparing = { peers: [], witnesses: [], acceptLoss: false, fromEpoch: undefined, heads };
    const restoring = await checkEvents({ registry, staged, target }, manifest, comparing, startCatalogue(), terminal);
    put(restoring, staged, data, terminal);
    return EXIT.ok;
  } finally {
    rmSync(staged, { recursive: true, force: true });
    lock.release();
  }
};

type Staged = Pick<Manifest, 'registry' | 'size' | 'root' | 'lastId'>;

/** Writes the lines of a history, each as it must be, into a new event file. */
const staging = async (
  path: string,
  lines: AsyncIterable<readonly { readonly bytes: Uint8Array; readonly isEnded: boolean }[]>,
  to: string,
  terminal: Terminal,
): Promise<Staged> => {
  const file = new EventFile(to);
  const findings = new ProofFindings();
  const checked = new EventLines(findings, () => undefined);
  const progress = new Progress(terminal, 'events');
  let events: StoredEvent[] = [];
  const append = async (): Promise<void> => {
    if (events.length > 0) await file.append(file.size === 0n ? 'none' : file.size - 1n, events);
    events = [];
    progress.at(Number(file.size));
  };
  try {
    for await (const page of lines)
      for (const { bytes, isEnded } of page) {
        const revision = checked.size;
        checked.take(bytes);
        if (!isEnded) findings.add('event', revision, 'a line that ends with LF', 'the file ends in its middle');
        const [wrong] = findings.kept;
        if (wrong)
          throw new CliError(
            `${path}, line ${revision + 1n}: expected ${wrong.expected}, and it is ${wrong.actual}. Nothing was changed. Get the file again.`,
          );
        const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
        events.push({ revision, id: tailOf(body)?.id ?? '', body });
        if (events.length === TOGETHER) await append();
      }
    await append();
    progress.end();
    const last = file.last();
    const registry = /"registry":"([^"]*)"/.exec(last?.body.slice(-400) ?? '')?.[1] ?? '';
    if (!last || !REGISTRY_CODE.test(registry)) throw new CliError(`${path} holds no event. Nothing was changed.`);
    return { registry, size: String(file.size), root: file.root(), lastId: last.id };
  } finally {
    await file.close();
  }
};
