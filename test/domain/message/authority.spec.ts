import { describe, expect, it } from '@jest/globals';
import { canonical } from '../../../src/domain/kernel/canonical.js';
import { Refusal } from '../../../src/domain/kernel/refusal.js';
import { sha256 } from '../../../src/ledger/hashes.js';
import { envelopeOf } from '../../../src/ledger/seal.js';
import { catalogue, type Scenario } from '../../support/scenario.js';
import { approve, fourEyes, hashOf, propose } from '../../support/four-eyes.js';
import { everyStoryReplays } from '../../support/replay.js';
import { balanceRow, party } from '../../support/samples.js';

// Who may give what, outside a trial (`docs/contract.md` 6). Whoever isn't listed may not.

const ACTORS = ['alice', 'super', 'ghana', 'swiss', 'doe-1', 'efua', 'urs', 'ama', 'audit', 'nobody'];
const A = 'administrator';
const GHANA = 'party:GHA';
const reason = { code: 'other' };
const units = { quantity: '1' };
const policy = { proposalHours: '30' };
const BLOCK = 'UN01-GHA-10471-2021-1-1';
const rows = [balanceRow('1', '0')];
const role = (name: string, scope?: string): object => ({ actor: 'new', role: name, ...(scope ? { scope } : {}) });
const held = (actor: string, name: string, scope: string): object => ({ actor, role: name, scope });
const account = (members: object): object => ({ account: 'GHA-H9', type: 'holding', party: 'GHA', ...members });

const TABLE: [command: string, data: object, may: Record<string, string>][] = [
  ['set-policy', { replaces: '2', policy, reason }, { alice: A }],
  ['grant-role', role('auditor'), { alice: A }],
  ['grant-role', role('administrator'), { alice: A }],
  ['grant-role', role('supervisor'), { alice: A }],
  ['grant-role', role('doe', 'DOE-1'), { alice: A }],
  ['grant-role', role('participant', '10471'), { alice: A }],
  ['grant-role', role('party', 'GHA'), { alice: A, ghana: GHANA }],
  ['grant-role', role('party', 'CHE'), { alice: A, swiss: 'party:CHE' }],
  ['grant-role', role('holder', 'GHA-H1'), { alice: A, ghana: GHANA, efua: 'holder:GHA-H1' }],
  ['grant-role', role('holder', 'CHE-H1'), { alice: A, swiss: 'party:CHE', urs: 'holder:CHE-H1' }],
  ['grant-role', role('holder', 'ADAPTATION-SHARE'), { alice: A }],
  ['revoke-role', held('kofi', 'holder', 'GHA-H1'), { alice: A, ghana: GHANA, efua: 'holder:GHA-H1' }],
  ['revoke-role', held('doe-1', 'doe', 'DOE-1'), { alice: A }],
  ['revoke-role', held('ghana', 'party', 'GHA'), { alice: A, ghana: GHANA }],
  ['register-party', party('NOR'), { alice: A }],
  ['update-party', { party: 'GHA', participating: false, reason }, { alice: A }],
  ['open-account', account({}), { ghana: GHANA, alice: A }],
  ['open-account', account({ account: 'CHE-H9', party: 'CHE' }), { swiss: 'party:CHE', alice: A }],
  ['suspend-account', { account: 'GHA-H1', reason }, { alice: A, ghana: GHANA }],
  ['suspend-account', { account: 'BUFFER', reason }, { alice: A }],
  ['reinstate-account', { account: 'GHA-NDC', reason }, { alice: A, ghana: GHANA }],
  ['close-account', { account: 'GHA-H2' }, { alice: A }],
  ['trust-account', { account: 'GHA-H1', counterparty: 'CHE-H1', trusted: true }, { efua: 'holder:GHA-H1' }],
  ['freeze-units', { blocks: [BLOCK], reason }, { alice: A }],
  ['unfreeze-units', { blocks: ['UN01-GHA-10471-2021-2-2'], reason }, { alice: A }],
  ['transfer-units', { from: 'GHA-H1', to: 'GHA-H2', units }, { efua: 'holder:GHA-H1' }],
  ['transfer-units', { from: 'CHE-H1', to: 'CHE-H1', units }, { urs: 'same-account' }],
  ['use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units }, { urs: 'holder:CHE-H1', swiss: 'party:CHE' }],
  ['use-units', { from: 'CHE-H8', to: 'CHE-NDC', year: '2025', units }, { urs: 'holder:CHE-H8' }],
  ['use-units', { from: 'GHA-H1', to: 'CHE-NDC', year: '2025', units }, {}],
  ['instruct-closure', { account: 'GHA-H1', moveTo: 'GHA-H2' }, { efua: 'holder:GHA-H1', ghana: GHANA }],
  ['cancel-units', { from: 'GHA-H1', to: 'CANCELLATION-ADMINISTRATIVE', purpose: 'administrative', units }, { efua: 'holder:GHA-H1' }],
  ['import-opening-balance', { import: 'IM-1', account: 'GHA-H1', kind: 'CER', controlTotal: '1', rows }, { alice: A }],
  ['propose', { proposal: 'P-9', command: 'close-account', data: { account: 'GHA-H2' } }, { alice: A }],
];

const world = async (): Promise<Scenario> => {
  const story = await fourEyes();
  const alice = { actor: 'alice' };
  await story.accept('grant-role', held('swiss', 'party', 'CHE'), alice);
  await story.accept('grant-role', held('ama', 'participant', '10471'), alice);
  await story.accept('grant-role', { actor: 'audit', role: 'auditor' }, alice);
  await story.accept('freeze-units', { blocks: ['UN01-GHA-10471-2021-2-2'], reason }, alice);
  await story.accept('open-account', account({ account: 'CHE-H8', party: 'CHE', holder: 'ACME' }), alice);
  await story.accept('grant-role', held('urs', 'holder', 'CHE-H8'), alice);
  for (const to of ['CHE-H1', 'CHE-H8']) await movedTo(story, to);
  return story;
};

/** Efua moves a unit, and Kofi approves it. */
const movedTo = async (story: Scenario, to: string): Promise<void> => {
  const proposal = `P-${to}`;
  await propose(story, { proposal, data: { from: 'GHA-H1', to, units } });
  expect((await approve(story, 'kofi', { proposal, hash: hashOf(story, proposal) })).refusal).toBeNull();
};

/** The authority under which `actor` would give the command, by a dry run; or what it is refused with. */
const authorityFor = async (story: Scenario, name: string, data: object, actor: string): Promise<string | null | undefined> => {
  const read = catalogue().read(name, data);
  const hash = sha256(canonical({ command: name, data }));
  const answer = await story.ledger.execute({ name, data: read, actor, key: undefined, hash, dryRun: true });
  if (answer instanceof Refusal) return answer.code;
  return answer.act[0] && envelopeOf(answer.act[0]).authority;
};

describe('who may give which command', () => {
  everyStoryReplays();

  it.each(TABLE)('%s %j is for %j', async (command, data, may) => {
    const story = await world();
    if (command === 'reinstate-account') await story.accept('suspend-account', { account: 'GHA-NDC', reason }, { actor: 'alice' });
    const found: Record<string, string | null | undefined> = {};
    for (const actor of ACTORS) {
      const authority = await authorityFor(story, command, data, actor);
      if (authority !== 'forbidden') found[actor] = authority;
    }
    expect(found).toEqual(may);
  });

  it('records the authority in the envelope of the act', async () => {
    const story = await world();
    const { events } = await story.accept('use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units }, { actor: 'swiss' });
    for (const event of events) expect(event).toMatchObject({ actor: 'swiss', authority: 'party:CHE', approver: null });
  });

  it('says forbidden before anything about what the command names', async () => {
    const story = await world();
    const nowhere = { from: 'NONE', to: 'NONE', units };
    expect(await authorityFor(story, 'transfer-units', nowhere, 'efua')).toBe('forbidden');
    expect(await authorityFor(story, 'suspend-account', { account: 'NONE', reason }, 'ghana')).toBe('forbidden');
    expect(await authorityFor(story, 'suspend-account', { account: 'NONE', reason }, 'alice')).toBe('unknown-account');
    expect(await authorityFor(story, 'reinstate-account', { account: 'NONE', reason }, 'ghana')).toBe('forbidden');
    const use = { from: 'NONE', to: 'CHE-NDC', year: '2025', units };
    expect(await authorityFor(story, 'use-units', use, 'ghana')).toBe('forbidden');
  });
});
