import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';

const [BEGIN, END] = ['<!-- made by npm run coverage -->', '<!-- end of coverage -->'];

/** Puts the figures of each room and the reasons for what is left out into docs/quality.md. */
export const writeTable = async (root, { rooms, reasons }) => {
  const path = join(root, 'docs/quality.md');
  const [before, rest] = readFileSync(path, 'utf8').split(BEGIN);
  const [, after] = (rest ?? '').split(END);
  if (after === undefined) throw new Error(`${path} has no place for the table: ${BEGIN} ... ${END}`);
  const figures = rooms.map(({ room, branches, taken, leftOut }) => `| src/${room} | ${branches} | ${taken} | ${leftOut} |`);
  const why = reasons.map(({ because, lines }) => `| ${because} | ${lines} |`);
  const tables = [
    ...['| room | branches and functions | taken | left out, with a reason |', '| --- | --- | --- | --- |', ...figures, ''],
    ...['| left out because | lines |', '| --- | --- |', ...why],
  ];
  const made = `${before}${BEGIN}\n\n${tables.join('\n')}\n\n${END}${after}`;
  writeFileSync(path, await prettier.format(made, { ...(await prettier.resolveConfig(path)), parser: 'markdown' }));
};
