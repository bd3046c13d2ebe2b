import { putIntoQualityPage } from '../support/quality-page.mjs';
import { NOT_YET } from './bank.mjs';

const MARKS = ['<!-- made by npm run test:bugs -->', '<!-- end -->'];

const cell = (text) => text.replace(/\|/g, '\\|').replace(/[<>*_`]/g, (c) => (c === '`' ? c : `\\${c}`));

/** The table `mutant | caught by | how` as Markdown. */
export const tableOf = (rows) => {
  const caught = rows.map(
    ({ mutant, caught, test, how }) =>
      `| ${mutant.id} | ${mutant.bug} | ${caught ? `${cell(test)} (\`${mutant.test.path}\`)` : '**not caught**'} | ${cell(how)} |`,
  );
  return ['| | mutant | caught by | how |', '| --- | --- | --- | --- |', ...caught, ''].join('\n');
};

/** Puts the table into docs/quality.md, with the bugs that nothing of today's code can have. */
export const writeTable = (root, rows) => {
  const notYet = NOT_YET.map(({ id, bug, because }) => `| ${id} | ${bug} | ${because} |`);
  const table = [tableOf(rows), 'Not in the bank:', '', '| | bug | because |', '| --- | --- | --- |', ...notYet].join('\n');
  return putIntoQualityPage(root, MARKS, table);
};
