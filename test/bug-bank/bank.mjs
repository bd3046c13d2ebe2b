import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NOT_YET } from './mutants/not-yet.mjs';

// The bug bank (`docs/quality.md#the-bug-bank`): each bug is a small change of the source as the tests see it. Nothing of it is ever in the
// source itself. Every file of `mutants` exports one list of them.

const files = readdirSync(join(import.meta.dirname, 'mutants')).filter((file) => file !== 'not-yet.mjs');
const lists = await Promise.all(files.sort().map((file) => import(`./mutants/${file}`)));

export { NOT_YET };
export const MUTANTS = lists
  .flatMap(Object.values)
  .flat()
  .sort((a, b) => parseInt(a.id) - parseInt(b.id));

export const withBug = ({ id, edits }, file, text) =>
  edits
    .filter((edit) => edit.file === file)
    .reduce((changed, { from, to }) => {
      const pieces = changed.split(from);
      if (pieces.length !== 2) throw new Error(`mutant ${id}: ${file} has its text ${pieces.length - 1} times, not once: ${from}`);
      return pieces.join(to);
    }, text);
