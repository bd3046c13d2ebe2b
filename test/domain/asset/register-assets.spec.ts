import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { findings } from '../../support/outcome.js';
import { refusedInOrder } from '../../support/precedence.js';
import { component } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';
import { stage } from '../../support/stage.js';

type Json = Record<string, unknown>;
const claim = (of: string, assets: string[], from = '2021-01-01', until?: string): Json => ({
  ...{ component: of, assets, from },
  ...(until === undefined ? {} : { until }),
});

/** CP-1 and CP-2, both validated by DOE-1. */
const ready = async (): Promise<Scenario> => {
  const scenario = await stage();
  await scenario.accept('include-component', component('CP-2', '10471', 'GHA'));
  return scenario;
};
const give = (scenario: Scenario, ...of: Parameters<typeof claim>): ReturnType<Scenario['give']> =>
  scenario.give('register-assets', claim(...of));

describe('register-assets', () => {
  it('records the claim as it is given, with no end where none was said', async () => {
    const scenario = await ready();

    const { events } = await scenario.accept('register-assets', claim('CP-1', ['STOVE-2', '00123', 'STOVE-1']));

    expect(events.map(({ type, data }) => ({ type, data }))).toEqual([
      { type: 'AssetsRegistered', data: { component: 'CP-1', assets: ['STOVE-2', '00123', 'STOVE-1'], from: '2021-01-01', until: null } },
    ]);
    expect(scenario.book.assets.of('00123')).toEqual([
      { component: 'CP-1', from: '2021-01-01', until: null, revision: scenario.ledger.revision },
    ]);
    expectLaws(scenario);
  });

  describe('refuses, in the order of its contract', () => {
    refusedInOrder<Json>({
      command: 'register-assets',
      ready,
      data: claim('CP-1', ['A-1', 'A-2']),
      faults: [
        { refusal: 'unknown-component', wrong: (data) => ({ ...data, component: 'CP-9' }) },
        {
          refusal: 'double-asset-claim',
          given: (scenario) => scenario.accept('register-assets', claim('CP-2', ['A-2', 'A-3'])),
          names: { component: 'CP-2', line: 2 },
        },
      ],
    });
  });

  it('R-18: double-asset-claim names the component and the revision that hold it, whatever programme that is of, and its own too', async () => {
    const scenario = await ready();
    await scenario.accept('register-assets', claim('CP-2', ['A-1']));
    const held = scenario.ledger.revision;

    for (const code of ['CP-1', 'CP-2'])
      expect(await give(scenario, code, ['A-9', 'A-1'])).toMatchObject({
        refusal: 'double-asset-claim',
        names: { component: 'CP-2', conflictsWith: held, line: 2 },
      });
    expect(scenario.book.assets.of('A-9')).toEqual([]);
  });

  it('R-18: a day in common is one too many at either end; the next day, and the day before, are free', async () => {
    const scenario = await ready();
    await scenario.accept('register-assets', claim('CP-1', ['A-1'], '2022-01-01', '2022-12-31'));

    for (const days of [['2022-12-31'], ['2021-01-01', '2022-01-01'], ['2022-06-01', '2022-06-01'], ['2020-01-01', '2030-01-01']])
      expect((await give(scenario, 'CP-2', ['A-1'], ...(days as [string, string]))).refusal).toBe('double-asset-claim');
    await scenario.accept('register-assets', claim('CP-2', ['A-1'], '2023-01-01'));
    await scenario.accept('register-assets', claim('CP-2', ['A-1'], '2020-01-01', '2021-12-31'));
    expect(scenario.book.assets.of('A-1').map(({ component: of, from, until }) => [of, from, until])).toEqual([
      ['CP-1', '2022-01-01', '2022-12-31'],
      ['CP-2', '2023-01-01', null],
      ['CP-2', '2020-01-01', '2021-12-31'],
    ]);
    expectLaws(scenario);
  });

  it('ids that differ in a zero or a hyphen are two assets: a meter is what its number says', async () => {
    const scenario = await ready();
    await scenario.accept('register-assets', claim('CP-1', ['123', '0123', '12-3', '1-23', '12-3-', 'A', 'A-', `${'X'.repeat(39)}1`]));
    await scenario.accept('register-assets', claim('CP-2', ['00123', '1-2-3', '12--3', 'A0', `${'X'.repeat(39)}2`]));
    expectLaws(scenario);
  });

  it('never valid: an end before the start, an id of another form, the same asset twice, none, and more than 1,000', async () => {
    const scenario = await ready();
    const many = Array.from({ length: 1_000 }, (_, i) => `M-${i}`);

    expect(findings(await give(scenario, 'CP-1', ['A-1'], '2021-01-02', '2021-01-01'))).toEqual([['/until', 'period-reversed']]);
    expect(findings(await give(scenario, 'CP-1', ['a-1', '-A', '', 'Ä', 'A 1', 'A'.repeat(41)]))).toEqual(
      [0, 1, 2, 3, 4, 5].map((i) => [`/assets/${i}`, 'identifier-format']),
    );
    expect(findings(await give(scenario, 'CP-1', ['A-1', 'A-2', 'A-1', 'A-1']))).toEqual([
      ['/assets/2', 'duplicate'],
      ['/assets/3', 'duplicate'],
    ]);
    expect(findings(await give(scenario, 'CP-1', []))).toEqual([['/assets', 'too-few']]);
    expect((await give(scenario, 'CP-1', [...many, 'M-1000'])).refusal).toBe('too-large');
    await scenario.accept('register-assets', claim('CP-1', many));
    await scenario.accept('register-assets', claim('CP-1', ['A'.repeat(40)], '2021-01-01', '2021-01-01'));
  });

  it('1,000 ids of 40 characters are one event', async () => {
    const scenario = await ready();
    const long = Array.from({ length: 1_000 }, (_, i) => `${String(i).padStart(4, '0')}${'Z'.repeat(36)}`);

    const { events } = await scenario.accept('register-assets', claim('CP-1', long));

    expect(events.length).toBe(1);
    expectLaws(scenario);
  });

  it('R-83: is given by the DOE that validated the component, and by no other', async () => {
    const scenario = await ready();
    for (const [actor, scope] of [
      ['ann', 'DOE-1'],
      ['bob', 'DOE-2'],
    ] as const)
      await scenario.accept('grant-role', { actor, role: 'doe', scope });

    const data = claim('CP-1', ['A-1']);
    expect((await scenario.give('register-assets', data, { actor: 'bob' })).refusal).toBe('forbidden');
    expect((await scenario.give('register-assets', { ...data, component: 'CP-9' }, { actor: 'ann' })).refusal).toBe('forbidden');
    const { events } = await scenario.accept('register-assets', data, { actor: 'ann' });
    expect(events[0]?.authority).toBe('doe:DOE-1');
    expectLaws(scenario);
  });
});
