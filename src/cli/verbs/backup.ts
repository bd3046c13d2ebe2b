import { existsSync, mkdirSync, copyFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILD } from '../../node/build.js';
import { registriesIn } from '../../node/settings.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import { startCatalogue } from '../../ledger/start-catalogue.js';
import type { Target } from '../act.js';
import { copyOnline } from '../backup/copy.js';
import { checkHashes, flush, hashed } from '../backup/files.js';
import { foldedEvents } from '../backup/folded.js';
import { increment } from '../backup/increment.js';
import { BACKED_UP, MANIFEST, type Manifest } from '../backup/manifest.js';
import { checkSealedOver, copySealed, noteOf } from '../backup/sealed.js';
import { checkArchive } from '../backup/staged.js';
import { pack } from '../backup/tar.js';
import { Progress } from '../progress.js';
import { grouped } from '../table.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';

interface Options extends Target {
  readonly out: string;
  readonly json?: boolean;
  /** Adds to the backup that is there what is new, one event a line. */
  readonly incremental?: boolean;
}

/**
 * `sextant backup`: a checked copy of each registry's events, while a node writes them or not, in a directory or in one `.tar` file. What
 * is there already is never written over, and nothing has its name before it was opened, hashed and folded.
 */
export const backup = async (options: Options, terminal: Terminal): Promise<number> => {
  const { out, json = false } = options;
  const directory = directoryOf(options, terminal);
  const codes = options.registry === undefined ? registriesIn(directory) : [options.registry];
  const missing = codes.find((code) => !existsSync(join(directory, code, BACKED_UP[0])));
  if (codes.length === 0 || missing !== undefined)
    throw new CliError(`There is no registry ${missing === undefined ? '' : `${missing} `}with events in ${directory}.`);
  if (options.incremental) return addToBackup(directory, codes, options, terminal);
  const isFile = out.endsWith('.tar');
  const taken = (isFile ? [out] : codes.map((code) => join(out, code))).find((path) => existsSync(path));
  if (taken !== undefined)
    throw new CliError(`${taken} is there already, and a backup writes over nothing: name another place with --out.`);
  const into = isFile ? `${out}.partial` : out;
  if (isFile) rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  const catalogue = startCatalogue();
  try {
    for (const code of codes) {
      const began = Date.now();
      const manifest = await backedUp(join(directory, code), code, into, catalogue, terminal);
      if (json) terminal.out(`${JSON.stringify(manifest)}\n`);
      else terminal.out(`${lineOf(manifest)}, copied and checked in ${((Date.now() - began) / 1000).toFixed(1)} s.\n`);
    }
    if (isFile) await archived(into, out, codes);
  } finally {
    if (isFile) rmSync(into, { recursive: true, force: true });
  }
  if (!json) terminal.out(`The backup is in ${out}. \`sextant restore ${out} --data DIR\` brings it back.\n`);
  return EXIT.ok;
};

/** What came since the last backup in the same directory, of each registry. */
const addToBackup = async (
  directory: string,
  codes: readonly string[],
  { out, json = false }: Options,
  terminal: Terminal,
): Promise<number> => {
  if (!existsSync(out)) throw new CliError(`There is no backup ${out} to add to: take a whole one first, without --incremental.`);
  if (!statSync(out).isDirectory()) throw new CliError(`${out} is a file: only a backup in a directory is added to.`);
  for (const registry of codes) {
    const began = Date.now();
    const manifest = await step(terminal, `${registry}, events`, (seen) => increment({ directory, registry, into: out }, seen));
    if (!manifest) {
      if (!json) terminal.out(`${registry}: nothing is new since the last backup in ${out}.\n`);
      continue;
    }
    const added = BigInt(manifest.size) - BigInt(manifest.from?.size ?? 0);
    if (json) terminal.out(`${JSON.stringify(manifest)}\n`);
    else terminal.out(`${lineOf(manifest)}, ${grouped(added)} of them new, in ${((Date.now() - began) / 1000).toFixed(1)} s.\n`);
  }
  return EXIT.ok;
};

const directoryOf = ({ url, data }: Options, { env }: Terminal): string => {
  if (url !== undefined)
    throw new CliError('A backup is taken of a data directory, of a running or a stopped node: name it with --data, and leave --url out.');
  const directory = data ?? env['DATA_DIR'] ?? './data';
  if (!existsSync(directory)) throw new CliError(`There is no data directory ${directory}.`);
  return directory;
};

/** One registry's backup in `into`, under its code. */
const backedUp = async (from: string, registry: string, into: string, catalogue: Catalogue, terminal: Terminal): Promise<Manifest> => {
  const partial = join(into, `${registry}.partial`);
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  try {
    const [events, copyOf] = BACKED_UP;
    // What was signed before the copy began is signed of events that it has.
    const checkpoint = copySealed(from, partial);
    await step(terminal, `${registry}, percent copied`, (seen) =>
      copyOnline(join(from, events), join(partial, events), (share) => seen(Math.round(100 * share))),
    );
    if (existsSync(join(from, copyOf))) copyFileSync(join(from, copyOf), join(partial, copyOf));
    const names = BACKED_UP.filter((name) => existsSync(join(partial, name)));
    const files = await Promise.all(names.map((name) => hashed(partial, name)));
    const folded = await step(terminal, `${registry}, events checked`, (seen) =>
      Promise.resolve(foldedEvents({ path: join(partial, events), registry, sizes: checkpoint ? [checkpoint.size] : [] }, catalogue, seen)),
    );
    checkSealedOver(folded, checkpoint, registry);
    const manifest: Manifest = { registry, ...folded.events, checkpoint: noteOf(checkpoint), build: BUILD, files };
    writeFileSync(join(partial, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    await checkHashes(partial, files);
    for (const name of [...names, MANIFEST]) flush(join(partial, name));
    flush(partial);
    renameSync(partial, join(into, registry));
    flush(into);
    return manifest;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
};

/** What is in `directory` as one file, which is read back before it has its name. */
const archived = async (directory: string, out: string, codes: readonly string[]): Promise<void> => {
  const unfinished = join(directory, 'backup.tar');
  const names = codes.flatMap((code) => [...BACKED_UP, MANIFEST].map((name) => `${code}/${name}`));
  await pack(
    unfinished,
    names.map((name) => ({ name, path: join(directory, name) })).filter(({ path }) => existsSync(path)),
  );
  await checkArchive(unfinished, Object.fromEntries(codes.map((code) => [code, join(directory, code)])));
  renameSync(unfinished, out);
};

const lineOf = ({ registry, size, root, files }: Manifest): string =>
  `${registry}: ${grouped(size)} events, root ${root}, ${grouped(files.reduce((sum, { bytes }) => sum + Number(bytes), 0))} bytes`;

const step = async <T>(terminal: Terminal, what: string, work: (seen: (done: number) => void) => Promise<T>): Promise<T> => {
  const progress = new Progress(terminal, what);
  try {
    return await work((done) => progress.at(done));
  } finally {
    progress.end();
  }
};
