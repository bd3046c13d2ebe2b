import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { registriesIn } from '../../node/settings.js';
import { DirectoryLock } from '../../event-store/directory-lock.js';
import { READ_FILES } from '../../projections/read-file/read-file.js';
import { base, Client } from '../client.js';
import type { Target } from '../act.js';
import { Refused } from '../problem-text.js';
import { grouped } from '../table.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';

/** `sextant rebuild`: deletes the read files of a stopped directory, which are caches, and has them made again from the events. */
export const rebuild = async (target: Target, terminal: Terminal): Promise<number> => {
  if (target.url !== undefined) throw new CliError('Only a stopped data directory is rebuilt: name it with --data, and leave --url out.');
  const directory = target.data ?? terminal.env['DATA_DIR'] ?? './data';
  const codes = target.registry === undefined ? registriesIn(directory) : [target.registry];
  if (!existsSync(directory) || codes.length === 0) throw new CliError(`There is no registry in ${directory}.`);
  deleteReadFiles(directory, codes);
  return Client.with(target, terminal, async (client) => {
    for (const registry of codes) {
      const began = Date.now();
      const { revision } = await client.get<{ revision: string }>(base(registry));
      await caughtUp(client, registry, revision);
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      terminal.out(`${registry}: the read file is back, ${grouped(BigInt(revision) + 1n)} events in ${seconds} s\n`);
    }
    return EXIT.ok;
  });
};

/** Nobody may be using them: the lock says so, or names who is. */
const deleteReadFiles = (directory: string, codes: readonly string[]): void => {
  const lock = new DirectoryLock(directory);
  try {
    for (const code of codes) for (const name of READ_FILES) rmSync(join(directory, code, name), { force: true });
  } finally {
    lock.release();
  }
};

/** Waits until reads speak of `revision`. */
const caughtUp = async (client: Client, registry: string, revision: string): Promise<void> => {
  for (;;) {
    try {
      return void (await client.text(`${base(registry)}?minRevision=${revision}`));
    } catch (error) {
      if (!(error instanceof Refused && error.problem.status === 503)) throw error;
    }
  }
};
