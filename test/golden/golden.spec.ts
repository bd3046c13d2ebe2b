import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Replay } from '../../src/cli/replay.js';
import { catalogue, type Scenario } from '../support/scenario.js';
import { everyEvent, everyEventOfParty } from './every-event.js';
import { filesOf, golden, RELEASES, type Golden } from './golden.js';

const linesOf = (name: string): string[] =>
  readFileSync(filesOf(name).events, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
const replayed = (name: string): Replay => {
  const lines = linesOf(name);
  const { registry } = JSON.parse(lines[0] ?? '{}') as { readonly registry: string };
  const replay = new Replay(registry, catalogue());
  for (const line of lines) replay.take(line);
  return replay;
};
const versionsIn = (lines: readonly string[]): string[] =>
  lines.map((line) => JSON.parse(line) as { type: string; schema: string }).map(({ type, schema }) => `${type}/${schema}`);

/** Holdings and adjustments, as they can be compared with those that were written beside the events. */
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
  // GOLDEN=name makes the golden file of a release that is not out yet, and its figures.
  if (process.env['GOLDEN'] !== undefined)
    it('are written into a new file', async () => {
      const release = process.env['GOLDEN'] ?? '';
      for (const [name, scenario] of [
        [release, await everyEvent()],
        [`${release}-party`, await everyEventOfParty()],
      ] as const) {
        const { file, book } = scenario;
        const bodies = file.read(0n, Number(file.size)).map(({ body }) => `${body}\n`);
        writeFileSync(filesOf(name).events, bodies.join(''));
        writeFileSync(filesOf(name).figures, `${JSON.stringify({ root: replayed(name).root, ...figuresOf(book) }, null, 2)}\n`);
      }
    });

  it('stand in files that each have their figures', () => {
    expect(RELEASES.length).toBeGreaterThan(1);
    expect(Object.keys(golden())).toEqual(RELEASES);
  });

  it.each(RELEASES)('%s: never edited, decoded and folded by the code of today, within every law', async (name) => {
    const { root, ...figures } = golden()[name]!;
    const replay = replayed(name);

    expect(replay.root).toBe(root);
    expect(figuresOf(replay.book)).toEqual(figures);
    expect((await replay.report()).holds).toBe(true);
  });

  it('have every version of every event among them: GOLDEN=name npm run test:only -- test/golden adds those of today', () => {
    const stored = new Set(RELEASES.flatMap((name) => versionsIn(linesOf(name))));
    expect([...catalogue().eventClasses.keys()].filter((version) => !stored.has(version))).toEqual([]);
  });
});
