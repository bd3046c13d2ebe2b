import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 up to AA, and what axe holds for good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Something that axe finds wrong, and where. */
export interface Finding {
  readonly rule: string;
  readonly where: string;
}

/** What axe finds in a page; with `rules`, by those alone. */
export const axeIn = async (page: Page, rules?: readonly string[]): Promise<Finding[]> => {
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(AXE);
  const only = rules === undefined ? { type: 'tag', values: TAGS } : { type: 'rule', values: rules };
  return page.evaluate(
    `axe.run({ runOnly: ${JSON.stringify(only)}, resultTypes: ['violations'] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => ({ rule: id, where: target.join(' ') }))))`,
  );
};
