import { describe, expect, it } from '@jest/globals';
import { authorizeEntity } from '../../../src/domain/authorization/examples.js';
import { expectLaws } from '../../support/check-laws.js';
import { refusedInOrder } from '../../support/precedence.js';
import type { Scenario } from '../../support/scenario.js';
import { authorization, reason } from '../../support/samples.js';
import { authorize, stage } from '../../support/stage.js';

type Json = Record<string, unknown>;
const sample = (members: object = {}): Json => authorization('A-1', 'GHA', '10471', members) as Json;
const give = async (members: object, scenario?: Scenario): Promise<string | null> =>
  (await (scenario ?? (await stage())).give('authorize-units', sample(members))).refusal;
const errors = (pointer: string, code: string): object => ({ refusal: 'invalid-input', names: { errors: [{ pointer, code }] } });

describe('authorize-units', () => {
  it('records the statement as it was made, with what was not said', async () => {
    const scenario = await stage();

    const { events } = await scenario.accept('authorize-units', sample());

    expect(events.map(({ type, data }) => ({ type, data }))).toEqual([
      {
        type: 'UnitsAuthorized',
        data: {
          ...sample(),
          ...{ firstTransfer: null, quantity: null, issuedUntil: null, usedUntil: null, parties: null, entities: null },
          ...{ nonGhgMetric: null, gwp: null, activityTypes: null },
        },
      },
    ]);
  });

  it('records every member that was said', async () => {
    const scenario = await stage();
    const members = {
      ...{ statement: 'part', purposes: ['NDC', 'IMP', 'OP'], firstTransfer: { oimp: 'issuance' }, quantity: '500' },
      ...{ issuedUntil: '2027-12-31', usedUntil: '2030-12-31', parties: ['CHE', 'JPN'], metric: 'non-GHG', nonGhgMetric: 'MWh' },
      ...{ gwp: 'AR5', activityTypes: ['Cookstoves'], changesAfterFirstTransfer: true },
    };

    const { events } = await scenario.accept('authorize-units', sample(members));

    expect(events[0]?.data).toEqual({ ...sample(members), entities: null });
    expect(scenario.book.authorizations.get('A-1')).toMatchObject({
      ...{ used: 0n, metric: 'non-GHG', nonGhgMetric: 'MWh' },
      versions: [{ firstTransfer: { oimp: 'issuance' }, quantity: '500', effective: null, revoked: false }],
    });
  });

  it('names entities of its own cooperative approach: one of another is not known (R-38)', async () => {
    const scenario = await stage();
    await scenario.accept('authorize-entity', authorizeEntity);
    await scenario.accept('authorize-entity', { ...authorizeEntity, entity: 'E-2', cooperativeApproach: 'CA0002' });

    expect(await give({ entities: ['E-1', 'E-2'] }, scenario)).toBe('unknown-entity');
    expect(await give({ entities: ['E-1'] }, scenario)).toBeNull();
    expect(await give({ authorization: 'A-2', cooperativeApproach: 'CA0002', entities: ['E-2'] }, scenario)).toBeNull();
    expectLaws(scenario);
  });

  it('any number of statements stand side by side', async () => {
    const scenario = await stage();
    await authorize(scenario);

    await scenario.accept('authorize-units', authorization('A-2', 'GHA', '10471', { statement: 'later', purposes: [] }));

    expect(scenario.book.statements.get('10471 GHA')).toEqual({ authorizations: ['A-1', 'A-2'] });
  });

  describe('refuses, in the order of its contract', () => {
    refusedInOrder({
      command: 'authorize-units',
      ready: stage,
      data: sample(),
      faults: [
        { refusal: 'already-exists', given: (scenario) => authorize(scenario) },
        { refusal: 'unknown-party', wrong: (data) => ({ ...data, parties: ['CHE', 'XXX'] }) },
        { refusal: 'unknown-programme', wrong: (data) => ({ ...data, activities: ['10471', '99999'] }) },
        { refusal: 'unknown-entity', wrong: (data) => ({ ...data, entities: ['E-1'] }) },
        { refusal: 'no-host-approval', wrong: (data) => ({ ...data, host: 'CHE' }) },
        {
          refusal: 'party-not-participating',
          given: (scenario) => scenario.accept('update-party', { party: 'GHA', participating: false, reason }),
        },
        { refusal: 'first-transfer-undefined', wrong: (data) => ({ ...data, purposes: ['NDC', 'OP'] }) },
      ],
    });

    it('R-53: first-transfer-undefined for any purpose but NDC alone', async () => {
      expect(await give({ purposes: ['NDC'] })).toBeNull();
      for (const purposes of [['IMP'], ['OP'], ['NDC', 'IMP']]) {
        expect(await give({ purposes })).toBe('first-transfer-undefined');
        expect(await give({ purposes, firstTransfer: { oimp: 'first-international-transfer' } })).toBeNull();
      }
    });
  });

  it("in a Party's registry neither an approval nor a cooperative approach is needed", async () => {
    const scenario = await stage({ registry: { code: 'GHA01', kind: 'party' } });
    const { cooperativeApproach, ...without } = sample({ host: 'CHE' });

    const { events } = await scenario.accept('authorize-units', without);

    expect(cooperativeApproach).toBe('CA0001');
    expect(events[0]?.data).toMatchObject({ host: 'CHE', cooperativeApproach: null });
  });

  describe('422, whatever the book says', () => {
    it('a mechanism names the cooperative approach', async () => {
      const scenario = await stage();
      const { cooperativeApproach, ...without } = sample({ activities: ['99999'] });

      expect(cooperativeApproach).toBe('CA0001');
      expect(await scenario.give('authorize-units', without)).toMatchObject(errors('/cooperativeApproach', 'missing-field'));
    });

    it('an authorization names its purposes; a statement of none or later need not', async () => {
      const scenario = await stage();

      for (const statement of ['all', 'part'])
        expect(await scenario.give('authorize-units', sample({ statement, purposes: [] }))).toMatchObject(errors('/purposes', 'too-few'));
      expect(await give({ statement: 'none', purposes: [] })).toBeNull();
      expect(await give({ statement: 'later', purposes: [] })).toBeNull();
    });

    it('vintages run forward; one vintage is enough', async () => {
      const scenario = await stage();

      expect(await scenario.give('authorize-units', sample({ vintages: { first: '2025', last: '2024' } }))).toMatchObject(
        errors('/vintages/last', 'period-reversed'),
      );
      expect(await give({ vintages: { first: '2025', last: '2025' } })).toBeNull();
    });

    it('the other metric is named exactly where the metric is not GHG', async () => {
      const scenario = await stage();

      expect(await scenario.give('authorize-units', sample({ metric: 'non-GHG' }))).toMatchObject(errors('/nonGhgMetric', 'missing-field'));
      expect(await scenario.give('authorize-units', sample({ nonGhgMetric: 'MWh' }))).toMatchObject(
        errors('/nonGhgMetric', 'unknown-field'),
      );
      expect(await give({ metric: 'non-GHG', nonGhgMetric: 'MWh' })).toBeNull();
    });

    it('an unknown purpose or definition of first transfer is an error, never nothing (R-53)', async () => {
      const scenario = await stage();

      expect(await scenario.give('authorize-units', sample({ purposes: ['OIMP'] }))).toMatchObject(errors('/purposes/0', 'enum'));
      const oimp = 'First international transfer';
      expect(await scenario.give('authorize-units', sample({ firstTransfer: { oimp } }))).toMatchObject(
        errors('/firstTransfer/oimp', 'enum'),
      );
    });
  });

  it('R-83: a Party authorizes its own units only', async () => {
    const scenario = await stage();
    await scenario.accept('grant-role', { actor: 'ghana', role: 'party', scope: 'GHA' });

    expect((await scenario.give('authorize-units', sample({ host: 'CHE' }), { actor: 'ghana' })).refusal).toBe('forbidden');
    const { events } = await scenario.accept('authorize-units', sample(), { actor: 'ghana' });
    expect(events[0]).toMatchObject({ authority: 'party:GHA' });
  });
});
