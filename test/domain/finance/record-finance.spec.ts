import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { eventsOf, findings, revisionOf } from '../../support/outcome.js';
import { refusedInOrder } from '../../support/precedence.js';
import { reason } from '../../support/samples.js';
import { ready, verify } from '../verification/given.js';
import { document, paid, share, withClaims } from './given.js';

describe('record-finance', () => {
  it('states what it was given, absent members as null, and nothing is taken yet', async () => {
    const scenario = await ready();
    const entity = { scheme: 'registration', identifier: '47/11', country: 'NOR' };
    const data = paid('F-1', '500', { party: 'CHE', entity }, ['2021', '2023']);

    expect(eventsOf(await scenario.accept('record-finance', data))).toEqual([
      ['FinanceRecorded', { ...data, financeValue: null, carbonValue: null, currency: null, settle: null, gapShown: null }],
    ]);
    expect(scenario.book.finances.get('F-1')).toMatchObject({ quantity: 500n, share: null, settle: 'deduct', taken: 0n });
    expectLaws(scenario);
  });

  it('states a share, and one that MCUs meet', async () => {
    const scenario = await withClaims([share('F-1', ['4000000', '6000000'], { settle: 'mcu', title: 'returned' })]);

    const row = { quantity: null, share: { finance: 4_000_000n, carbon: 6_000_000n, currency: 'USD' }, settle: 'mcu', title: 'returned' };
    expect(scenario.book.finances.get('F-1')).toMatchObject(row);
    expectLaws(scenario);
  });

  describe('refuses', () => {
    refusedInOrder<{ host: string; programme: string; finance: string; financeValue?: string }>({
      command: 'record-finance',
      ready: () => withClaims([share('F-0', ['1', '1'], {}, ['2022', '2022'])]),
      data: share('F-1', ['50', '50'], {}, ['2021', '2022']) as never,
      faults: [
        { refusal: 'already-exists', wrong: (data) => ({ ...data, finance: 'F-0' }) },
        { refusal: 'unknown-party', wrong: (data) => ({ ...data, host: 'NOR' }) },
        { refusal: 'unknown-programme', wrong: (data) => ({ ...data, programme: '99999' }) },
        { refusal: 'finance-too-late', given: (scenario) => verify(scenario, 'V-1', { '2021': '5' }) },
        { refusal: 'finance-evidence-missing', wrong: (data) => ({ ...data, financeValue: '51' }) },
        {
          refusal: 'finance-overclaim',
          given: (scenario) => scenario.accept('record-finance', share('F-2', ['50', '50'], {}, ['2022', '2022'])),
        },
      ],
    });

    it('finance-too-late names the verification, until that is withdrawn', async () => {
      const scenario = await ready();
      const first = await verify(scenario, 'V-1', { '2021': '5' });
      const data = paid('F-1', '5', {}, ['2020', '2021']);

      expect(await scenario.give('record-finance', data)).toMatchObject({
        refusal: 'finance-too-late',
        names: { conflictsWith: revisionOf(first) },
      });
      expect((await scenario.give('record-finance', paid('F-2', '5', {}, ['2022', '2030']))).refusal).toBeNull();
      await scenario.accept('withdraw-verification', { verification: 'V-1', reason });
      await scenario.accept('record-finance', data);
      expectLaws(scenario);
    });

    it('a Party that pays and is not registered', async () => {
      expect((await (await ready()).give('record-finance', paid('F-1', '5', { party: 'NOR' }))).refusal).toBe('unknown-party');
    });

    it('finance-evidence-missing only for a grant above the carbon value of which nothing shows the gap', async () => {
      const scenario = await ready();
      expect(await scenario.give('record-finance', share('F-1', ['6', '5']))).toMatchObject({ refusal: 'finance-evidence-missing' });
      expect((await scenario.give('record-finance', share('F-1', ['5', '5']))).refusal).toBeNull();
      expect(
        (await scenario.give('record-finance', share('F-2', ['6', '5'], { gapShown: document }, ['2022', '2022']))).refusal,
      ).toBeNull();
    });

    describe('finance-overclaim', () => {
      it('tonnes above what the host lets be issued a year, so many times', async () => {
        const scenario = await ready({ approval: { maximumAnnualAmount: '50000' } });
        expect((await scenario.give('record-finance', paid('F-1', '100001', {}, ['2021', '2022']))).refusal).toBe('finance-overclaim');
        const first = await scenario.accept('record-finance', paid('F-1', '100000', {}, ['2021', '2022']));
        const names = { conflictsWith: revisionOf(first) };
        for (const span of [
          ['2021', '2021'],
          ['2021', '2022'],
          ['2022', '2022'],
        ] as const)
          expect(await scenario.give('record-finance', paid('F-2', '1', {}, span))).toMatchObject({ refusal: 'finance-overclaim', names });
        expect(await scenario.give('record-finance', paid('F-2', '50001', {}, ['2022', '2023']))).toMatchObject({ names });
        await scenario.accept('record-finance', paid('F-2', '50000', {}, ['2022', '2023']));
        expectLaws(scenario);
      });

      it('where no vintage is left for it, though each claim alone has room', async () => {
        const scenario = await ready({ approval: { maximumAnnualAmount: '100' }, component: { expectedAnnual: '1' } });
        await scenario.accept('record-finance', paid('F-1', '100', {}, ['2021', '2021']));
        await scenario.accept('record-finance', paid('F-2', '100', {}, ['2021', '2022']));

        expect((await scenario.give('record-finance', paid('F-3', '1', {}, ['2022', '2022']))).refusal).toBe('finance-overclaim');
        expect((await scenario.give('record-finance', paid('F-3', '100', {}, ['2022', '2023']))).refusal).toBeNull();
        expectLaws(scenario);
      });

      it('shares of one vintage that sum to more than all of it, exactly', async () => {
        const scenario = await ready();
        const thirds = ['F-1', 'F-2'].map((code) => share(code, ['1', '2'], {}, ['2021', '2023']));
        const [, second] = [await scenario.accept('record-finance', thirds[0]!), await scenario.accept('record-finance', thirds[1]!)];
        const more = share('F-3', ['333333333333334', '666666666666666'], {}, ['2023', '2025']);

        expect(await scenario.give('record-finance', more)).toMatchObject({
          refusal: 'finance-overclaim',
          names: { conflictsWith: revisionOf(second) },
        });
        await scenario.accept('record-finance', share('F-3', ['1', '2'], {}, ['2023', '2025']));
        await scenario.accept('record-finance', share('F-4', ['2', '1'], { gapShown: document }, ['2024', '2026']));
        expectLaws(scenario);
      });
    });
  });

  it.each([
    [[['/quantity', 'missing-field']], { quantity: undefined }],
    [[['/currency', 'finance-form']], { currency: 'USD' }],
    [
      [
        ['/financeValue', 'missing-field'],
        ['/carbonValue', 'missing-field'],
        ['/currency', 'missing-field'],
        ['/quantity', 'finance-form'],
      ],
      { basis: 'grant-equivalent' },
    ],
    [[['/settle', 'finance-form']], { title: 'transferred', settle: 'deduct' }],
    [[['/vintages/last', 'period-reversed']], { vintages: { first: '2022', last: '2021' } }],
    [[['/finance', 'reserved-code']], { finance: 'O-12' }],
    [[['/currency', 'enum']], { ...share('F-1', ['1', '1']), quantity: undefined, currency: 'DEM' }],
    [[['/quantity', 'quantity-not-positive']], { quantity: '0' }],
  ])('is invalid-input: %j', async (expected, members) => {
    const data = JSON.parse(JSON.stringify({ ...paid('F-1', '5'), ...members })) as object;
    expect(findings(await (await ready()).give('record-finance', data))).toEqual(expected);
  });

  it('is for its host alone', async () => {
    const scenario = await ready();
    for (const code of ['GHA', 'CHE']) await scenario.accept('grant-role', { actor: code.toLowerCase(), role: 'party', scope: code });

    expect((await scenario.give('record-finance', paid('F-1', '5', { party: 'CHE' }), { actor: 'che' })).refusal).toBe('forbidden');
    expect((await scenario.give('record-finance', paid('F-1', '5'), { actor: 'gha' })).refusal).toBeNull();
  });
});
