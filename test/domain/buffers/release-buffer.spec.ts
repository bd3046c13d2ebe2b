import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { refusedInOrder } from '../../support/precedence.js';
import { component, reason, verification } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';
import { held, issue, issued, release, withBuffers } from './given.js';

interface Data {
  readonly programme: string;
  readonly components?: readonly string[];
  readonly newBps: string;
}

const programmeLike = {
  ...{ title: 'Another', mode: 'pacm', outcome: 'reductions', start: '2021-01-01', end: '2025-12-31' },
  ...{ methodology: 'AMS-I.E', sector: 'energy', validatedBy: 'DOE-1' },
};

/** What the lines of an issuance gave each buffer. */
const rows = ({ events }: Awaited<ReturnType<typeof issue>>): string[][] =>
  (events[0]?.data['lines'] as { rows: string[][] }).rows.map((row) => row.slice(7));

describe('buffers of a programme', () => {
  it('take of each verified line by itself, and of all lots of it together', async () => {
    const scenario = await withBuffers();
    await scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', { '2021': '333', '2022': '100' }));

    const first = await issue(scenario, 'I-1', { '2021': '100', '2022': '1' });
    // 8 of 100; 15 % of 92 is 13.8, 5 % is 4.6. One unit: the buffer against uncertainty has it.
    expect(rows(first)).toEqual([
      ['73', '0', '0', '0', '8', '14', '5'],
      ['0', '0', '0', '0', '1', '0', '0'],
    ]);
    expect(first.events[0]?.data).toMatchObject({ buffersBps: { uncertainty: '800', reversal: '1500', pooled: '500' } });
    // 27 of 333; 15 % of 306 is 45.9, 5 % is 15.3.
    expect(rows(await issue(scenario, 'I-2', { '2021': '233' }))).toEqual([['171', '0', '0', '0', '19', '32', '11']]);
    expect(held(scenario)).toEqual([28n, 46n, 16n, 244n]);
    expectLaws(scenario);
  });

  it('are not in issuances of programmes that have none', async () => {
    const scenario = await withBuffers();
    await scenario.accept('register-programme', { ...programmeLike, programme: '2' });
    await scenario.accept('record-host-approval', { programme: '2', host: 'GHA', maximumAnnualAmount: '1000', renewalsAllowed: true });
    await scenario.accept('include-component', component('CP-2', '2', 'GHA'));
    await scenario.accept('verify-reductions', verification('V-2', '2', 'GHA', 'CP-2', { '2021': '10' }));
    await scenario.accept('authorize-units', {
      ...{ authorization: 'A-2', host: 'GHA', statement: 'later', activities: ['2'], purposes: [], metric: 'GHG', sectors: ['Energy'] },
      ...{
        vintages: { first: '2021', last: '2030' },
        changesAfterFirstTransfer: false,
        terms: { sha256: 'a'.repeat(64) },
        date: '2021-01-01',
      },
    });

    const { events } = await scenario.accept('issue-units', {
      ...{ issuance: 'I-9', verification: 'V-2' },
      lines: [{ component: 'CP-2', vintage: '2021', quantity: '10', contribution: 'PI' }],
    });

    expect(events[0]?.data).not.toHaveProperty('buffersBps');
    expect((events[0]?.data['lines'] as { columns: string[] }).columns).toHaveLength(11);
    expectLaws(scenario);
  });
});

describe('release-buffer', () => {
  it('leaves things as if the rate had been so from the start, for later lots too', async () => {
    const late = await withBuffers();
    await late.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', { '2021': '777' }));
    await issue(late, 'I-1', { '2021': '333' });
    await late.accept('release-buffer', release());
    await issue(late, 'I-2', { '2021': '444' });

    const early = await withBuffers({}, { uncertaintyBps: '400' });
    await early.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', { '2021': '777' }));
    await issue(early, 'I-1', { '2021': '333' });
    await issue(early, 'I-2', { '2021': '444' });

    expect(held(late)).toEqual(held(early));
    expectLaws(late);
  });

  it('gives the participants what nobody lacks, which are distributed as any other', async () => {
    const scenario = await withBuffers();
    await issued(scenario, { '2021': '1000' });
    await scenario.accept('release-buffer', release({ buffer: 'pooled', newBps: '0' }));

    expect(held(scenario)).toEqual([80n, 138n, 0n, 782n]);
    await scenario.accept('distribute-units', { issuance: 'I-1', distribution: [{ account: 'GHA-H1', quantity: '782' }] });
    expect(scenario.holding('GHA-H1')).toBe(782n);
    expectLaws(scenario);
  });

  it('of some components leaves the others, and all of them can be had in parts', async () => {
    const scenario = await withBuffers();
    await scenario.accept('include-component', component('CP-2', '10471', 'GHA'));
    await scenario.accept(
      'verify-reductions',
      verification(
        'V-1',
        '10471',
        'GHA',
        'CP-1',
        { '2021': '0' },
        {
          components: ['CP-1', 'CP-2'].map((code) => ({ component: code, vintages: [{ vintage: '2021', verified: '333' }] })),
        },
      ),
    );
    const lines = ['CP-1', 'CP-2'].map((code) => ({ component: code, vintage: '2021', quantity: '333', authorization: 'A-1' }));
    await scenario.accept('issue-units', { issuance: 'I-1', verification: 'V-1', lines });
    expect(held(scenario)[0]).toBe(54n);

    await scenario.accept('release-buffer', release({ components: ['CP-1'] }));
    expect(held(scenario)[0]).toBe(41n);
    expect((await scenario.give('release-buffer', release({ components: ['CP-1'] }))).refusal).toBe('release-not-earned');
    const { events } = await scenario.accept('release-buffer', release());
    expect(events[0]?.data).toMatchObject({ oldBps: '800', components: null });
    expect(held(scenario)[0]).toBe(28n);
    expectLaws(scenario);
  });

  it('is not earned where the rate is no lower, or would be higher for any', async () => {
    const scenario = await withBuffers();
    await issued(scenario, { '2021': '1000', '2022': '1000' });
    await scenario.accept('release-buffer', release({ vintages: { first: '2022', last: '2022' }, newBps: '200' }));

    expect((await scenario.give('release-buffer', release({ newBps: '800' }))).refusal).toBe('release-not-earned');
    expect((await scenario.give('release-buffer', release())).refusal).toBe('release-not-earned');
    await scenario.accept('release-buffer', release({ vintages: { first: '2021', last: '2021' } }));
    expectLaws(scenario);
  });

  it('is not earned while a reversal is open, nor when units of the buffer are gone', async () => {
    const scenario = await withBuffers();
    await issued(scenario, { '2021': '1000' });
    await report(scenario, '10');
    expect((await scenario.give('release-buffer', release())).refusal).toBe('release-not-earned');
    await scenario.accept('confirm-reversal', { reversal: 'RV-1' });
    expect((await scenario.give('release-buffer', release({ buffer: 'reversal' }))).refusal).toBe('release-not-earned');

    await scenario.accept('release-buffer', release());
    expect(held(scenario)).toEqual([40n, 134n, 48n, 768n]);
    expectLaws(scenario);
  });

  it('of many blocks is several events of one act', async () => {
    const scenario = await withLots(900);
    const { events } = await scenario.accept('release-buffer', release({ newBps: '0' }));
    expect(events.length).toBeGreaterThan(1);
    expect(held(scenario)[0]).toBe(0n);
    expect(scenario.book.buffers.get('10471')?.releases).toHaveLength(1);
    expectLaws(scenario);
  });

  describe('refuses', () => {
    refusedInOrder<Data>(
      {
        command: 'release-buffer',
        ready: async () => {
          const scenario = await withBuffers();
          await issued(scenario, { '2021': '1000' });
          return scenario;
        },
        data: release({ components: ['CP-1'] }) as Data,
        faults: [
          { refusal: 'unknown-programme', wrong: (data) => ({ ...data, programme: '99999' }) },
          { refusal: 'unknown-component', wrong: (data) => ({ ...data, components: ['CP-9'] }) },
          { refusal: 'release-not-earned', wrong: (data) => ({ ...data, newBps: '800' }) },
          {
            refusal: 'account-not-active',
            given: (scenario) => scenario.accept('suspend-account', { account: 'BUFFER-UNCERTAINTY', reason }),
            names: { account: 'BUFFER-UNCERTAINTY' },
          },
        ],
      },
      {
        command: 'release-buffer',
        ready: () => withBuffers(),
        data: release({ newBps: '0' }) as Data,
        faults: [
          { refusal: 'unknown-programme', wrong: (data) => ({ ...data, programme: '99999' }) },
          { refusal: 'too-large', given: (scenario) => lots(scenario, 1_100) },
        ],
      },
    );

    it('vintages that end before they begin, and a component twice, as input', async () => {
      const scenario = await withBuffers();
      expect((await scenario.give('release-buffer', release({ vintages: { first: '2022', last: '2021' } }))).refusal).toBe('invalid-input');
      expect((await scenario.give('release-buffer', release({ components: ['CP-1', 'CP-1'] }))).refusal).toBe('invalid-input');
    });

    it('a release of what no buffers are set for, and frozen units of a buffer', async () => {
      const bare = await withBuffers();
      await bare.accept('register-programme', { ...programmeLike, programme: '2' });
      expect((await bare.give('release-buffer', release({ programme: '2' }))).refusal).toBe('release-not-earned');
      const scenario = await withBuffers();
      await issued(scenario, { '2021': '1000' });
      await scenario.accept('freeze-units', { blocks: ['GHA01-GHA-10471-2021-737-816'], reason });
      expect((await scenario.give('release-buffer', release())).refusal).toBe('release-not-earned');
      expectLaws(scenario);
    });
  });
});

/** So many lots of 12 units, each with one in the buffer against uncertainty or so. */
const lots = async (scenario: Scenario, count: number): Promise<void> => {
  await scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', { '2021': String(count * 12) }));
  const lines = Array.from({ length: count }, () => ({ component: 'CP-1', vintage: '2021', quantity: '12', authorization: 'A-1' }));
  await scenario.accept('issue-units', { issuance: 'I-1', verification: 'V-1', lines });
};
const withLots = async (count: number): Promise<Scenario> => {
  const scenario = await withBuffers();
  await lots(scenario, count);
  return scenario;
};

describe('a reversal outside of a mechanism', () => {
  it('is made good from the reversal buffer, then from the pooled one, never from that against uncertainty', async () => {
    const scenario = await withBuffers();
    await issued(scenario, { '2021': '1000' });
    await report(scenario, '150', true);

    await scenario.accept('confirm-reversal', { reversal: 'RV-1' });

    expect(held(scenario)).toEqual([80n, 0n, 34n, 736n]);
    await report(scenario, '35', false, 'RV-2');
    expect((await scenario.give('confirm-reversal', { reversal: 'RV-2' })).refusal).toBe('insufficient-units');
    expectLaws(scenario);
  });
});

describe('units of a buffer', () => {
  it('leave it by administrative cancellation, and by no other command', async () => {
    const scenario = await withBuffers();
    await issued(scenario, { '2021': '1000' });
    const from = { from: 'BUFFER-POOLED', units: { quantity: '6' } };

    expect((await scenario.give('transfer-units', { ...from, to: 'GHA-H1' })).refusal).toBe('account-not-entitled');
    const gone = { ...from, purpose: 'administrative', to: 'CANCELLATION-ADMINISTRATIVE' };
    await scenario.accept('cancel-units', gone);
    expect(held(scenario)[2]).toBe(40n);
    expectLaws(scenario);
  });
});

const report = (scenario: Scenario, quantity: string, avoidable = false, code = 'RV-1'): Promise<unknown> =>
  scenario.accept('report-reversal', {
    ...{ reversal: code, component: 'CP-1', quantity, avoidable },
    kinds: [{ kind: 'AER', quantity }],
  });
