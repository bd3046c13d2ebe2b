import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Replay } from '../../src/cli/replay.js';
import { catalogue, type Scenario } from '../support/scenario.js';
import { everyEvent } from './every-event.js';
import { GOLDEN, type Golden } from './golden.js';

const HERE = import.meta.dirname;
const linesOf = (name: string): string[] =>
  readFileSync(join(HERE, `${name}.ndjson`), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
const replayed = (name: string): Replay => {
  const replay = new Replay('UN01', catalogue());
  for (const line of linesOf(name)) replay.take(line);
  return replay;
};
const versionsIn = (lines: readonly string[]): string[] =>
  lines.map((line) => JSON.parse(line) as { type: string; schema: string }).map(({ type, schema }) => `${type}/${schema}`);

/** Holdings and adjustments, as they can be compared with what stands in golden.ts. */
const figuresOf = (book: Scenario['book']): Omit<Golden, 'root'> => ({
  holdings: Object.fromEntries(
    [...book.accounts.keys()]
      .map((account): [string, string] => [account, String(book.units.heldBy(account).quantity)])
      .filter(([, units]) => units !== '0'),
  ),
  adjusted: Object.fromEntries(
    [...book.adjusted.values()].map(({ party, additions, subtractions }) => [party, [String(additions), String(subtractions)]]),
  ),
});

describe('events that were once stored', () => {
  const files = readdirSync(HERE).filter((file) => file.endsWith('.ndjson'));

  // GOLDEN=name makes the golden file of a release that is not out yet; its figures go into golden.ts by hand.
  if (process.env['GOLDEN'] !== undefined)
    it('are written into a new file', async () => {
      const { file, book } = await everyEvent();
      const bodies = file.read(0n, Number(file.size)).map(({ body }) => `${body}\n`);
      const name = process.env['GOLDEN'] ?? '';
      writeFileSync(join(HERE, `${name}.ndjson`), bodies.join(''));
      process.stderr.write(`${JSON.stringify({ [name]: { root: replayed(name).root, ...figuresOf(book) } }, null, 2)}\n`);
    });

  it('stand in files that golden.ts names', () => {
    expect(files).toEqual(Object.keys(GOLDEN).map((name) => `${name}.ndjson`));
  });

  it.each(Object.entries(GOLDEN))(
    '%s: never edited, decoded and folded by the code of today, within every law',
    async (name, { root, ...figures }) => {
      const replay = replayed(name);

      expect(replay.root).toBe(root);
      expect(figuresOf(replay.book)).toEqual(figures);
      expect((await replay.report()).holds).toBe(true);
    },
  );

  it('have every version of every event among them: GOLDEN=name npm run test:only -- test/golden adds those of today', () => {
    const stored = new Set(Object.keys(GOLDEN).flatMap((name) => versionsIn(linesOf(name))));
    expect([...catalogue().eventClasses.keys()].filter((version) => !stored.has(version))).toEqual([]);
  });
});
