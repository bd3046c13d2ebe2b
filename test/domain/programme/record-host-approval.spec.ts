import { describe, expect, it } from '@jest/globals';
import { refusedInOrder } from '../../support/precedence.js';
import { Scenario } from '../../support/scenario.js';
import { revisionOf } from '../../support/outcome.js';
import { approval, component, party, programme } from '../../support/samples.js';

const ready = async (): Promise<Scenario> => {
  const scenario = await Scenario.trial();
  await scenario.accept('register-party', party('GHA'));
  await scenario.accept('register-party', party('RWA', { participating: false }));
  await scenario.accept('register-programme', programme('10471'));
  return scenario;
};

describe('record-host-approval', () => {
  it('records the approval whole, with what was not said', async () => {
    const scenario = await ready();

    const { events } = await scenario.accept('record-host-approval', approval('10471', 'GHA'));

    expect(events.map(({ type, data }) => ({ type, data }))).toEqual([
      {
        type: 'HostApprovalRecorded',
        data: {
          ...{ programme: '10471', host: 'GHA', maximumAnnualAmount: '1000000', renewalsAllowed: true },
          ...{ waivesAdaptationExemption: null, maximumCreditingYears: null, supersedes: null },
        },
      },
    ]);
  });

  it('a later approval replaces the earlier one and says so', async () => {
    const scenario = await ready();
    const first = await scenario.accept('record-host-approval', approval('10471', 'GHA'));

    const members = { maximumAnnualAmount: '5', renewalsAllowed: false, waivesAdaptationExemption: true, maximumCreditingYears: '4' };
    const { events } = await scenario.accept('record-host-approval', approval('10471', 'GHA', members));

    expect(events[0]?.data).toEqual({ programme: '10471', host: 'GHA', ...members, supersedes: String(revisionOf(first)) });
    expect(scenario.book.approvals.get('10471 GHA')).toMatchObject({ maximumAnnualAmount: 5n, maximumCreditingYears: 4 });
  });

  it('R-22: a maximum below what is included stands, and blocks only new inclusions', async () => {
    const scenario = await ready();
    await scenario.accept('record-host-approval', approval('10471', 'GHA'));
    await scenario.accept('include-component', component('CP-1', '10471', 'GHA'));

    await scenario.accept('record-host-approval', approval('10471', 'GHA', { maximumAnnualAmount: '999' }));

    expect(scenario.book.components.has('CP-1')).toBe(true);
    expect((await scenario.give('include-component', component('CP-2', '10471', 'GHA', { expectedAnnual: '1' }))).refusal).toBe(
      'cap-exceeded',
    );
  });

  describe('refuses, in the order of its contract', () => {
    refusedInOrder({
      command: 'record-host-approval',
      ready,
      data: approval('10471', 'GHA') as Record<string, unknown>,
      faults: [
        { refusal: 'unknown-party', wrong: (data) => ({ ...data, host: 'NOR' }) },
        { refusal: 'unknown-programme', wrong: (data) => ({ ...data, programme: '99999' }) },
        { refusal: 'party-not-participating', wrong: (data) => ({ ...data, host: 'RWA' }) },
      ],
    });

    it('is refused: nothing-to-change, unless one member differs', async () => {
      const scenario = await ready();
      await scenario.accept('record-host-approval', approval('10471', 'GHA'));

      expect((await scenario.give('record-host-approval', approval('10471', 'GHA'))).refusal).toBe('nothing-to-change');
      expect((await scenario.give('record-host-approval', approval('10471', 'GHA', { waivesAdaptationExemption: false }))).refusal).toBe(
        'nothing-to-change',
      );
      for (const member of [{ waivesAdaptationExemption: true }, { maximumCreditingYears: '5' }, { renewalsAllowed: false }])
        await scenario.accept('record-host-approval', approval('10471', 'GHA', member));

      const fiveYears = approval('10471', 'GHA', { maximumCreditingYears: '5' });
      await scenario.accept('record-host-approval', fiveYears);
      expect((await scenario.give('record-host-approval', fiveYears)).refusal).toBe('nothing-to-change');
    });
  });

  it('R-83: a Party approves for itself only', async () => {
    const scenario = await ready();
    await scenario.accept('grant-role', { actor: 'ghana', role: 'party', scope: 'GHA' });

    const { events } = await scenario.accept('record-host-approval', approval('10471', 'GHA'), { actor: 'ghana' });

    expect(events[0]).toMatchObject({ actor: 'ghana', authority: 'party:GHA' });
    expect((await scenario.give('record-host-approval', approval('99999', 'RWA'), { actor: 'ghana' })).refusal).toBe('forbidden');
  });
});
