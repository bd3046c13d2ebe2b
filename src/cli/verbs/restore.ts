import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DirectoryLock } from '../../event-store/directory-lock.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import { startCatalogue } from '../../ledger/start-catalogue.js';
import { EPOCH } from '../../node/log/log-place.js';
import type { Target } from '../act.js';
import { appendLines } from '../backup/append-lines.js';
import { addedTo } from '../backup/chain.js';
import { checkEvents, type Comparing, type Restoring } from '../backup/checked.js';
import { checkHashes } from '../backup/files.js';
import { ADDED, BACKED_UP, readManifest, type Manifest } from '../backup/manifest.js';
import { put } from '../backup/put.js';
import { backupDirectory, stage, stagedIn } from '../backup/staged.js';
import { calledAs, quoted } from '../invocation.js';
import { Progress } from '../progress.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';

interface Options extends Target {
  /** Goes on without events that files in the directory remember. */
  readonly acceptLoss?: boolean;
  /** Other nodes of the registry, or the addresses of its log: what they have seen signed must be there. */
  readonly peer?: readonly string[];
  readonly fromEpoch?: string;
}

/**
 * `sextant restore`: puts a backup into a data directory that no node serves, once every byte and every event of it is what its manifest
 * says. It never writes over events, and where files in the directory remember later ones it goes on only with `--accept-loss`.
 */
export const restore = async (from: string, options: Options, terminal: Terminal): Promise<number> => {
  const { url, data } = options;
  const comparing = comparingWith(options, terminal);
  if (url !== undefined || data === undefined)
    throw new CliError('Name the directory to restore into with --data: a new one, or one of a stopped node.');
  mkdirSync(data, { recursive: true });
  const lock = new DirectoryLock(data);
  let codes: string[] = [];
  try {
    codes = await stage(from, data);
    const catalogue = startCatalogue();
    const restoring: Restoring[] = [];
    for (const code of codes) restoring.push(await checked({ code, data, from }, comparing, catalogue, terminal));
    for (const one of restoring) put(one, stagedIn(data, one.manifest.registry), data, terminal);
  } finally {
    for (const code of codes) rmSync(stagedIn(data, code), { recursive: true, force: true });
    lock.release();
  }
  terminal.out(
    `\`${calledAs(terminal)} serve --data ${quoted(data)}\` serves it. Say to whoever holds later answers that they are gone.\n`,
  );
  return EXIT.ok;
};

const comparingWith = ({ acceptLoss = false, peer = [], fromEpoch }: Options, { env }: Terminal): Comparing => {
  if (fromEpoch !== undefined && !/^[1-9][0-9]{0,5}$/.test(fromEpoch))
    throw new CliError('--from-epoch is the number of the log that is given up, such as 1.');
  if (fromEpoch !== undefined && !acceptLoss)
    throw new CliError('--from-epoch gives a log up for good, and goes with --accept-loss: the registry then says so in its next event.');
  const witnesses = (env['WITNESS_URLS'] ?? '')
    .split(',')
    .map((url) => url.trim())
    .filter((url) => url !== '');
  return { acceptLoss, peers: peer, witnesses, fromEpoch: fromEpoch === undefined ? undefined : Number(fromEpoch) };
};

interface Place {
  readonly code: string;
  readonly data: string;
  readonly from: string;
}

/** Everything that can be wrong with a registry's backup, or with putting it there. Throws `CliError`, `DamagedFile`. */
const checked = async ({ code, data, from }: Place, comparing: Comparing, catalogue: Catalogue, terminal: Terminal): Promise<Restoring> => {
  const [target, staged] = [join(data, code), stagedIn(data, code)];
  const events = join(target, BACKED_UP[0]);
  if (existsSync(events))
    throw new CliError(
      `${events} is there already, and a restore writes over nothing. Move ${target} away first, and keep it. Nothing was changed.`,
    );
  const whole = readManifest(staged);
  if (whole.registry !== code) throw new CliError(`The backup of ${code} says that it is of ${whole.registry}. Nothing was changed.`);
  await checkHashes(staged, whole.files);
  const manifest = await withAdded({ code, staged, from }, whole, terminal);
  return checkEvents({ registry: code, staged, target }, manifest, comparing, catalogue, terminal);
};

/** Appends what was added to the backup; gives the manifest of all. */
const withAdded = async (
  { code, staged, from }: { readonly code: string; readonly staged: string; readonly from: string },
  whole: Manifest,
  terminal: Terminal,
): Promise<Manifest> => {
  const directory = backupDirectory(from, code);
  const added = directory === undefined ? [] : addedTo(directory, code, whole);
  const last = added.at(-1);
  if (!last) return whole;
  for (const link of added) await checkHashes(link.directory, link.manifest.files);
  const progress = new Progress(terminal, `${code}, events added`);
  await appendLines(
    join(staged, BACKED_UP[0]),
    added.map((link) => join(link.directory, ADDED[0])),
    (seen) => progress.at(seen),
  );
  progress.end();
  if (existsSync(join(last.directory, EPOCH))) copyFileSync(join(last.directory, EPOCH), join(staged, EPOCH));
  return { ...last.manifest, files: whole.files };
};
