import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { revisionOf } from '../../support/outcome.js';
import { refusedInOrder } from '../../support/precedence.js';
import { party, programme } from '../../support/samples.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { apart, issued, nest, restated, verified } from './given.js';

const agreement = { sha256: 'a'.repeat(64) };
const give = (scenario: Scenario, inner: string, outer: string, members: object = {}): Promise<Outcome> =>
  scenario.give('nest-programme', nest(inner, outer, members));
const accept = (scenario: Scenario, inner: string, outer: string, members: object = {}): Promise<Outcome> =>
  scenario.accept('nest-programme', nest(inner, outer, members));
const conflict = (by?: Outcome): object => ({ refusal: 'nesting-conflict', ...(by && { names: { conflictsWith: revisionOf(by) } }) });

/** Programmes L-0 to L-`most`, each nested in the next. */
const chain = async (scenario: Scenario, most: number): Promise<void> => {
  for (let i = 0; i <= most; i += 1) await scenario.accept('register-programme', programme(`L${i}`));
  for (let i = 0; i < most; i += 1) await accept(scenario, `L${i}`, `L${i + 1}`);
};

describe('nest-programme', () => {
  describe('refuses', () => {
    refusedInOrder<{ inner: string }>({
      command: 'nest-programme',
      ready: async () => {
        const scenario = await apart();
        await accept(scenario, 'INB', 'OUT');
        return scenario;
      },
      data: nest('INA', 'OUT') as { inner: string },
      faults: [
        { refusal: 'unknown-programme', wrong: (data) => ({ ...data, inner: 'NONE9' }) },
        { refusal: 'nesting-conflict', wrong: (data) => ({ ...data, inner: 'OUT' }) },
        {
          refusal: 'nested-headroom-exceeded',
          given: async (scenario) => {
            await verified(scenario, 'V-A', 'A-1', { '2021': '600' });
            await verified(scenario, 'V-O', 'O-1', { '2021': '1000' });
            await issued(scenario, 'V-O', 'O-1', '2021', '401');
          },
          names: { programme: 'OUT', vintage: '2021' },
        },
      ],
    });

    it('a programme in itself, in one that lies in it, and more than 8 in each other', async () => {
      const scenario = await apart();
      await chain(scenario, 8);

      expect(await give(scenario, 'L3', 'L3')).toMatchObject(conflict());
      expect(await give(scenario, 'L8', 'L0')).toMatchObject(conflict());
      expect(await give(scenario, 'L8', 'OUT')).toMatchObject(conflict());
      expect(await give(scenario, 'INA', 'L0')).toMatchObject(conflict());
      await accept(scenario, 'INA', 'L1');
      expectLaws(scenario);
    });

    it('a second programme around it of the same sector and area on a common day, naming the nest', async () => {
      const scenario = await apart();
      for (const [code, members] of [
        ['SAME', { area: 'GHANA' }],
        ['PLACE', { area: 'VOLTA' }],
        ['SECTOR', { area: 'GHANA', sector: 'FORESTS' }],
      ] as const)
        await scenario.accept('register-programme', programme(code, members));
      const first = await accept(scenario, 'INA', 'OUT', { until: '2023-06-30' });

      expect(await give(scenario, 'INA', 'SAME', { from: '2023-06-30' })).toMatchObject(conflict(first));
      expect(await give(scenario, 'INA', 'PLACE', { area: 'GHANA' })).toMatchObject(conflict(first));
      await accept(scenario, 'INA', 'SAME', { from: '2023-07-01' });
      await accept(scenario, 'INA', 'PLACE');
      await accept(scenario, 'INA', 'SECTOR');
      expectLaws(scenario);
    });

    it('a change for a year that one of the two has verified; for others it replaces', async () => {
      const scenario = await apart();
      const first = await accept(scenario, 'INA', 'OUT');
      await verified(scenario, 'V-O', 'O-1', { '2021': '5', '2022': '5' });

      for (const members of [{ mode: 'outer-only' }, { from: '2022-01-01' }, { from: '2021-03-01' }, { until: '2021-12-31' }])
        expect(await give(scenario, 'INA', 'OUT', members)).toMatchObject(conflict(first));
      await accept(scenario, 'INA', 'OUT', { until: '2023-12-31' });
      await accept(scenario, 'INA', 'OUT', { until: '2026-12-31', area: 'VOLTA', agreement });
      expect(scenario.book.nests.get('INA OUT')).toMatchObject({ until: '2026-12-31', area: 'VOLTA', mode: 'shared', agreement });
      expectLaws(scenario);
    });

    it('nothing-to-change where it is so already, and an end before the start', async () => {
      const scenario = await apart();
      await accept(scenario, 'INA', 'OUT', { agreement });

      expect((await give(scenario, 'INA', 'OUT', { agreement, mode: 'shared' })).refusal).toBe('nothing-to-change');
      expect(await give(scenario, 'INA', 'OUT', { until: '2020-12-31' })).toMatchObject({
        refusal: 'invalid-input',
        names: { errors: [{ pointer: '/until', code: 'period-reversed' }] },
      });
    });

    it('nested-headroom-exceeded, also of a programme further out, until that is restated', async () => {
      const scenario = await apart();
      await scenario.accept('register-programme', programme('MID'));
      await accept(scenario, 'MID', 'OUT');
      await verified(scenario, 'V-A', 'A-1', { '2021': '600' });
      await verified(scenario, 'V-O', 'O-1', { '2021': '1000' });
      const issuance = await issued(scenario, 'V-O', 'O-1', '2021', '401');

      expect(await give(scenario, 'INA', 'MID')).toMatchObject({
        refusal: 'nested-headroom-exceeded',
        names: { programme: 'OUT', vintage: '2021', conflictsWith: revisionOf(issuance) },
      });
      await restated(scenario, 'V-A', 'A-1', '2021', '599');
      await accept(scenario, 'INA', 'MID');
      expectLaws(scenario);
    });
  });

  it('is for a Party that approved one of the two; while nobody approved either, for any', async () => {
    const scenario = await apart();
    await scenario.accept('grant-role', { actor: 'gha', role: 'party', scope: 'GHA' });
    await scenario.accept('register-party', party('CHE'));
    await scenario.accept('grant-role', { actor: 'che', role: 'party', scope: 'CHE' });
    await chain(scenario, 1);

    expect((await scenario.give('nest-programme', nest('INA', 'OUT'), { actor: 'che' })).refusal).toBe('forbidden');
    expect((await scenario.give('nest-programme', nest('L0', 'OUT'), { actor: 'che' })).refusal).toBe('forbidden');
    const given = await scenario.accept('nest-programme', nest('INA', 'OUT'), { actor: 'gha' });
    expect(given.events.map(({ authority }) => authority)).toEqual(['party:GHA']);
    await scenario.accept('nest-programme', nest('L0', 'L1', { until: '2030-01-01' }), { actor: 'che' });
    expectLaws(scenario);
  });

  it('states what it was given, with what is absent as null', async () => {
    const { events } = await accept(await apart(), 'INA', 'OUT');

    expect(events.map(({ type, data }) => [type, data])).toEqual([
      ['ProgrammeNested', { inner: 'INA', outer: 'OUT', from: '2021-01-01', until: null, mode: 'shared', area: null, agreement: null }],
    ]);
  });
});
