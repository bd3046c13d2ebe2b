import { chownSync, closeSync, existsSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { readKeys, type KeyEntry } from '../../http/gate/key-entries.js';
import { CliError, type Terminal } from '../terminal.js';

/** The keys file that a verb is about: `--file`, else `KEYS_FILE`. Throws where neither is given. */
export const keysFileOf = ({ file }: { readonly file?: string }, { env }: Pick<Terminal, 'env'>): string =>
  file ?? env['KEYS_FILE'] ?? missing();

const missing = (): never => {
  throw new CliError('Say which keys file with --file, or set KEYS_FILE. Nothing was changed.');
};

/** The entries of a keys file; none where there is no file. Throws `CliError` where it can't be read, or not be relied on. */
export const entriesIn = (path: string): readonly KeyEntry[] => {
  if (!existsSync(path)) return [];
  const { entries, doubt } = read(path);
  if (doubt !== undefined) throw new CliError(`${doubt}. Nothing was changed.`);
  return entries;
};

const read = (path: string): ReturnType<typeof readKeys> => {
  try {
    return readKeys(path);
  } catch (error) {
    throw new CliError(`${error instanceof Error ? error.message : String(error)}. Nothing was changed.`);
  }
};

/**
 * Changes the entries of a keys file in one step: a node that looks at it sees those of before or those of after. It stays the same owner's, who
 * alone may read it. Throws `CliError` where another process is changing it.
 */
export const changeKeys = <Result>(
  path: string,
  change: (entries: readonly KeyEntry[]) => readonly [readonly KeyEntry[], Result],
): Result => {
  const target = existsSync(path) ? realpathSync(path) : path;
  const next = `${target}.next`;
  const file = begun(next);
  try {
    const [entries, result] = change(entriesIn(target));
    writeSync(file, `${JSON.stringify({ keys: entries }, null, 2)}\n`);
    fsyncSync(file);
    if (existsSync(target)) keepOwner(target, next);
    renameSync(next, target);
    flushed(dirname(target));
    return result;
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
};

/** It is there once: whoever finds it there waits. */
const begun = (next: string): number => {
  try {
    return openSync(next, 'wx', 0o600);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw new CliError(`${message}. Nothing was changed.`);
    throw new CliError(
      `${next} is there: another \`sextant keys\` is at work, or one was stopped in the middle. If none runs, remove it. Nothing was changed.`,
    );
  }
};

const keepOwner = (old: string, next: string): void => {
  const { uid, gid } = statSync(old);
  const own = statSync(next);
  if (uid !== own.uid || gid !== own.gid) chownSync(next, uid, gid);
};

const flushed = (folder: string): void => {
  const file = openSync(folder, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};
