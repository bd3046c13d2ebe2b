import { putIntoQualityPage } from '../support/quality-page.mjs';
import { MUTANTS, NOT_YET } from './bank.mjs';

const MARKS = ['<!-- made by npm run generate: the bug bank -->', '<!-- end of the bug bank -->'];

const cell = (text) => text.replace(/[|<>*_]/g, (c) => `\\${c}`);

/** The bank as Markdown: each bug with the test that catches it, and the bugs that nothing of today's code can have. */
const table = () => {
  const caught = MUTANTS.map(({ id, bug, test }) => `| ${id} | ${cell(bug)} | ${cell(test.title)} (\`${test.path}\`) |`);
  const notYet = NOT_YET.map(({ id, bug, because }) => `| ${id} | ${cell(bug)} | ${cell(because)} |`);
  return [
    ...['| | bug | caught by |', '| --- | --- | --- |', ...caught, ''],
    ...['Not in the bank:', '', '| | bug | because |', '| --- | --- | --- |', ...notYet],
  ].join('\n');
};

/** Puts the bank into docs/quality.md. */
export const writeBugs = (root) => putIntoQualityPage(root, MARKS, table());
