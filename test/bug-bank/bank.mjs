import { accounting } from './mutants/accounting.mjs';
import { appending } from './mutants/appending.mjs';
import { checker } from './mutants/checker.mjs';
import { deciding } from './mutants/deciding.mjs';
import { NOT_YET } from './mutants/not-yet.mjs';
import { reading } from './mutants/reading.mjs';
import { rules } from './mutants/rules.mjs';

// The bug bank (`docs/quality.md#the-bug-bank`): each bug is a small change of the source as the tests see it. Nothing of it is ever in the
// source itself.

export { NOT_YET };
export const MUTANTS = [...appending, ...deciding, ...rules, ...reading, ...checker, ...accounting].sort(
  (a, b) => parseInt(a.id) - parseInt(b.id),
);

export const withBug = ({ id, edits }, file, text) =>
  edits
    .filter((edit) => edit.file === file)
    .reduce((changed, { from, to }) => {
      const pieces = changed.split(from);
      if (pieces.length !== 2) throw new Error(`mutant ${id}: ${file} has its text ${pieces.length - 1} times, not once: ${from}`);
      return pieces.join(to);
    }, text);
