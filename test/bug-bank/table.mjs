import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { NOT_YET } from './bank.mjs';

const [BEGIN, END] = ['<!-- made by npm run test:bugs -->', '<!-- end -->'];

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
export const writeTable = async (root, rows) => {
  const path = join(root, 'docs/quality.md');
  const text = readFileSync(path, 'utf8');
  const [before = '', rest = ''] = text.split(BEGIN);
  const [, after = ''] = rest.split(END);
  const notYet = NOT_YET.map(({ id, bug, because }) => `| ${id} | ${bug} | ${because} |`);
  const table = [tableOf(rows), 'Not in the bank:', '', '| | bug | because |', '| --- | --- | --- |', ...notYet].join('\n');
  const made = `${before}${BEGIN}\n\n${table}\n\n${END}${after}`;
  const options = await prettier.resolveConfig(path);
  writeFileSync(path, await prettier.format(made, { ...options, parser: 'markdown' }));
};
