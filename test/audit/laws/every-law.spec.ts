import { describe, expect, it } from '@jest/globals';
import { audit } from '../../../src/audit/audit.js';
import { LAWS } from '../../../src/audit/laws/index.js';
import { expectLaws, replayed } from '../../support/check-laws.js';
import { Scenario } from '../../support/scenario.js';
import { story } from '../story.js';

describe('the laws of no double counting', () => {
  it('all hold at the end of a story with issuance, use, cancellation, proposals and imports, and at every act on the way', async () => {
    expectLaws(await story());
  });

  it('each says in a figure what it looked at', async () => {
    const { book } = await story();

    const figures = Object.fromEntries(audit(book).laws.map(({ name, figure }) => [name, figure]));

    expect(figures).toMatchObject({
      conservation: '1150 units, all that were ever issued or imported',
      'terminal-accounts': '152 units in 3 accounts',
      'adjustments-equal-first-transfers-and-uses': '430 added, 100 subtracted',
      caps: '1100 units issued under host approvals',
      'authorized-quantity': '1000 units under 1 authorizations',
      'verified-and-issued': '1100 units issued from 5 verified lines',
      reservations: '1 blocks named by proposals',
      'underlying-once': '2 imported lots in 1 series',
    });
  });

  it('hold on an empty book', async () => {
    const { book } = await Scenario.empty();

    expect(audit(book)).toMatchObject({ holds: true });
  });

  it('have names of their own, and rest on rules', () => {
    expect(new Set(LAWS.map(({ name }) => name)).size).toBe(LAWS.length);
    for (const { rule, says } of LAWS) {
      expect(rule).toMatch(/^R-\d\d(, R-\d\d)*$/);
      expect(says).toMatch(/\.$/);
    }
  });

  it('an audit that follows the stream reports the same figures as one of the book it ends with', async () => {
    const scenario = await story();

    const { report } = replayed(scenario);

    expect(report).toEqual(audit(scenario.book));
  });
});
