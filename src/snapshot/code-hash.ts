import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** The folders of this build that make a book of events, or keep one. */
const FOLDERS = ['domain', 'event-store', 'ledger', 'projections', 'snapshot', 'transparency-log'];

let known: string | undefined;

/**
 * SHA-256 over the program files that make a book of events and write it down, as they lie beside this one, and the version of the engine that
 * puts values into bytes: a book of other code is no book of this one. Read once a thread, for all registries.
 */
export const codeHash = (): string => (known ??= hashOfCode());

const hashOfCode = (): string => {
  const root = join(import.meta.dirname, '..');
  const sum = createHash('sha256').update(process.versions.v8);
  for (const folder of FOLDERS)
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort())
      if (extname(name) === extname(import.meta.filename)) sum.update(`\0${name}\0`).update(readFileSync(join(root, folder, name)));
  return sum.digest('hex');
};
