import { describe, expect, it } from '@jest/globals';
import { Scenario } from '../../support/scenario.js';
import { approval, component, party, programme } from '../../support/samples.js';

/** What becomes of component CP-1 of Ghana in a programme and under an approval with these members. */
const included = async ({
  programme: of = {},
  approval: under = {},
  ...members
}: { programme?: object; approval?: object } & Record<string, unknown>): Promise<string | null> => {
  const scenario = await Scenario.trial();
  await scenario.accept('register-party', party('GHA'));
  await scenario.accept('register-programme', programme('10471', of));
  await scenario.accept('record-host-approval', approval('10471', 'GHA', under));
  return (await scenario.give('include-component', component('CP-1', '10471', 'GHA', members))).refusal;
};
const crediting = (start: string, end: string, type = 'renewable'): object => ({ type, start, end });

/** The book with CP-1 at a place, and what becomes of CP-2. */
const second = async (first: object, members: object): Promise<string | null> => {
  const scenario = await Scenario.trial();
  await scenario.accept('register-party', party('GHA'));
  await scenario.accept('register-programme', programme('10471'));
  await scenario.accept('record-host-approval', approval('10471', 'GHA'));
  await scenario.accept('include-component', component('CP-1', '10471', 'GHA', first));
  return (await scenario.give('include-component', component('CP-2', '10471', 'GHA', members))).refusal;
};

describe('include-component: the limits and their neighbours', () => {
  it('R-15: a programme takes components on the first and the last day of its period, not on the day before or after', async () => {
    const lastDay = { includedOn: '2025-12-31', crediting: crediting('2026-01-01', '2030-12-31') };
    expect(await included({ includedOn: '2021-01-01' })).toBeNull();
    expect(await included(lastDay)).toBeNull();
    expect(await included({ includedOn: '2020-12-31' })).toBe('programme-not-active');
    expect(await included({ ...lastDay, includedOn: '2026-01-01' })).toBe('programme-not-active');
  });

  it('R-19: it starts on the first day of the programme at the earliest', async () => {
    const later = {
      programme: { start: '2022-03-01', end: '2027-02-28' },
      includedOn: '2022-03-01',
      crediting: crediting('2022-03-01', '2025-12-31'),
    };
    expect(await included({ ...later, start: '2022-03-01' })).toBeNull();
    expect(await included({ ...later, start: '2022-02-28' })).toBe('starts-too-early');
  });

  it.each([
    ['reductions, renewable', 'reductions', 'renewable', '2025-12-31', '2026-01-01'],
    ['reductions, fixed', 'reductions', 'fixed', '2030-12-31', '2031-01-01'],
    ['removals, renewable', 'removals', 'renewable', '2035-12-31', '2036-01-01'],
  ])('R-20: crediting from 2021-01-01 of %s may end on its last day, not later', async (_, outcome, type, last, tooLate) => {
    expect(await included({ programme: { outcome }, crediting: crediting('2021-01-01', last, type) })).toBeNull();
    expect(await included({ programme: { outcome }, crediting: crediting('2021-01-01', tooLate, type) })).toBe('crediting-period-invalid');
  });

  it.each([
    ['renewable', '2040-12-31', '2041-01-01'],
    ['fixed', '2050-12-31', '2051-01-01'],
  ])('R-20: crediting of a CDM removal, %s, may end on its last day, not later', async (type, last, tooLate) => {
    const removals = { programme: { mode: 'cdm', outcome: 'removals' } };
    expect(await included({ ...removals, crediting: crediting('2021-01-01', last, type) })).toBeNull();
    expect(await included({ ...removals, crediting: crediting('2021-01-01', tooLate, type) })).toBe('crediting-period-invalid');
  });

  it("R-20: the host's shorter limit holds, and without renewals the end of the programme", async () => {
    const threeYears = { maximumCreditingYears: '3' };
    expect(await included({ approval: threeYears, crediting: crediting('2021-01-01', '2023-12-31') })).toBeNull();
    expect(await included({ approval: threeYears, crediting: crediting('2021-01-01', '2024-01-01') })).toBe('crediting-period-invalid');

    const once = { renewalsAllowed: false };
    expect(await included({ approval: once, crediting: crediting('2022-01-01', '2025-12-31') })).toBeNull();
    expect(await included({ approval: once, crediting: crediting('2022-01-01', '2026-01-01') })).toBe('crediting-period-invalid');
    expect(await included({ crediting: crediting('2022-01-01', '2026-01-01') })).toBeNull();
  });

  it('R-20: crediting begins between the day of inclusion and two years later', async () => {
    const on = '2022-05-10';
    expect(await included({ includedOn: on, crediting: crediting('2022-05-10', '2025-12-31') })).toBeNull();
    expect(await included({ includedOn: on, crediting: crediting('2022-05-09', '2025-12-31') })).toBe('crediting-period-invalid');
    expect(await included({ includedOn: on, crediting: crediting('2024-05-10', '2025-12-31') })).toBeNull();
    expect(await included({ includedOn: on, crediting: crediting('2024-05-11', '2025-12-31') })).toBe('crediting-period-invalid');
  });

  it('R-22: the sum of what components expect may equal the maximum annual amount, not exceed it by one', async () => {
    expect(await included({ approval: { maximumAnnualAmount: '1000' } })).toBeNull();
    expect(await included({ approval: { maximumAnnualAmount: '999' } })).toBe('cap-exceeded');
    expect(await second({ expectedAnnual: '400000' }, { expectedAnnual: '600000' })).toBeNull();
    expect(await second({ expectedAnnual: '400000' }, { expectedAnnual: '600001' })).toBe('cap-exceeded');
  });

  describe('2.3 item 7: a place is claimed once, whatever the technology is called', () => {
    const at = (latitude: string, longitude: string): object => ({ location: { latitude, longitude } });

    it('by site code, and by coordinates up to 50 m apart', async () => {
      expect(await second({ site: 'FARM-1' }, { site: 'FARM-1' })).toBe('site-claimed');
      expect(await second({ site: 'FARM-1' }, { site: 'FARM-2' })).toBeNull();
      expect(await second({ site: 'FARM-1' }, {})).toBeNull();
      expect(await second({ site: 'FARM-1' }, { site: 'FARM-1', technology: 'Biogas digesters' })).toBe('site-claimed');
      expect(await second(at('5.6', '-0.2'), at('5.60044', '-0.2'))).toBe('site-claimed');
      expect(await second(at('5.6', '-0.2'), at('5.60046', '-0.2'))).toBeNull();
    });

    it('unless the DOE shows that the units are others', async () => {
      const criterion = { criterion: 'SITE-DISTINCT', met: true, evidence: { sha256: 'b'.repeat(64) } };
      expect(await second({ site: 'FARM-1' }, { site: 'FARM-1', criteria: [criterion] })).toBeNull();
    });
  });

  describe('R-17: what another scheme knows once is credited here once', () => {
    const declared = (scheme: string, identifier: string, members: object = {}): object => ({
      otherSchemes: [{ scheme, identifier, state: 'deregistered', since: '2020-12-31' }],
      ...members,
    });

    it.each(['PoA 9988-12', 'poa9988-12', ' PoA  9988-12', '\uff30oA 9988-12'])(
      'declared by another component as %s',
      async (identifier) => {
        expect(await second(declared('CDM', 'PoA 9988-12'), declared('CDM', identifier.trim()))).toBe('scheme-identity-claimed');
      },
    );

    it('not under another scheme, nor another identifier', async () => {
      expect(await second(declared('CDM', 'PoA 9988-12'), declared('VCS', 'PoA 9988-12'))).toBeNull();
      expect(await second(declared('CDM', 'PoA 9988-12'), declared('CDM', 'PoA 9988-13'))).toBeNull();
    });

    it('nor by one whose crediting is over, for days that it was not verified for', async () => {
      const over = { crediting: crediting('2021-01-01', '2021-12-31') };
      const later = { includedOn: '2022-01-01', crediting: crediting('2022-01-01', '2025-12-31') };
      expect(await second(declared('CDM', '12', over), declared('CDM', '12', later))).toBeNull();
    });
  });

  it('R-17: a project has one component', async () => {
    const scenario = await Scenario.trial();
    await scenario.accept('register-party', party('GHA'));
    await scenario.accept('register-programme', programme('P1', { mode: 'project' }));
    await scenario.accept('record-host-approval', approval('P1', 'GHA'));
    await scenario.accept('include-component', component('CP-1', 'P1', 'GHA'));

    expect(await scenario.give('include-component', component('CP-2', 'P1', 'GHA'))).toMatchObject({
      refusal: 'double-inclusion',
      names: { component: 'CP-1' },
    });
  });

  it('R-17: a component is in one programme, whichever the second one is', async () => {
    const scenario = await Scenario.trial();
    await scenario.accept('register-party', party('GHA'));
    for (const code of ['10471', '10472']) {
      await scenario.accept('register-programme', programme(code));
      await scenario.accept('record-host-approval', approval(code, 'GHA'));
    }
    const first = await scenario.accept('include-component', component('CP-1', '10471', 'GHA'));

    expect(await scenario.give('include-component', component('CP-1', '10472', 'GHA'))).toMatchObject({
      refusal: 'double-inclusion',
      names: { component: 'CP-1', conflictsWith: BigInt(first.events[0]?.revision ?? 0) },
    });
    await scenario.accept('include-component', component('CP-2', '10472', 'GHA'));
  });
});
