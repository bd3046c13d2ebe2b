import { describe, expect, it } from '@jest/globals';
import { Scenario } from '../../support/scenario.js';
import { eventsOf, findings } from '../../support/outcome.js';
import { everyStoryReplays, remember } from '../../support/replay.js';

const POLICY = {
  adaptationBps: '500',
  omgeBps: '200',
  cdmAdaptationBps: '200',
  levyRounding: 'ceil',
  bufferRounding: 'ceil',
  nextPeriodGate: 'issued',
  creditingStart: 'inclusion',
  averagingDenominator: 'elapsed-years',
  postAuthorizationLevyShare: 'proportional',
  approvals: colleagues(
    ...['set-policy', 'grant-role', 'revoke-role', 'update-party', 'correct-transfer', 'close-account', 'trust-account'],
    ...['import-opening-balance', 'cancel-units', 'transfer-units', 'issue-units', 'restate-verification', 'exclude-component'],
  ),
  transferDelayHours: '26',
  proposalHours: '72',
  requireAssets: false,
  itmoIdForm: 'full',
  nestingShortfall: 'carry',
  financeRounding: 'ceil',
  overselling: 'off',
  overCrediting: 'carry',
  longPeriods: 'stated',
};
const ALWAYS = [
  ['PENDING', 'pending'],
  ['CANCELLATION-ADMINISTRATIVE', 'cancellation-administrative'],
];
const VOLUNTARY = [
  ['OMGE-VOLUNTARY', 'omge-voluntary'],
  ['CANCELLATION-VOLUNTARY', 'cancellation-voluntary'],
];
const MECHANISM = [
  ...ALWAYS,
  ...VOLUNTARY,
  ['ADAPTATION-SHARE', 'adaptation-share'],
  ['OMGE-MANDATORY', 'omge-mandatory'],
  ['BUFFER', 'buffer'],
  ['CANCELLATION-REVERSAL', 'cancellation-reversal'],
];

const empty = async (code?: string): Promise<Scenario> => remember(await Scenario.empty(code));
const data = { kind: 'mechanism', operator: 'Secretariat', administrators: ['alice', 'adam'] };

describe('open-registry', () => {
  everyStoryReplays();

  it('opens a mechanism with the whole default policy and its administrator accounts', async () => {
    const story = await empty();
    const [opened, ...accounts] = eventsOf(await story.accept('open-registry', data, { actor: 'anyone' }));
    expect(opened).toEqual(['RegistryOpened', { ...data, trial: false, policyNumber: '1', policy: POLICY }]);
    for (const [type, account] of accounts)
      expect([type, account]).toMatchObject(['AccountOpened', { party: null, holder: null, ndcPeriod: null }]);
    expect(accounts.map(([, account]) => [account['account'], account['type']]).sort()).toEqual([...MECHANISM].sort());
  });

  it.each(['party', 'international'])('opens a %s registry without levies, the approvals or the accounts of a mechanism', async (kind) => {
    const story = await empty('TZA01');
    const [opened, ...accounts] = eventsOf(await story.accept('open-registry', { ...data, kind }));
    const approvals = POLICY.approvals.slice(0, 10);
    const policy = { ...POLICY, adaptationBps: '0', omgeBps: '0', approvals, overselling: 'warn' };
    expect(opened).toEqual(['RegistryOpened', { ...data, kind, trial: false, policyNumber: '1', policy }]);
    expect(accounts.map(([, account]) => [account['account'], account['type']]).sort()).toEqual([...ALWAYS, ...VOLUNTARY].sort());
  });

  it('opens a trial without approvals or delay, in which those listed have every role and no one else has', async () => {
    const story = await empty();
    const [[, opened] = []] = eventsOf(await story.accept('open-registry', { ...data, trial: true }));
    expect(opened).toEqual({ ...data, trial: true, policyNumber: '1', policy: { ...POLICY, approvals: [], transferDelayHours: '0' } });
    const role = { actor: 'x', role: 'auditor' };
    expect((await story.give('grant-role', role, { actor: 'alice' })).refusal).toBeNull();
    expect((await story.give('revoke-role', role, { actor: 'bob' })).refusal).toBe('forbidden');
  });

  it('records the policy it is given over the defaults, and the authority administrator', async () => {
    const story = await empty();
    const policy = { omgeBps: '300', levyRounding: 'floor', approvals: [{ command: 'issue-units', by: 'counterparty' }] };
    const { events } = await story.accept('open-registry', { ...data, policy }, { actor: 'anyone' });
    expect(events[0]).toMatchObject({
      actor: 'anyone',
      authority: 'administrator',
      approver: null,
      data: { policy: { ...POLICY, ...policy } },
    });
  });

  it('is refused once the registry is open', async () => {
    const story = await empty();
    await story.accept('open-registry', data);
    expect((await story.give('open-registry', { ...data, kind: 'international' })).refusal).toBe('invalid-input');
    expect((await story.give('open-registry', data)).refusal).toBe('already-exists');
  });

  it('leaves everything else unknown until then', async () => {
    const story = await empty();
    expect((await story.give('set-policy', { replaces: '1', policy: {}, reason: { code: 'policy' } })).refusal).toBe('unknown-registry');
  });

  it.each([
    ['a kind that needs three letters', { ...data, kind: 'party' }, ['/kind', 'enum']],
    ['an actor twice', { ...data, administrators: ['alice', 'adam', 'alice'] }, ['/administrators/2', 'duplicate']],
    ['one administrator, where a command of theirs needs two', { ...data, administrators: ['alice'] }, ['/administrators', 'too-few']],
    [
      'proposals that end before the delay does',
      { ...data, policy: { transferDelayHours: '72' } },
      ['/policy/proposalHours', 'period-reversed'],
    ],
    ['no administrator', { ...data, administrators: [] }, ['/administrators', 'too-few']],
    ['an operator that begins a formula', { ...data, operator: '=1' }, ['/operator', 'text-format']],
    ['a kind there is not', { ...data, kind: 'Mechanism' }, ['/kind', 'enum']],
    ['an approval twice', { ...data, policy: twice('issue-units') }, ['/policy/approvals/1/command', 'duplicate']],
    [
      'an approval of approvals',
      { ...data, policy: { approvals: [{ command: 'approve', by: 'colleague' }] } },
      ['/policy/approvals/0/command', 'enum'],
    ],
    [
      'more than 168 hours of delay',
      { ...data, policy: { transferDelayHours: '169' } },
      ['/policy/transferDelayHours', 'identifier-format'],
    ],
    ['no hour for proposals', { ...data, policy: { proposalHours: '0' } }, ['/policy/proposalHours', 'identifier-format']],
    ['721 hours for proposals', { ...data, policy: { proposalHours: '721' } }, ['/policy/proposalHours', 'identifier-format']],
    ['more than all basis points', { ...data, policy: { omgeBps: '10001' } }, ['/policy/omgeBps', 'identifier-format']],
    ['what a policy does not have', { ...data, policy: { fee: '1' } }, ['/policy/fee', 'unknown-field']],
  ])('can never have %s', async (_, wrong, finding) => {
    expect(findings(await (await empty()).give('open-registry', wrong))).toEqual([finding]);
  });

  it('can have the most hours and basis points there are', async () => {
    const policy = { transferDelayHours: '168', proposalHours: '720', omgeBps: '10000', adaptationBps: '0' };
    expect((await (await empty()).give('open-registry', { ...data, policy })).refusal).toBeNull();
  });

  it('can have one administrator where nothing of theirs needs a second', async () => {
    const policy = { approvals: colleagues('issue-units', 'transfer-units') };
    expect((await (await empty()).give('open-registry', { ...data, administrators: ['alice'], policy })).refusal).toBeNull();
    expect((await (await empty()).give('open-registry', { ...data, administrators: ['alice'], trial: true })).refusal).toBeNull();
  });

  it('levies nothing outside a mechanism', async () => {
    const story = await empty('TZA01');
    const levies = { adaptationBps: '500', omgeBps: '1' };
    expect(findings(await story.give('open-registry', { ...data, kind: 'party', policy: levies }))).toEqual([
      ['/policy/adaptationBps', 'levy-not-allowed'],
      ['/policy/omgeBps', 'levy-not-allowed'],
    ]);
    expect(
      (await story.give('open-registry', { ...data, kind: 'party', policy: { adaptationBps: '0', omgeBps: '0' } })).refusal,
    ).toBeNull();
  });
});

function colleagues(...commands: string[]): { command: string; by: string }[] {
  return commands.map((command) => ({ command, by: 'colleague' }));
}

function twice(command: string): object {
  return {
    approvals: [
      { command, by: 'colleague' },
      { command, by: 'counterparty' },
    ],
  };
}
