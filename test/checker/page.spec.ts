import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { Checker } from '../../src/checker/checker.js';
import { sha256 } from '../../src/node/sha256.js';

const PAGE = join(import.meta.dirname, '../../docs/auditors.md');

/** What the page says of a law: its name, number, rules and figures. */
const rows = (): { law: string; id: string; rule: string; figures: string[] }[] =>
  [...readFileSync(PAGE, 'utf8').matchAll(/^\| `([a-z-]+)` +\| (C\d+) +\| ([^|]+?) +\|[^|]+\| ([^|]+?) +\|$/gm)].map(
    ([, law = '', id = '', rule = '', figures = '']) => ({
      law,
      id,
      rule,
      figures: [...figures.matchAll(/`([a-z]+)`/g)].map(([, name = '']) => name),
    }),
  );

it('auditors read of every law its number, its rules and its figures as they are', () => {
  const { laws } = new Checker('UN01', sha256).result();

  expect(rows()).toEqual(laws.map(({ law, id, rule, figures }) => ({ law, id, rule, figures: Object.keys(figures) })));
});
