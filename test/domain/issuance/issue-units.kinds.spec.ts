import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { afterIssuance, authorize, forOther, issuance, stage, verify2025 } from '../../support/stage.js';

const S = 'UN01-GHA-10471-2025';

describe('issue-units: what is born, and what that first transfers', () => {
  describe('R-49: the kind of units', () => {
    it.each([
      ['AER', { code: 'UN01', kind: 'mechanism' }, { authorization: 'A-1' }],
      ['MCU', { code: 'UN01', kind: 'mechanism' }, { contribution: 'NPI' }],
      ['ITMO', { code: 'GHA01', kind: 'party' }, { authorization: 'A-1' }],
      ['ITMO', { code: 'INT01', kind: 'international' }, { authorization: 'A-1' }],
    ])('%s in %o for a line with %o', async (kind, registry, line) => {
      const scenario = await stage({ registry });
      await verify2025(scenario, '1000');
      await authorize(scenario);

      await scenario.accept('issue-units', issuance('1000', undefined, line));

      expect([...scenario.book.units.heldBy('PENDING')]).toMatchObject([{ kind }]);
      expectLaws(scenario);
    });

    it('in a Party registry nothing is levied (R-92)', async () => {
      const scenario = await stage({ registry: { code: 'GHA01', kind: 'party' } });
      await verify2025(scenario, '1000');
      await authorize(scenario);

      const { events } = await scenario.accept('issue-units', issuance('1000', '1000'));

      expect(events.map(({ type }) => type)).toEqual(['UnitsIssued']);
      expect(events[0]?.data).toMatchObject({ adaptationBps: '0', omgeBps: '0', bufferBps: '0' });
      expect(scenario.holding('GHA-H1')).toBe(1_000n);
    });
  });

  describe('R-50 to R-54: first transfer at birth', () => {
    it.each([
      ['NDC alone', { purposes: ['NDC'], firstTransfer: { oimp: 'issuance' } }, 7_000n],
      ['other purposes, by use or cancellation', forOther('use-or-cancellation'), 7_000n],
      ['other purposes, by first international transfer', forOther('first-international-transfer'), 7_000n],
      ['other purposes, by issuance', forOther('issuance'), 100_000n],
      ['other purposes, by authorization', forOther('authorization'), 100_000n],
      ['NDC and other purposes: the earlier', { purposes: ['NDC', 'IMP'], firstTransfer: { oimp: 'issuance' } }, 100_000n],
    ])('authorized for %s: %#', async (_, terms, added) => {
      const scenario = await afterIssuance(terms);

      expect(scenario.adjusted('GHA')).toEqual([added, 0n]);
      expectLaws(scenario);
    });

    it("units in the buffer are first transferred by their host's definition only", async () => {
      const scenario = await stage({ programme: { outcome: 'removals', riskRatingBps: '1000' } });
      await verify2025(scenario, '1000');
      await authorize(scenario, forOther('issuance'));

      const { events } = await scenario.accept('issue-units', issuance('1000'));

      expect(events.slice(1).map(({ data }) => [data['trigger'], data['quantity'], data['blocks']])).toEqual([
        ['omge', '20', [`${S}-881-900`]],
        ['adaptation-share', '50', [`${S}-831-880`]],
        ['issuance', '930', [`${S}-1-830`, `${S}-901-1000`]],
      ]);
      expectLaws(scenario);
    });
  });
});
