import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from '@jest/globals';

/** Beside the repository, or where `SHARED_DATA` says. */
const DATA = process.env['SHARED_DATA'] ?? join(import.meta.dirname, '../../../shared/data');

/** A file of the shared data, by its name there. */
export const shared = (name: string): string => join(DATA, name);

/** `describe` where the file of the shared data is there; elsewhere it is skipped, and one line says so. */
export const describeWith = (name: string): typeof describe | typeof describe.skip => {
  if (existsSync(shared(name))) return describe;
  process.stderr.write(`skipped: ${name} is not at ${DATA}\n`);
  return describe.skip;
};

export const textOf = (name: string): string => readFileSync(shared(name), 'utf8');

interface Line {
  readonly command: string;
  readonly data: object;
}

/** The commands of an NDJSON file. */
export const linesOf = (name: string): Line[] =>
  textOf(name)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
