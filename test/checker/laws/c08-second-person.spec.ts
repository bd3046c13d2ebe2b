import { beforeAll, describe, expect, it } from '@jest/globals';
import { canonical } from '../../../src/domain/kernel/canonical.js';
import { sha256 } from '../../../src/node/sha256.js';
import { cancel, transfer, use } from '../forged-events.js';
import { expectFound, type Forged, type Forgery } from '../forge.js';
import { guarded } from '../guarded.js';
import { first, LATER, second } from '../second-versions.js';

const SERIES = 'UN01-GHA-10471-2025';
const DAY = '2026-06-03T00:00:00.000Z';
/** When the delay of the policy is over. */
const DELAYED = '2026-06-04T02:00:00.000Z';
const LATER_DAY = '2026-06-05T00:00:00.000Z';

/** A registry that is no trial, with policies of version 2: what the corrected contract binds. */
let story: Forgery;
/** The same, written before that. */
let before: Forgery;
beforeAll(async () => {
  const now = await guarded();
  before = first(now.acts);
  story = second(now.acts);
});

const found = (forgery: Forgery): { law: string; rule: string; revision: string; inherited: boolean }[] =>
  forgery.findings().filter(({ law, inherited }) => law === 'authority' && !inherited);
const inherited = (forgery: Forgery): string[] =>
  forgery
    .findings()
    .filter((finding) => finding.inherited && finding.revision === forgery.revision)
    .map(({ law }) => law);

const role = (type: 'RoleGranted' | 'RoleRevoked', actor: string, name: string, scope: string | null = null): Forged => ({
  ...{ type, authority: 'administrator' },
  data: { actor, role: name, scope, until: null },
});
const by = (actor: string, at = DAY): { actor: string; at: string } => ({ actor, at });

const proposal = (proposes: string, command: string, data: object, members: object = {}): Forged => ({
  type: 'CommandProposed',
  authority: 'administrator',
  data: {
    ...{ proposal: proposes, command, data, hash: sha256(canonical({ command, data }), 'base64url') },
    ...{ expires: '2026-06-30T00:00:00.000Z', notBefore: DAY, blocks: [], ...members },
  },
});
const approval = (of: Forged): Forged => ({
  type: 'CommandApproved',
  authority: of.authority ?? null,
  data: { proposal: of.data['proposal'], hash: of.data['hash'] },
});

/** Ghana's second account of COOKS, one of another holder, and the same holder's account in Switzerland. */
const accounts = (): Forgery =>
  [
    ['GHA-H2', 'GHA', 'COOKS'],
    ['GHA-H3', 'GHA', 'OTHERS'],
    ['CHE-H2', 'CHE', 'COOKS'],
  ].reduce(
    (forgery, [account, party, holder]) =>
      forgery.append(
        [{ type: 'AccountOpened', authority: `party:${party}`, data: { account, type: 'holding', party, holder, ndcPeriod: null } }],
        by(party === 'GHA' ? 'gha' : 'che'),
      ),
    story,
  );

describe('C8 a second person', () => {
  it('is not asked for between accounts of one holder and Party; of one of the two alone it is', () => {
    const units = [`${SERIES}-1-5`];

    expect(found(accounts().append([transfer('GHA-H1', 'GHA-H2', units)], by('holly')))).toEqual([]);
    expectFound(accounts().append([transfer('GHA-H1', 'GHA-H3', units)], by('holly')), 'authority', 'R-80');
    expectFound(accounts().append([transfer('GHA-H1', 'CHE-H2', units, units)], by('holly')), 'authority', 'R-80');
  });

  it('was not asked for a trusted account until the contract was corrected: that is inherited', () => {
    const trust = { account: 'GHA-H1', counterparty: 'CHE-H1', trusted: true };
    const trusting = before.append([{ type: 'AccountTrustChanged', authority: 'holder:GHA-H1', data: trust }], by('holly'));
    const moved = trusting.append([transfer('GHA-H1', 'CHE-H1', [`${SERIES}-1-5`])], by('holly'));

    expect(found(moved)).toEqual([]);
    expect(inherited(moved)).toContain('authority');
  });

  it('may not be the only administrator whose role has no end', () => {
    const policy = story.data<{ policy: object }>('RegistryOpened').policy;
    const approvals = [{ command: 'set-policy', by: 'colleague' }];
    const opened = story.change('RegistryOpened', (data: object) => ({ ...data, policy: { ...policy, approvals } }));

    expect(found(opened)).toEqual([]);
    expectFound(opened.append([role('RoleRevoked', 'bob', 'administrator')], by('ada')), 'authority', 'R-80');
    const alone = opened.change('RegistryOpened', (data: object) => ({ ...data, administrators: ['ada'] }));
    expect(found(alone)[0]).toMatchObject({ rule: 'R-80', revision: alone.revision });
  });

  it('is a holder, or the Party, that uses: whoever else says it', () => {
    const own = use('GHA-H1', 'CHE-NDC', 'CHE', [`${SERIES}-1-5`]);

    for (const authority of ['holder:GHA-H1', 'party:GHA', 'party:CHE'])
      expectFound(
        story.append([{ ...own, authority }], by(authority.startsWith('holder') ? 'holly' : authority.slice(6).toLowerCase())),
        'authority',
      );
  });

  it('cancels only what it holds: a Party does not cancel for a holder', () => {
    const cancelled = cancel('GHA-H1', 'GHA-OP', 'OP', [`${SERIES}-1-5`]);

    expectFound(story.append([{ ...cancelled, authority: 'party:GHA' }], by('gha')), 'authority', 'R-83');
  });
});

describe('C8 the adaptation share', () => {
  const share = `${SERIES}-187-190`;
  const used: Forged = use('ADAPTATION-SHARE', 'CHE-NDC', 'CHE', [share]);
  const data = { from: 'ADAPTATION-SHARE', to: 'CHE-NDC', year: '2025', units: { blocks: [share] } };
  const proposed: Forged = { ...proposal('PROP-4', 'use-units', data, { blocks: [share] }), authority: 'holder:ADAPTATION-SHARE' };
  const opened = (): Forgery => {
    const account = { account: 'CHE-NDC', type: 'retirement-ndc', party: 'CHE', holder: null, ndcPeriod: { first: '2021', last: '2030' } };
    return ['fund', 'other'].reduce(
      (forgery, actor) => forgery.append([role('RoleGranted', actor, 'holder', 'ADAPTATION-SHARE')], by('ada')),
      story.append([{ type: 'AccountOpened', authority: 'party:CHE', data: account }], by('che')),
    );
  };

  it('is used when the Party that uses it approves: not by its holder alone, nor by a colleague', () => {
    const approvedBy = (approver: string): Forgery =>
      opened()
        .append([proposed], by('fund'))
        .append([approval(proposed), used], { actor: 'fund', approver, at: LATER_DAY });

    expect(found(approvedBy('che'))).toEqual([]);
    expectFound(approvedBy('other'), 'authority', 'R-83');
    expectFound(opened().append([used], by('fund')), 'authority', 'R-80');
  });
});

describe('C8 trust', () => {
  const trust = (trusted: boolean, effective: string): Forgery =>
    story.append(
      [
        {
          ...{ type: 'AccountTrustChanged', schema: '2', authority: 'holder:GHA-H1' },
          data: { account: 'GHA-H1', counterparty: 'CHE-H1', trusted, effective },
        },
      ],
      by('holly'),
    );
  const waiting = (forgery: Forgery, at: string, notBefore: string): Forgery => {
    const moving = { from: 'GHA-H1', to: 'CHE-H1', units: { blocks: [`${SERIES}-1-5`] } };
    const proposed = proposal('PROP-9', 'transfer-units', moving, { notBefore, blocks: [`${SERIES}-1-5`] });
    return forgery.append([{ ...proposed, authority: 'holder:GHA-H1' }], by('holly', at));
  };

  it('takes effect after the delay, and ends at once', () => {
    expect(found(trust(true, DELAYED))).toEqual([]);
    expect(found(trust(false, DAY))).toEqual([]);
    expectFound(trust(true, DAY), 'authority', 'R-80');
    expectFound(trust(false, DELAYED), 'authority', 'R-80');
  });

  it('ends the delay of a transfer from then on, and not before', () => {
    const trusting = trust(true, DELAYED);

    expectFound(waiting(trusting, '2026-06-03T12:00:00.000Z', '2026-06-03T12:00:00.000Z'), 'authority', 'R-80');
    expect(found(waiting(trusting, LATER_DAY, LATER_DAY))).toEqual([]);
    expectFound(waiting(story, LATER_DAY, LATER_DAY), 'authority', 'R-80');
  });
});

describe('C8 a closing', () => {
  const instruct = (forgery: Forgery, moveTo: string): Forgery =>
    forgery.append([{ type: 'ClosureInstructed', authority: 'holder:GHA-H1', data: { account: 'GHA-H1', moveTo } }], by('holly'));
  const closed: Forged = { type: 'AccountClosed', authority: 'administrator', data: { account: 'GHA-H1', moveTo: null } };
  const all = ['1-50', '61-180'].map((serials) => `${SERIES}-${serials}`);
  const close = (forgery: Forgery, to: string): Forgery =>
    forgery.append([{ ...transfer('GHA-H1', to, all), authority: 'administrator' }, closed], by('ada', LATER_DAY));

  it('moves units where the holder instructed, and nowhere else', () => {
    // PROP-3 reserves some of the units: it is withdrawn first.
    const free = accounts().append(
      [{ type: 'CommandWithdrawn', authority: 'holder:GHA-H1', data: { proposal: 'PROP-3', reason: { code: 'other' } } }],
      by('holly'),
    );

    expect(found(close(instruct(free, 'GHA-H2'), 'GHA-H2'))).toEqual([]);
    expectFound(close(instruct(free, 'GHA-H2'), 'GHA-H3'), 'authority', 'R-10');
    expectFound(close(free, 'GHA-H2'), 'authority', 'R-10');
  });

  it('is instructed by the holder or its Party, into another account that is there', () => {
    const by2 = (authority: string, moveTo: string, actor: string): Forgery =>
      accounts().append([{ type: 'ClosureInstructed', authority, data: { account: 'GHA-H1', moveTo } }], by(actor));

    expect(found(by2('party:GHA', 'GHA-H2', 'gha'))).toEqual([]);
    expectFound(by2('administrator', 'GHA-H2', 'ada'), 'authority', 'R-83');
    expectFound(by2('holder:GHA-H1', 'GHA-H1', 'holly'), 'custody', 'R-10');
    expectFound(by2('holder:GHA-H1', 'NOWHERE', 'holly'), 'custody');
  });

  it('that moves units to another hand waits the delay', () => {
    const named = proposal('PROP-8', 'close-account', { account: 'GHA-H1' });
    const guards = (data: { policy: { approvals: object[] } }): object => ({
      ...data,
      policy: { ...data.policy, approvals: [...data.policy.approvals, { command: 'close-account', by: 'colleague' }] },
    });
    const waiting = (moveTo: string): Forgery => instruct(accounts(), moveTo).append([named], by('ada')).change('RegistryOpened', guards);
    const revision = String(waiting('GHA-H3').acts.flat().length - 1);

    expect(found(waiting('GHA-H3'))).toEqual([expect.objectContaining({ rule: 'R-80', revision })]);
    expect(found(waiting('GHA-H2'))).toEqual([]);
  });
});

describe('C8 a proposal', () => {
  it('is approved in the name of a proposer who has the role still', () => {
    const proposed = proposal('PROP-7', 'register-party', {
      ...{ party: 'NOR', participating: true, leastDevelopedOrIsland: false, waivesAdaptationExemption: false, ndcPeriods: [] },
    });
    const registered: Forged = { type: 'PartyRegistered', data: proposed.data['data'] as never };
    const approve = (forgery: Forgery): Forgery =>
      forgery.append([approval(proposed), registered], { actor: 'cleo', approver: 'bob', at: LATER_DAY });
    const asked = story.append([role('RoleGranted', 'cleo', 'administrator')], by('ada')).append([proposed], by('cleo'));

    expect(found(approve(asked))).toEqual([]);
    expectFound(approve(asked.append([role('RoleRevoked', 'cleo', 'administrator')], by('ada'))), 'authority', 'R-83');
  });

  it('in several events is whole, and of one hash', () => {
    const blocks = Array.from({ length: 6 }, (_, i) => `${SERIES}-${i + 1}-${i + 1}`);
    const whole = proposal('PROP-6', 'freeze-units', { blocks, reason: { code: 'other' } });
    const part = (from: number, to: number, members: object = {}): Forged => ({
      ...whole,
      data: { ...whole.data, data: { blocks: blocks.slice(from, to), reason: { code: 'other' } }, ...members },
    });

    expect(found(story.append([part(0, 4), part(4, 6)], by('ada')))).toEqual([]);
    expectFound(story.append([part(0, 4), part(5, 6)], by('ada')), 'authority', 'R-83');
    expectFound(story.append([part(0, 4), part(4, 6, { notBefore: LATER_DAY })], by('ada')), 'authority');
    expectFound(story.append([part(0, 6), part(0, 6, { proposal: 'PROP-5' })], by('ada')), 'once');
  });

  it('in several events is approved as a whole', () => {
    const blocks = [1, 2, 3, 4].map((serial) => `${SERIES}-${serial}-${serial}`);
    const data = { from: 'GHA-H1', to: 'CHE-H1', units: { blocks } };
    const whole = proposal('PROP-6', 'transfer-units', data, { notBefore: DELAYED, blocks });
    const part = (from: number, to: number): Forged => ({
      ...{ type: 'CommandProposed', authority: 'holder:GHA-H1' },
      data: { ...whole.data, data: { ...data, units: { blocks: blocks.slice(from, to) } }, blocks: blocks.slice(from, to) },
    });
    const proposed = story.append([part(0, 2), part(2, 4)], by('holly'));
    const approve = (moved: string[]): Forgery =>
      proposed.append([{ ...approval(whole), authority: 'holder:GHA-H1' }, transfer('GHA-H1', 'CHE-H1', moved, moved)], {
        ...{ actor: 'holly', approver: 'hugo', at: LATER_DAY },
      });

    expect(found(approve(blocks))).toEqual([]);
    expectFound(approve(blocks.slice(0, 2)), 'authority', 'R-81');
  });

  it('is withdrawn by its proposer, who may have lost the role since; declined by who might approve it', () => {
    const revoked = story.append([role('RoleRevoked', 'holly', 'holder', 'GHA-H1')], by('ada'));
    const closing = (type: 'CommandWithdrawn' | 'CommandDeclined', authority: string): Forged => ({
      ...{ type, authority },
      data: { proposal: 'PROP-3', reason: { code: 'other' } },
    });

    expect(found(revoked.append([closing('CommandWithdrawn', 'holder:GHA-H1')], by('holly')))).toEqual([]);
    expectFound(story.append([closing('CommandWithdrawn', 'holder:GHA-H1')], by('hugo')), 'authority');
    expect(found(story.append([closing('CommandDeclined', 'holder:GHA-H1')], by('hugo')))).toEqual([]);
    expectFound(story.append([closing('CommandDeclined', 'administrator')], by('ada')), 'authority');
  });
});

describe('C8 a policy of version 2', () => {
  const set = (members: object, schema: '1' | '2' = '2'): Forgery => {
    const { policy } = story.data<{ policy: object }>('RegistryOpened');
    const data = { replaces: '1', policyNumber: '2', policy: { ...policy, ...members }, reason: { code: 'policy' } };
    return story.append([{ type: 'PolicySet', schema, authority: 'administrator', data }], by('ada'));
  };

  it('leaves proposals open for longer than they wait', () => {
    expect(found(set({}))).toEqual([]);
    expectFound(set({ proposalHours: '26' }), 'authority', 'R-80');
  });

  it('states every member', () => {
    for (const member of Object.keys(LATER)) expectFound(set({ [member]: undefined }), 'known-events');
  });
});
