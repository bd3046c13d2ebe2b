import { describe, expect, it } from '@jest/globals';
import { authoritiesFor } from '../../../src/checker/reckoning/authorities.js';
import { State } from '../../../src/checker/state/state.js';
import { sha256 } from '../../../src/node/sha256.js';
import { catalogue } from '../../support/scenario.js';
import { transfer } from '../forged-events.js';
import { expectFound, type Forgery } from '../forge.js';
import { guarded } from '../guarded.js';
import { second } from '../second-versions.js';

const H1 = 'UN01-GHA-10471-2025-1-50';

/** Whose they are follows from the command that they are about. */
const ABOUT_OTHERS = ['propose', 'approve', 'decline', 'withdraw'];

describe('C8 authority', () => {
  it('knows who may give every command', () => {
    const others = [...catalogue().commands.keys()].filter((name) => !ABOUT_OTHERS.includes(name));

    expect(others.filter((name) => authoritiesFor(name, {}, new State('UN01', sha256)) === undefined)).toEqual([]);
  });

  it('finds nothing where every act has its second person', async () => {
    expect((await guarded()).findings().filter(({ inherited }) => !inherited)).toEqual([]);
  });

  it('finds an approval by the proposer', async () => {
    const story = await guarded();
    const { actor } = story.event('CommandApproved');

    expectFound(story.envelope('CommandApproved', { approver: actor }), 'authority', 'R-83');
  });

  it('finds an approval by someone without the right to', async () => {
    expectFound((await guarded()).envelope('CommandApproved', { approver: 'doe' }), 'authority', 'R-83');
  });

  it('finds an approval of something else than was proposed', async () => {
    const other = (data: object): object => ({ ...data, hash: 'A'.repeat(43) });

    expectFound((await guarded()).change('CommandApproved', other), 'authority');
    expectFound((await guarded()).change('CommandProposed', other), 'authority');
  });

  it('finds more units moved than were proposed', async () => {
    const more = (data: { blocks: string[] }): object => ({ ...data, blocks: [...data.blocks, 'UN01-GHA-10471-2025-61-70'] });

    expectFound((await guarded()).change('UnitsTransferred', more), 'authority', 'R-81');
  });

  it('finds an approval before its time', async () => {
    const early = (data: object): object => ({ ...data, notBefore: '2026-06-30T00:00:00.000Z' });

    expect(found((await guarded()).change('CommandProposed', early, 1))).toContain('R-80');
  });

  it('finds a delay that was left out', async () => {
    const story = await guarded();
    const { at } = story.event('CommandProposed', 1);

    expectFound(
      story.change('CommandProposed', (data: object) => ({ ...data, notBefore: at }), 1),
      'authority',
      'R-80',
    );
  });

  it('finds an approval of a proposal that is closed, and of one that nobody made', async () => {
    expectFound((await guarded()).again('CommandApproved'), 'authority');
    expectFound(
      (await guarded()).change('CommandApproved', (data: object) => ({ ...data, proposal: 'PROP-9' })),
      'authority',
    );
  });

  it('finds an act of an actor who has not the role', async () => {
    expectFound((await guarded()).envelope('UnitsAuthorized', { actor: 'stranger' }), 'authority', 'R-83');
    expectFound((await guarded()).envelope('PartyRegistered', { actor: 'gha' }), 'authority', 'R-83');
  });

  it('finds an act under a role that does not give it', async () => {
    expectFound((await guarded()).envelope('UnitsAuthorized', { authority: 'administrator', actor: 'ada' }), 'authority', 'R-83');
  });

  it('finds a movement to another hand without a second person, also where the account is trusted', async () => {
    const alone = [transfer('GHA-H1', 'CHE-H1', [H1], [H1])] as const;
    const story = second((await guarded()).acts);
    const trust = { account: 'GHA-H1', counterparty: 'CHE-H1', trusted: true, effective: '2026-06-04T02:00:00.000Z' };
    const trusted = story.append([{ type: 'AccountTrustChanged', schema: '2', authority: 'holder:GHA-H1', data: trust }], {
      actor: 'holly',
      at: '2026-06-03T00:00:00.000Z',
    });

    expectFound(story.append(alone, { actor: 'holly' }), 'authority', 'R-80');
    expectFound(trusted.append(alone, { actor: 'holly', at: '2026-06-05T00:00:00.000Z' }), 'authority', 'R-80');
  });

  it('finds an administrative cancellation and an issuance without a second person', async () => {
    const cancelled = { from: 'GHA-H1', to: 'CANCELLATION-ADMINISTRATIVE', purpose: 'administrative', blocks: [H1], firstTransferred: [] };
    const data = { ...cancelled, beneficiary: null, document: null, discharges: null };
    const story = await guarded();

    expectFound(story.append([{ type: 'UnitsCancelled', authority: 'holder:GHA-H1', data }], { actor: 'holly' }), 'authority', 'R-80');
    expectFound(story.without('CommandApproved').envelope('UnitsIssued', { approver: null }), 'authority', 'R-80');
  });

  it('finds a registry that loses its last administrator', async () => {
    const revoked = (actor: string): object => ({ actor, role: 'administrator', scope: null, until: null });
    const one = (await guarded()).append([{ type: 'RoleRevoked', authority: 'administrator', data: revoked('bob') as never }], {
      actor: 'ada',
    });
    const none = one.append([{ type: 'RoleRevoked', authority: 'administrator', data: revoked('ada') as never }], { actor: 'ada' });

    expectFound(none, 'authority', 'R-83');
  });

  it('finds two commands in one act', async () => {
    expectFound(
      (await guarded()).join('PartyRegistered', { type: 'UnitsFrozen', data: { blocks: [H1], reason: {} } }),
      'authority',
      'R-83',
    );
  });

  it('finds a proposal declined by its own proposer', async () => {
    const story = await guarded();
    const { actor, authority } = story.event('CommandProposed', 2);
    const data = { proposal: 'PROP-3', reason: { code: 'other' } };

    expectFound(story.append([{ type: 'CommandDeclined', authority, data }], { actor }), 'authority');
  });
});

const found = (story: Forgery): string =>
  story
    .findings()
    .map(({ rule }) => rule)
    .join();
