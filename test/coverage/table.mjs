import { putIntoQualityPage } from '../support/quality-page.mjs';
import { BY_CHANCE, LEFT_OUT } from './left-out.mjs';

const MARKS = ['<!-- made by npm run generate: left out -->', '<!-- end of left out -->'];

/** Puts the reasons for what coverage leaves out into docs/quality.md, each with its functions and how many branches. */
export const writeLeftOut = (root) => {
  const rows = Object.entries({ ...LEFT_OUT, ...BY_CHANCE }).map(([because, files]) => {
    const places = Object.values(files).flatMap((of) => Object.entries(of));
    const count = places.reduce((sum, [, left]) => sum + (typeof left === 'number' ? left : 0), 0);
    return `| ${because} | ${Object.keys(files).length} | ${places.length} | ${count} |`;
  });
  const head = ['| left out because | files | functions | branches |', '| --- | --- | --- | --- |'];
  return putIntoQualityPage(root, MARKS, [...head, ...rows].join('\n'));
};
