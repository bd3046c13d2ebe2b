import { describe, expect, it } from '@jest/globals';
import { registryOf } from '../../../src/domain/book/questions.js';
import { yearsOf } from '../../../src/domain/kernel/days.js';
import { refusedInOrder, type Ladder } from '../../support/precedence.js';
import type { Scenario } from '../../support/scenario.js';
import { revisionOf } from '../../support/outcome.js';
import { activity, fillOuter, nest } from '../nesting/given.js';
import { play } from '../../support/world.js';
import { emitted, threshold } from '../threshold/given.js';
import { approval, component, programme, reason, verification } from '../../support/samples.js';
import { authorize, stage, type Setting } from '../../support/stage.js';

type Json = Record<string, unknown>;
const years = (code: string, years: Record<string, string>, members: object = {}): Json =>
  verification(code, '10471', 'GHA', 'CP-1', years, members) as Json;
const period = (from: string, to: string): object => ({ period: { from, to } });
const give = (scenario: Scenario, data: object): ReturnType<Scenario['give']> => scenario.give('verify-reductions', data);

const renewable = (start: string, end: string): object => ({ type: 'renewable', start, end });
const fromJuly = { crediting: renewable('2021-07-01', '2025-12-31') };
const firstPeriod = period('2021-07-01', '2021-12-31');

const emittedInTwoYears = {
  ...period('2021-01-01', '2022-12-31'),
  components: [{ component: 'CP-1', vintages: ['2021', '2022'].map((vintage) => ({ vintage, actual: '250' })) }],
};

/** CP-2 too; 2021 of CP-1 is verified. */
const ready = async (setting: Setting = {}): Promise<Scenario> => {
  const scenario = await stage(setting);
  await scenario.accept('include-component', component('CP-2', '10471', 'GHA'));
  await scenario.accept('verify-reductions', years('V-1', { '2021': '0' }));
  return scenario;
};

describe('verify-reductions refuses', () => {
  describe('in the order of its contract', () => {
    const names: Ladder<Json> = {
      command: 'verify-reductions',
      ready: () => ready({ at: '2024-06-01T09:00:00.000Z', component: { crediting: renewable('2021-01-01', '2024-12-31') } }),
      data: years('V-2', { '2022': '5' }),
      faults: [
        { refusal: 'already-exists', wrong: (data) => ({ ...data, verification: 'V-1' }) },
        { refusal: 'unknown-party', wrong: (data) => ({ ...data, host: 'NOR' }) },
        { refusal: 'unknown-programme', wrong: (data) => ({ ...data, programme: '99999' }) },
        {
          refusal: 'unknown-component',
          wrong: (data) => ({ ...data, components: (data['components'] as object[]).map((one) => ({ ...one, component: 'CP-9' })) }),
        },
        { refusal: 'host-mismatch', wrong: (data) => ({ ...data, host: 'JPN' }) },
        {
          refusal: 'no-host-approval',
          given: (scenario) => Promise.resolve(moveTo(scenario, 'CHE')),
          wrong: (data) => ({ ...data, host: 'CHE' }),
        },
        { refusal: 'programme-not-active', wrong: (data) => ({ ...data, ...lasting(data, '2022-01-01', '2026-01-01') }) },
        {
          refusal: 'component-not-active',
          wrong: (data) => ({ ...data, ...lasting(data, '2022-01-01', '2025-01-01') }),
          names: { component: 'CP-1' },
        },
        { refusal: 'period-not-over', wrong: (data) => ({ ...data, ...lasting(data, '2022-01-01', '2024-06-01') }) },
      ],
    };

    /** The second period of CP-1, the first of CP-4, on the last day on which that can be asked for. */
    const certifies: Ladder<Json> = {
      command: 'verify-reductions',
      ready: twoComponents,
      data: years(
        'V-2',
        { '2022': '5' },
        {
          components: [
            { component: 'CP-1', vintages: [{ vintage: '2022', verified: '5' }] },
            {
              ...{ component: 'CP-4', vintages: [{ vintage: '2022', verified: '5' }] },
              schemeConfirmations: [{ scheme: 'GS', from: '2022-01-01', to: '2022-12-31', document: { sha256: 'e'.repeat(64) } }],
            },
          ],
        },
      ),
      faults: [
        {
          refusal: 'double-verification',
          wrong: (data) => ({ ...data, report: years('V-1', { '2021': '0' })['report'] }),
          names: { component: 'CP-1' },
        },
        {
          refusal: 'already-credited-elsewhere',
          wrong: (data) => ({ ...data, ...lasting(data, '2021-01-01', '2021-06-30') }),
          names: { component: 'CP-1' },
        },
        {
          refusal: 'verification-gap',
          wrong: (data) => ({ ...data, ...lasting(data, '2022-01-02', '2022-12-31') }),
          names: { component: 'CP-1' },
        },
        {
          refusal: 'batch-period-mismatch',
          given: async (scenario) => {
            await scenario.accept('include-component', component('CP-2', '10471', 'GHA', fromJuly));
            await scenario.accept('verify-reductions', verification('V-3', '10471', 'GHA', 'CP-2', { '2021': '0' }, firstPeriod));
            await scenario.accept('verify-reductions', verification('V-4', '10471', 'GHA', 'CP-2', { '2022': '0' }));
          },
          wrong: (data) => ({ ...data, ...lasting(data, '2022-01-01', '2022-11-30') }),
        },
        {
          refusal: 'previous-period-open',
          given: async (scenario) => {
            await scenario.accept('include-component', component('CP-3', '10471', 'GHA'));
            await setPolicy(scenario, { nextPeriodGate: 'submitted' });
          },
          names: { component: 'CP-3' },
        },
        {
          refusal: 'doe-not-independent',
          wrong: (data) => ({ ...data, verifiedBy: 'DOE-9' }),
          names: { component: 'CP-4' },
        },
        {
          refusal: 'scheme-confirmation-missing',
          wrong: (data) => ({
            ...data,
            components: (data['components'] as object[]).map((one) => ({ ...one, schemeConfirmations: undefined })),
          }),
          names: { component: 'CP-4' },
        },
        { refusal: 'assets-exceeded', given: (scenario) => setPolicy(scenario, { requireAssets: true }) },
        {
          refusal: 'request-too-late',
          given: (scenario) => Promise.resolve(scenario.at('2025-01-01T00:00:00.000Z')),
          names: { component: 'CP-1' },
        },
      ],
    };

    /** Emissions of the first year, on the last day on which that can be asked for. */
    const emits: Ladder<Json> = {
      command: 'verify-reductions',
      ready: async () => {
        const scenario = await stage({ at: '2027-12-31T00:00:00.000Z' });
        await scenario.accept('set-crediting-threshold', threshold({ '2021': ['1000', '400'] }));
        return scenario;
      },
      data: emitted('V-1', '2021', '250') as Json,
      faults: [
        {
          refusal: 'request-too-late',
          given: (scenario) => Promise.resolve(scenario.at('2028-01-01T00:00:00.000Z')),
          names: { component: 'CP-1' },
        },
        { refusal: 'threshold-missing', wrong: (data) => ({ ...data, ...emittedInTwoYears }), names: { component: 'CP-1' } },
      ],
    };

    /** Results of a year of which a programme inside claims some, and which an outer programme has issued. */
    const nests: Ladder<Json> = {
      command: 'verify-reductions',
      ready: () => stage({ policy: { nextPeriodGate: 'submitted' } }),
      data: years('V-1', { '2021': '500' }),
      faults: [
        { refusal: 'threshold-missing', wrong: (data) => ({ ...data, ...emitted('V-1', '2021', '250') }), names: { component: 'CP-1' } },
        {
          refusal: 'nested-deduction-missing',
          given: async (scenario) => {
            await play(scenario, activity('INNER', ['N-1']));
            await scenario.accept('nest-programme', nest('INNER', '10471'));
            await scenario.accept('verify-reductions', verification('V-N', 'INNER', 'GHA', 'N-1', { '2021': '60' }));
          },
          wrong: (data) => ({
            ...data,
            components: [
              {
                component: 'CP-1',
                vintages: [
                  {
                    ...{ vintage: '2021', verified: '500' },
                    deductions: [{ reason: 'nested-programme', quantity: '59', reference: 'INNER' }],
                  },
                ],
              },
            ],
          }),
          names: { programme: 'INNER', vintage: '2021', quantity: '60' },
        },
        {
          refusal: 'nested-headroom-exceeded',
          given: (scenario) => fillOuter(scenario, '10471', '2021', '1000', '940'),
          names: { programme: 'OUTER', vintage: '2021' },
        },
      ],
    };

    refusedInOrder(names, certifies, emits, nests);

    it('unknown-component, for a component of another programme', async () => {
      const scenario = await ready();
      await scenario.accept('register-programme', programme('10472'));
      await scenario.accept('record-host-approval', approval('10472', 'GHA'));

      expect((await give(scenario, { ...years('V-2', { '2022': '5' }), programme: '10472' })).refusal).toBe('unknown-component');
    });
  });

  it('R-28: component-not-active for a day after its crediting, not for the last; before period-not-over', async () => {
    const crediting = { type: 'renewable', start: '2021-01-01', end: '2021-11-30' };
    const scenario = await stage({ at: '2022-06-01T09:00:00.000Z', component: { crediting } });
    const to = (day: string): object => years('V-1', { '2021': '5' }, period('2021-01-01', day));

    expect((await give(scenario, to('2021-12-01'))).refusal).toBe('component-not-active');
    await scenario.accept('verify-reductions', to('2021-11-30'));

    const running = await ready({ at: '2022-06-01T09:00:00.000Z', component: { crediting: { ...crediting, end: '2024-12-31' } } });
    const beyond = years('V-2', { '2022': '0', '2023': '0', '2024': '0', '2025': '0' }, period('2022-01-01', '2025-01-01'));
    expect((await give(running, beyond)).refusal).toBe('component-not-active');
  });

  it('R-21: programme-not-active for a day outside the period of its programme, before and behind; not for its first and last', async () => {
    const scenario = await stage();
    const lasted = (from: string, to: string): object =>
      years('V-1', Object.fromEntries(yearsOf(from, to).map((year) => [year, '5'])), period(from, to));

    expect((await give(scenario, lasted('2020-12-31', '2021-12-31'))).refusal).toBe('programme-not-active');
    expect((await give(scenario, lasted('2021-01-01', '2026-01-01'))).refusal).toBe('programme-not-active');
    await scenario.accept('verify-reductions', lasted('2021-01-01', '2025-12-31'));
  });

  it('R-31: period-not-over until the day after its last; before double-verification', async () => {
    const scenario = await ready({ at: '2022-06-01T09:00:00.000Z' });

    expect((await give(scenario, years('V-2', { '2021': '0', '2022': '5' }, period('2021-12-31', '2022-06-01')))).refusal).toBe(
      'period-not-over',
    );
    expect((await give(scenario, years('V-2', { '2022': '5' }, period('2022-01-01', '2022-06-01')))).refusal).toBe('period-not-over');
    await scenario.accept('verify-reductions', years('V-2', { '2022': '5' }, period('2022-01-01', '2022-05-31')));
  });

  describe('R-31: double-verification', () => {
    it('for one day, naming the component and the verification of that day; before verification-gap', async () => {
      const scenario = await stage();
      const first = await scenario.accept('verify-reductions', years('V-1', { '2021': '0' }));
      const second = await scenario.accept('verify-reductions', years('V-2', { '2022': '0' }));

      expect(await give(scenario, years('V-3', { '2022': '0', '2023': '5' }, period('2022-12-31', '2023-12-31')))).toMatchObject({
        refusal: 'double-verification',
        names: { component: 'CP-1', conflictsWith: revisionOf(second) },
      });
      expect(await give(scenario, years('V-3', { '2021': '5' }))).toMatchObject({
        refusal: 'double-verification',
        names: { component: 'CP-1', conflictsWith: revisionOf(first) },
      });
    });

    it('for the same report again, of the same component only; before verification-gap', async () => {
      const scenario = await stage();
      await scenario.accept('include-component', component('CP-2', '10471', 'GHA'));
      const report = { sha256: 'd'.repeat(64) };
      const first = await scenario.accept('verify-reductions', years('V-1', { '2021': '0' }, { report }));

      expect(await give(scenario, years('V-2', { '2022': '5' }, { report, ...period('2022-01-02', '2022-12-31') }))).toMatchObject({
        refusal: 'double-verification',
        names: { component: 'CP-1', conflictsWith: revisionOf(first) },
      });
      await scenario.accept('verify-reductions', verification('V-2', '10471', 'GHA', 'CP-2', { '2021': '5' }, { report }));
    });

    it('not for days before crediting began: nobody verified those', async () => {
      const scenario = await stage({ component: { crediting: { type: 'renewable', start: '2022-01-01', end: '2025-12-31' } } });
      await scenario.accept('verify-reductions', years('V-1', { '2022': '0' }));

      expect((await give(scenario, years('V-2', { '2021': '5' }))).refusal).toBe('verification-gap');
    });
  });

  describe('R-24: days that another scheme credited', () => {
    const until = (creditedUntil: string, more: object = {}): object => ({
      otherSchemes: [{ scheme: 'VCS', identifier: '1234', state: 'deregistered', since: '2022-12-31', creditedUntil }],
      ...more,
    });

    it('are already-credited-elsewhere to the last of them; the first period begins on the day after, whatever crediting says', async () => {
      const scenario = await stage({ component: until('2022-06-30') });

      expect(await give(scenario, years('V-1', { '2021': '5' }))).toMatchObject({
        refusal: 'already-credited-elsewhere',
        names: { component: 'CP-1' },
      });
      expect((await give(scenario, years('V-1', { '2022': '5' }, period('2022-06-30', '2022-12-31')))).refusal).toBe(
        'already-credited-elsewhere',
      );
      expect((await give(scenario, years('V-1', { '2022': '5' }, period('2022-07-02', '2022-12-31')))).refusal).toBe('verification-gap');
      await scenario.accept('verify-reductions', years('V-1', { '2022': '5' }, period('2022-07-01', '2022-12-31')));
    });

    it('change nothing where they lie before crediting', async () => {
      const scenario = await stage({ component: until('2020-12-31') });
      await scenario.accept('verify-reductions', years('V-1', { '2021': '5' }));
    });
  });

  it('R-31: verification-gap where the first period starts on another day than crediting', async () => {
    const scenario = await stage();

    expect(await give(scenario, years('V-1', { '2021': '5' }, period('2021-01-02', '2021-12-31')))).toMatchObject({
      refusal: 'verification-gap',
      names: { component: 'CP-1' },
    });
    await scenario.accept('verify-reductions', years('V-1', { '2021': '5' }));
  });

  it('R-35: request-too-late from the day after the second year after crediting on', async () => {
    const late = (at: string): Promise<Scenario> =>
      stage({ at, component: { crediting: { type: 'renewable', start: '2021-01-01', end: '2021-12-31' } } });
    const inTime = await late('2023-12-31T23:59:59.999Z');
    const tooLate = await late('2024-01-01T00:00:00.000Z');

    expect(await give(tooLate, years('V-1', { '2021': '5' }))).toMatchObject({ refusal: 'request-too-late', names: { component: 'CP-1' } });
    await inTime.accept('verify-reductions', years('V-1', { '2021': '5' }));
    await tooLate.accept('set-policy', { replaces: '1', policy: { requireAssets: true }, reason });
    expect((await give(tooLate, years('V-1', { '2021': '5' }))).refusal).toBe('assets-exceeded');
  });

  it('R-35: mode `cdm` has no such deadline', async () => {
    const scenario = await stage({
      at: '2026-06-01T09:00:00.000Z',
      programme: { mode: 'cdm', start: '2013-01-01', end: '2019-12-31' },
      component: { start: '2013-01-01', includedOn: '2013-01-01', crediting: renewable('2013-01-01', '2013-12-31') },
    });
    await scenario.accept('verify-reductions', years('V-1', { '2013': '5' }));
  });

  it('more than 2,500 lines, a line being a vintage of a component: too-large, before anything else about them', async () => {
    const scenario = await stage();
    const ofYears = (first: number): Json => {
      const vintages = Array.from({ length: 2011 - first }, (_, i) => ({ vintage: String(first + i), verified: '1' }));
      const components = Array.from({ length: 250 }, (_, i) => ({ component: `CP-${i + 2}`, vintages }));
      return years('V-1', { '2001': '1' }, { ...period(`${first}-01-01`, '2010-12-31'), components });
    };

    const { components, ...eleven } = ofYears(2000);
    const more = { component: 'CP-1', vintages: [{ vintage: '2001', verified: '1' }] };
    const lines = (count: number): Json => ({
      ...eleven,
      components: [...(components as object[]).slice(0, 227), ...Array<object>(count - 2497).fill(more)],
    });
    expect((await give(scenario, lines(2501))).refusal).toBe('too-large');
    expect((await give(scenario, lines(2500))).refusal).toBe('invalid-input');
    expect((await give(scenario, ofYears(2001))).refusal).toBe('unknown-component');
  });

  it('verification-gap comes before batch-period-mismatch, and that before previous-period-open', async () => {
    const scenario = await ready();
    await authorize(scenario);
    await scenario.accept('verify-reductions', verification('V-2', '10471', 'GHA', 'CP-2', { '2021': '5' }));
    await scenario.accept('verify-reductions', years('V-3', { '2022': '0' }));
    const cp2 = (from: string): object => verification('V-4', '10471', 'GHA', 'CP-2', { '2022': '5' }, period(from, '2022-11-30'));

    expect((await give(scenario, cp2('2022-01-02'))).refusal).toBe('verification-gap');
    expect((await give(scenario, cp2('2022-01-01'))).refusal).toBe('batch-period-mismatch');
    expect((await give(scenario, verification('V-4', '10471', 'GHA', 'CP-2', { '2022': '5' }))).refusal).toBe('previous-period-open');
  });
});

/** The same command for another period. */
function lasting(data: Json, from: string, to: string): Json {
  const vintages = yearsOf(from, to).map((vintage) => ({ vintage, verified: '0' }));
  const components = data['components'] as object[];
  return { ...period(from, to), components: components.map((one) => ({ ...one, vintages })) };
}

/**
 * CP-1, credited by another scheme to June 2021, by this one to the end of 2022, verified for the rest of 2021; CP-4, still registered under
 * another scheme, credited from 2022 on. It is the last day on which CP-1 can be verified.
 */
async function twoComponents(): Promise<Scenario> {
  const scheme = { scheme: 'GS', identifier: 'X 1', since: '2020-01-01' };
  const scenario = await stage({
    at: '2024-12-31T09:00:00.000Z',
    component: {
      crediting: renewable('2021-01-01', '2022-12-31'),
      otherSchemes: [{ ...scheme, scheme: 'VCS', state: 'deregistered', creditedUntil: '2021-06-30' }],
    },
  });
  const second = {
    crediting: renewable('2022-01-01', '2025-12-31'),
    validatedBy: 'DOE-9',
    otherSchemes: [{ ...scheme, state: 'registered' }],
  };
  await scenario.accept('include-component', component('CP-4', '10471', 'GHA', second));
  await scenario.accept('verify-reductions', years('V-1', { '2021': '0' }, firstPeriod));
  return scenario;
}

async function setPolicy(scenario: Scenario, policy: object): Promise<void> {
  const replaces = String(registryOf(scenario.book).policyNumber);
  await scenario.accept('set-policy', { replaces, policy, reason });
}

/** As after the withdrawal of an approval: no command withdraws one yet, so no history comes to a component without. */
function moveTo({ book }: Scenario, host: string): void {
  book.begin();
  book.components.update('CP-1', { host });
  book.commit();
}
