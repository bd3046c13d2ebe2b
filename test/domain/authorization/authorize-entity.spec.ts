import { describe, expect, it } from '@jest/globals';
import { authorizeEntity } from '../../../src/domain/authorization/examples.js';
import { asked } from '../../support/asked.js';
import { expectLaws } from '../../support/check-laws.js';
import { eventsOf, revisionOf } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import { holdingAccount } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';
import { afterIssuance, authorize, issuance, openSink, stage, verify2025 } from '../../support/stage.js';

/** 1,000 units for entity E-1 alone, of which GHA-H1 holds 930; CHE-E1 is an account of E-1, CHE-E2 one of E-2. */
const forOneEntity = async (): Promise<Scenario> => {
  const scenario = await stage();
  await verify2025(scenario, '1000');
  await scenario.accept('authorize-entity', authorizeEntity);
  await authorize(scenario, { entities: ['E-1'] });
  await scenario.accept('issue-units', issuance('1000', '930'));
  for (const n of ['1', '2']) await scenario.accept('open-account', holdingAccount(`CHE-E${n}`, 'CHE', { holder: `E-${n}` }));
  await openSink(scenario, 'CHE-NDC', 'retirement-ndc', 'CHE');
  return scenario;
};

describe('authorize-entity', () => {
  everyStoryReplays();

  it('records whom a Party authorized, for which approach; the Party is that of the caller', async () => {
    const scenario = await stage();
    await scenario.accept('grant-role', { actor: 'swiss', role: 'party', scope: 'CHE' });
    const members = { ...authorizeEntity, conditions: 'No resale', revocation: 'With a month of notice' };

    const outcome = await scenario.accept('authorize-entity', members, { actor: 'swiss' });

    expect(eventsOf(outcome)).toEqual([['EntityAuthorized', members]]);
    expect(outcome.events[0]?.authority).toBe('party:CHE');
    expect((await asked(scenario, 'entities', {})).items).toEqual([{ ...members, party: 'CHE', since: String(revisionOf(outcome)) }]);
    expectLaws(scenario);
  });

  it('of a caller who speaks for several Parties it is that of the country of the entity, else the first', async () => {
    const scenario = await stage();
    const by = async (entity: string, country: string): Promise<unknown> =>
      (await scenario.accept('authorize-entity', { ...authorizeEntity, entity, legal: { ...authorizeEntity.legal, country } })).events[0]
        ?.authority;
    expect(await by('E-1', 'CHE')).toBe('party:CHE');
    expect(await by('E-2', 'FRA')).toBe('party:GHA');
  });

  it('already-exists for a code that is taken, and forbidden for who speaks for no Party', async () => {
    const scenario = await stage();
    const conflictsWith = revisionOf(await scenario.accept('authorize-entity', authorizeEntity));
    expect(await scenario.give('authorize-entity', authorizeEntity)).toMatchObject({ refusal: 'already-exists', names: { conflictsWith } });
    expect((await scenario.give('authorize-entity', authorizeEntity, { actor: 'nobody' })).refusal).toBe('forbidden');
  });

  it('binds: units for an entity are first transferred to no account of another one (R-62)', async () => {
    const scenario = await forOneEntity();
    const to = async (account: string): Promise<unknown> =>
      (await scenario.give('transfer-units', { from: 'GHA-H1', to: account, units: { quantity: '10' } })).refusal;
    expect(await to('CHE-E2')).toBe('authorization-not-in-force');
    expect(await to('CHE-E1')).toBeNull();
    expect(await to('CHE-H1')).toBeNull();
    expectLaws(scenario);
  });

  it('binds at use: who holds the units is one of the entities, or the Party itself (R-62)', async () => {
    const scenario = await forOneEntity();
    await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '20' } });
    await scenario.accept('transfer-units', { from: 'CHE-H1', to: 'CHE-E2', units: { quantity: '10' } });
    const use = async (from: string): Promise<unknown> =>
      (await scenario.give('use-units', { from, to: 'CHE-NDC', year: '2025', units: { quantity: '5' } })).refusal;
    expect(await use('CHE-E2')).toBe('authorization-not-in-force');
    expect(await use('CHE-H1')).toBeNull();
    expectLaws(scenario);
  });

  it('without entities in the statement any may have the units', async () => {
    const scenario = await afterIssuance();
    await scenario.accept('open-account', holdingAccount('CHE-E2', 'CHE', { holder: 'E-2' }));
    expect((await scenario.give('transfer-units', { from: 'GHA-H1', to: 'CHE-E2', units: { quantity: '10' } })).refusal).toBeNull();
  });
});
