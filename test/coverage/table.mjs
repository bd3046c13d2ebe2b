import { putIntoQualityPage } from '../support/quality-page.mjs';

const MARKS = ['<!-- made by npm run coverage -->', '<!-- end of coverage -->'];

/** Puts the figures of each room and the reasons for what is left out into docs/quality.md. */
export const writeTable = (root, { rooms, reasons }) => {
  const figures = rooms.map(({ room, branches, taken, leftOut }) => `| src/${room} | ${branches} | ${taken} | ${leftOut} |`);
  const why = reasons.map(({ because, lines }) => `| ${because} | ${lines} |`);
  const tables = [
    ...['| room | branches and functions | taken | left out, with a reason |', '| --- | --- | --- | --- |', ...figures, ''],
    ...['| left out because | lines |', '| --- | --- |', ...why],
  ];
  return putIntoQualityPage(root, MARKS, tables.join('\n'));
};
