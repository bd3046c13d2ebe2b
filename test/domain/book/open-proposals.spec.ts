import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OpenProposals } from '../../../src/domain/book/open-proposals.js';
import { Journal } from '../../../src/domain/kernel/journal.js';

const steps = fc.array(fc.record({ proposal: fc.nat({ max: 30 }), expires: fc.integer({ min: 10, max: 20 }) }), { maxLength: 60 });
type Steps = readonly { readonly proposal: number; readonly expires: number }[];

/** Opens each proposal that isn't open, and closes it the next time it is named. */
const play = (open: OpenProposals, known: Map<string, string>, some: Steps): void => {
  for (const { proposal, expires } of some) {
    const code = `P-${proposal}`;
    const until = known.get(code);
    if (until === undefined) {
      open.open({ proposal: code, expires: String(expires) });
      known.set(code, String(expires));
    } else {
      open.close({ proposal: code, expires: until });
      known.delete(code);
    }
  }
};

const expected = (known: ReadonlyMap<string, string>, at: string): string[] =>
  [...known]
    .filter(([, until]) => until > at)
    .sort(([a, x], [b, y]) => (x < y || (x === y && a < b) ? -1 : 1))
    .map(([code]) => code);

describe('open proposals', () => {
  it('are those that were opened and not closed, in the order in which they expire, but for what has expired', () => {
    fc.assert(
      fc.property(steps, (some) => {
        const [open, known] = [new OpenProposals(new Journal()), new Map<string, string>()];
        play(open, known, some);
        for (const at of ['', '10', '15', '20']) expect([...open.at(at)]).toEqual(expected(known, at));
      }),
    );
  });

  it('are as they were before a batch that is taken back', () => {
    fc.assert(
      fc.property(steps, steps, (before, batch) => {
        const journal = new Journal();
        const [open, known] = [new OpenProposals(journal), new Map<string, string>()];
        play(open, known, before);
        journal.begin();
        play(open, new Map(known), batch);
        journal.rollback();
        expect([...open.at('')]).toEqual(expected(known, ''));
      }),
    );
  });
});
