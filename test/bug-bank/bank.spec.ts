import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MUTANTS, NOT_YET, withBug, type Mutant } from './bank.mjs';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
/** What is wrong with a mutant's edit of `file`, in one line; nothing where it fits. */
const faultOf = (mutant: Mutant, file: string): string[] => {
  if (!existsSync(join(ROOT, file))) return [`mutant ${mutant.id}: ${file} is gone`];
  try {
    return withBug(mutant, file, read(file)) === read(file) ? [`mutant ${mutant.id}: it changes nothing in ${file}`] : [];
  } catch (error) {
    return [(error as Error).message];
  }
};
const rows = read('docs/quality.md')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('the bug bank', () => {
  it('is of the source as it is: the text of every edit stands in its file exactly once', () => {
    expect(MUTANTS.flatMap((mutant) => mutant.edits.flatMap(({ file }) => faultOf(mutant, file)))).toEqual([]);
  });

  it('fails loudly where a text is not there, or twice', () => {
    const [mutant] = MUTANTS;
    const [edit] = mutant?.edits ?? [];
    if (!mutant || !edit) throw new Error('the bank is empty');
    expect(() => withBug(mutant, edit.file, '')).toThrow('0 times, not once');
    expect(() => withBug(mutant, edit.file, edit.from + edit.from)).toThrow('2 times, not once');
  });

  it('names tests that are there, and no id twice', () => {
    expect(MUTANTS.filter(({ test }) => !existsSync(join(ROOT, test.path)))).toEqual([]);
    expect(new Set(MUTANTS.map(({ id }) => id)).size).toBe(MUTANTS.length);
  });

  it('has every number from 1 on, as a mutant or with the reason why not, in docs/quality.md as in the bank', () => {
    const listed = [...MUTANTS, ...NOT_YET];
    const numbers = [...new Set(listed.map(({ id }) => parseInt(id)))].sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: Math.max(40, ...numbers) }, (_, i) => i + 1));
    for (const { id, bug } of listed) expect([id, rows.find(([, number]) => number === id)?.[2]?.replaceAll('\\', '')]).toEqual([id, bug]);
    for (const { id, test } of MUTANTS) expect(rows.find(([, number]) => number === id)?.[3]).toContain(test.path);
  });
});
