import { describe, expect, it } from '@jest/globals';
import { authorizeEntity } from '../../../src/domain/authorization/examples.js';
import { asked } from '../../support/asked.js';
import { expectLaws } from '../../support/check-laws.js';
import { eventsOf, findings, lastRevision } from '../../support/outcome.js';
import { refusedInOrder } from '../../support/precedence.js';
import { everyStoryReplays } from '../../support/replay.js';
import { authorization, programme, reason } from '../../support/samples.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { afterIssuance, authorize, forOther, issuance, openSink, stage, verify2025 } from '../../support/stage.js';

// Today is 2026-06-01.
const revise = (story: Scenario, members: object): Promise<Outcome> =>
  story.give('revise-authorization', { authorization: 'A-1', effective: '2026-06-01', citesTerm: 'Section 4', ...members });
const revoke = (story: Scenario, effective = '2026-06-01'): Promise<Outcome> =>
  story.give('revoke-authorization', { authorization: 'A-1', effective, citesTerm: 'Section 5' });
const abroad = (story: Scenario, quantity: string): Promise<Outcome> =>
  story.give('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity } });
const use = (story: Scenario, quantity: string): Promise<Outcome> =>
  story.give('use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units: { quantity } });
/** 93,000 units in GHA-H1, 7,000 levied; CHE may retire. */
const issued = async (terms: object = {}): Promise<Scenario> => {
  const story = await afterIssuance(terms);
  await openSink(story, 'CHE-NDC', 'retirement-ndc', 'CHE');
  return story;
};

describe('revise-authorization (R-66)', () => {
  everyStoryReplays();

  it('states the whole new version, with the day and the term that lets it change', async () => {
    const story = await stage();
    await authorize(story, { quantity: '500', parties: ['CHE'] });

    const outcome = await revise(story, { usedUntil: '2030-12-31', parties: ['CHE', 'JPN'], effective: '2026-07-01' });

    expect(eventsOf(outcome)).toEqual([
      [
        'AuthorizationRevised',
        {
          ...authorization('A-1', 'GHA', '10471', {
            vintages: { first: '2021', last: '2030' },
            quantity: '500',
            parties: ['CHE', 'JPN'],
          }),
          ...{
            firstTransfer: null,
            issuedUntil: null,
            usedUntil: '2030-12-31',
            entities: null,
            nonGhgMetric: null,
            gwp: null,
            activityTypes: null,
          },
          ...{ effective: '2026-07-01', citesTerm: 'Section 4' },
        },
      ],
    ]);
    expectLaws(story);
  });

  it('governs from its day on: until then units move under the terms of before', async () => {
    const story = await issued();
    await revise(story, { parties: ['JPN'], effective: '2026-06-03' });

    expect((await abroad(story.at('2026-06-02T23:59:59.999Z'), '10')).refusal).toBeNull();
    expect((await abroad(story.at('2026-06-03T00:00:00.000Z'), '10')).refusal).toBe('authorization-not-in-force');
    expectLaws(story);
  });

  it('binds units that were issued before and are not first transferred; those that were keep theirs', async () => {
    const story = await issued({ ...forOther('use-or-cancellation'), purposes: ['NDC', 'OP'] });
    await openSink(story, 'GHA-OP', 'cancellation-op', 'GHA');
    await abroad(story, '1000');
    expect((await revise(story, { purposes: ['OP'], parties: ['JPN'] })).refusal).toBeNull();

    expect((await use(story, '600')).refusal).toBeNull();
    const toJapan = { from: 'GHA-H1', to: 'JPN-H1', units: { quantity: '10' } };
    expect((await abroad(story, '10')).refusal).toBe('authorization-not-in-force');
    await story.accept('transfer-units', toJapan);
    const purposes = async (account: string): Promise<unknown> =>
      (await asked(story, 'holdings', { account })).blocks.map((block) => block.purposes);
    expect([await purposes('CHE-H1'), await purposes('GHA-H1'), await purposes('JPN-H1')]).toEqual([[['NDC', 'OP']], [['OP']], [['OP']]]);
    expectLaws(story);
  });

  it('reaches units that were first transferred where their terms said so from the start', async () => {
    const story = await issued({ changesAfterFirstTransfer: true });
    await abroad(story, '1000');
    await revise(story, { usedUntil: '2026-06-10', changesAfterFirstTransfer: false });
    expect((await use(story.at('2026-06-10T12:00:00.000Z'), '10')).refusal).toBeNull();
    expect((await use(story.at('2026-06-11T00:00:00.000Z'), '10')).refusal).toBe('authorization-not-in-force');
    await revise(story, { usedUntil: '2030-12-31', effective: '2026-06-11' });
    expect((await use(story, '10')).refusal).toBe('authorization-not-in-force');
    expectLaws(story);
  });

  it('units first transferred under a later version keep that one', async () => {
    const story = await issued();
    await abroad(story, '100');
    await revise(story, { usedUntil: '2026-06-05' });
    await abroad(story, '100');
    await revise(story, { usedUntil: '2027-12-31', effective: '2026-06-02' });
    await abroad(story.at('2026-06-02T00:00:00.000Z'), '100');

    const later = story.at('2026-06-06T00:00:00.000Z');
    const blocks = [...later.book.units.heldBy('CHE-H1')];
    expect(blocks.map(({ terms }) => terms)).toEqual(['3', '2', null]);
    const usable = async (first: bigint): Promise<unknown> => {
      const units = { blocks: [`UN01-GHA-10471-2025-${first}-${first}`] };
      return (await later.give('use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units })).refusal;
    };
    expect(await Promise.all(blocks.map(({ first }) => usable(first)))).toEqual([null, 'authorization-not-in-force', null]);
    expectLaws(later);
  });

  it('binds issuance: dates, vintages, quantity and activities of the version of that day', async () => {
    const story = await stage();
    await verify2025(story, '1000');
    await authorize(story);
    const issue = async (members: object): Promise<unknown> => {
      expect((await revise(story, members)).refusal).toBeNull();
      return (await story.give('issue-units', issuance('100'))).refusal;
    };
    expect(await issue({ issuedUntil: '2026-05-31' })).toBe('authorization-not-in-force');
    expect(await issue({ issuedUntil: '2030-12-31', statement: 'none' })).toBe('authorization-not-in-force');
    expect(await issue({ statement: 'all', vintages: { first: '2021', last: '2024' } })).toBe('vintage-outside-period');
    expect(await issue({ vintages: { first: '2021', last: '2030' }, quantity: '99' })).toBe('authorization-exceeded');
    expect(await issue({ quantity: '100' })).toBeNull();
    expectLaws(story);
  });

  it('is refused where all units are first transferred already, but for what is about units to come', async () => {
    const story = await issued();
    await abroad(story, '93000');
    expect((await revise(story, { purposes: ['OP'], firstTransfer: { oimp: 'issuance' } })).refusal).toBe('already-first-transferred');
    expect((await revoke(story)).refusal).toBe('already-first-transferred');
    expect((await revise(story, { issuedUntil: '2026-06-01' })).refusal).toBeNull();
    const free = await issued({ changesAfterFirstTransfer: true });
    await abroad(free, '93000');
    expect((await revise(free, { purposes: ['OP'], firstTransfer: { oimp: 'issuance' } })).refusal).toBeNull();
    expectLaws(story);
    expectLaws(free);
  });

  it('changes neither the approach nor the metric once there are units, nor from a later day on', async () => {
    const story = await stage();
    await verify2025(story, '1000');
    await authorize(story);
    expect(findings(await revise(story, { cooperativeApproach: 'CA0002', effective: '2026-06-02' }))).toEqual([
      ['/cooperativeApproach', 'fixed'],
    ]);
    expect((await revise(story, { cooperativeApproach: 'CA0002' })).refusal).toBeNull();
    await story.accept('issue-units', issuance('100'));
    expect(findings(await revise(story, { metric: 'non-GHG', nonGhgMetric: 'MWh' }))).toEqual([
      ['/metric', 'fixed'],
      ['/nonGhgMetric', 'fixed'],
    ]);
    expectLaws(story);
  });

  it('by approval is judged by the day of the proposal', async () => {
    const story = await issued();
    const data = { authorization: 'A-1', effective: '2026-06-01', citesTerm: 'Section 4', usedUntil: '2030-12-31' };
    await story.accept('propose', { proposal: 'P-1', command: 'revise-authorization', data });
    const { hash } = story.book.proposals.get('P-1')!;
    const { events } = await story.at('2026-06-03T00:00:00.000Z').accept('approve', { proposal: 'P-1', hash }, { actor: 'dev-two' });
    expect(events.map(({ type }) => type)).toEqual(['CommandApproved', 'AuthorizationRevised']);
    expectLaws(story);
  });

  describe('refuses, in the order of its contract', () => {
    const change = { purposes: ['NDC', 'OP'], firstTransfer: { oimp: 'use-or-cancellation' } };
    type Json = Record<string, unknown>;
    const ladder = {
      command: 'revise-authorization',
      ready: () => issued(),
      data: { authorization: 'A-1', effective: '2026-06-01', citesTerm: 'Section 4', ...change } as Json,
    };
    const last = [
      { refusal: 'first-transfer-undefined', wrong: ({ firstTransfer: _, ...data }: Json): Json => data },
      { refusal: 'already-first-transferred', given: (story: Scenario) => abroad(story, '93000') },
      { refusal: 'effective-in-the-past', wrong: (data: Json): Json => ({ ...data, effective: '2026-05-31' }) },
    ];
    refusedInOrder(
      {
        ...ladder,
        faults: [
          { refusal: 'unknown-authorization', wrong: (data) => ({ ...data, authorization: 'A-9' }) },
          { refusal: 'unknown-party', wrong: (data) => ({ ...data, parties: ['XXX'] }) },
          { refusal: 'unknown-programme', wrong: (data) => ({ ...data, activities: ['10471', '99999'] }) },
          { refusal: 'unknown-entity', wrong: (data) => ({ ...data, entities: ['E-1'] }) },
          {
            refusal: 'no-host-approval',
            given: (story) => story.accept('register-programme', programme('10472')),
            wrong: (data) => ({ ...data, activities: ['10472'] }),
          },
          {
            refusal: 'party-not-participating',
            given: (story) => story.accept('update-party', { party: 'GHA', participating: false, reason }),
          },
          ...last.filter(({ refusal }) => refusal !== 'already-first-transferred'),
        ],
      },
      // Units of a host that does not participate are not first transferred any more.
      { ...ladder, faults: last },
    );
  });

  it('changes nothing twice, and is of its host', async () => {
    const story = await issued();
    expect((await revise(story, { purposes: ['NDC'] })).refusal).toBe('nothing-to-change');
    await story.accept('grant-role', { actor: 'swiss', role: 'party', scope: 'CHE' });
    const data = { authorization: 'A-1', usedUntil: '2030-12-31', effective: '2026-06-01', citesTerm: 'Section 4' };
    expect((await story.give('revise-authorization', data, { actor: 'swiss' })).refusal).toBe('forbidden');
  });
});

describe('revoke-authorization (R-66)', () => {
  everyStoryReplays();

  it('ends issuance and first transfer from its day on; what was first transferred before is used as ever', async () => {
    const story = await issued();
    await abroad(story, '1000');
    const outcome = await revoke(story, '2026-06-02');
    expect(eventsOf(outcome)).toEqual([
      ['AuthorizationRevoked', { authorization: 'A-1', effective: '2026-06-02', citesTerm: 'Section 5' }],
    ]);
    expect((await abroad(story, '10')).refusal).toBeNull();

    const then = story.at('2026-06-02T00:00:00.000Z');
    expect((await abroad(then, '10')).refusal).toBe('authorization-not-in-force');
    expect((await use(then, '1010')).refusal).toBeNull();
    expect((await then.give('transfer-units', { from: 'GHA-H1', to: 'GHA-H2', units: { quantity: '1' } })).refusal).toBe('unknown-account');
    const { items } = await asked(then, 'authorizations', {});
    expect(items).toMatchObject([
      {
        authorization: 'A-1',
        firstTransferred: '8010',
        revoked: true,
        versions: [{ effective: null }, { effective: '2026-06-02', revoked: true }],
      },
    ]);
    expect((await asked(then, 'authorization', { authorization: 'A-1', at: String(lastRevision(outcome)) })).revoked).toBe(false);
    expectLaws(then);
  });

  it('can be given once, and a later revision brings the statement back', async () => {
    const story = await issued();
    await revoke(story);
    expect((await revoke(story)).refusal).toBe('nothing-to-change');
    expect((await abroad(story, '10')).refusal).toBe('authorization-not-in-force');
    expect((await revise(story, {})).refusal).toBeNull();
    expect((await abroad(story, '10')).refusal).toBeNull();
    expectLaws(story);
  });

  it('a statement that is revoked is none: nothing is issued without another (R-38)', async () => {
    const story = await stage();
    await verify2025(story, '1000');
    await authorize(story, { statement: 'later', purposes: [] });
    await revoke(story);
    expect((await story.give('issue-units', issuance('100', undefined, { contribution: 'PI' }))).refusal).toBe(
      'no-authorization-statement',
    );
  });

  describe('refuses, in the order of its contract', () => {
    refusedInOrder({
      command: 'revoke-authorization',
      ready: () => issued(),
      data: { authorization: 'A-1', effective: '2026-06-01', citesTerm: 'Section 5' },
      faults: [
        { refusal: 'unknown-authorization', wrong: (data) => ({ ...data, authorization: 'A-9' }) },
        { refusal: 'already-first-transferred', given: (story) => abroad(story, '93000') },
        { refusal: 'effective-in-the-past', wrong: (data) => ({ ...data, effective: '2026-05-31' }) },
      ],
    });
  });

  it('of units for an entity that is authorized: revised terms are of its approach', async () => {
    const story = await issued();
    await story.accept('authorize-entity', { ...authorizeEntity, cooperativeApproach: 'CA0002' });
    expect((await revise(story, { entities: ['E-1'] })).refusal).toBe('unknown-entity');
  });
});
