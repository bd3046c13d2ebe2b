import { describe, expect, it } from '@jest/globals';
import { transfer } from '../forged-events.js';
import { expectFound } from '../forge.js';
import { genuine, units } from '../genuine.js';

const restored = (epoch: string): { epoch: string; lostRevision: string; lostId: null; lostCheckpoint: null } => ({
  ...{ epoch, lostRevision: '999', lostId: null, lostCheckpoint: null },
});
const started = { type: 'WriterStarted', data: { node: 'n', url: 'http://n', build: 'b', catalogue: 'c' } };
const own = { actor: 'node', command: null, commandHash: null };

describe('C7 once', () => {
  it.each([
    'RegistryOpened',
    'PartyRegistered',
    'AccountOpened',
    'ProgrammeRegistered',
    'ComponentIncluded',
    'ReductionsVerified',
    'UnitsAuthorized',
    'UnitsIssued',
    'OpeningBalanceImported',
    'CommandProposed',
  ])('finds %s that says again what came to be', async (type) => {
    expectFound((await genuine()).again(type, type === 'AccountOpened' ? 8 : 0), 'once');
  });

  it('finds a key that another act was written with', async () => {
    const story = await genuine();
    const { command } = story.event('UnitsUsed');

    expectFound(story.append([transfer('JPN-H1', 'CHE-H1', [units(601, 610)])], { command }), 'once', 'R-40');
  });

  it('finds an act without a key', async () => {
    expectFound((await genuine()).append([transfer('JPN-H1', 'CHE-H1', [units(601, 610)])], { command: null }), 'once', 'R-40');
  });

  it('finds a policy that replaces another than the one in force', async () => {
    const story = await genuine();
    const { policy } = story.data('RegistryOpened');
    const data = { replaces: '2', policyNumber: '3', policy, reason: { code: 'other' } };

    expectFound(story.append([{ type: 'PolicySet', authority: 'administrator', data }]), 'once', 'R-44');
  });

  it('finds an approval that forgets the one before it', async () => {
    expectFound((await genuine()).again('HostApprovalRecorded'), 'once');
  });

  it("finds an administrator's account opened after the registry, and an account of no Party", async () => {
    const opened = { type: 'AccountOpened', authority: 'administrator' };
    const [omge, stray] = [
      { account: 'OMGE-2', type: 'omge-voluntary', party: null, holder: null, ndcPeriod: null },
      { account: 'NOBODY', type: 'holding', party: null, holder: null, ndcPeriod: null },
    ];

    expectFound((await genuine()).append([{ ...opened, data: omge }]), 'once', 'R-06');
    expectFound((await genuine()).append([{ ...opened, data: stray }]), 'once', 'R-08');
  });

  it('finds a log that begins again under the number of one before it', async () => {
    const again = [{ type: 'HistoryRestored', data: restored('2') }, started] as const;
    const story = (await genuine()).append([...again], own);

    expect(story.findings()).toEqual([]);
    expectFound(story.append([...again], own), 'once', 'R-12');
    expectFound((await genuine()).append([{ type: 'HistoryRestored', data: restored('1') }, started], own), 'once', 'R-12');
  });

  it('finds events given up by somebody who is no node, or by themselves', async () => {
    const lost = { type: 'HistoryRestored', authority: 'administrator', data: restored('2') };

    expectFound((await genuine()).append([lost, started], own), 'authority');
    expectFound((await genuine()).append([{ ...lost, authority: null }], own), 'authority');
    expectFound((await genuine()).append([{ ...lost, authority: null }, started]), 'once', 'R-40');
  });

  it('finds a registry opened without one of its accounts', async () => {
    expectFound((await genuine()).without('AccountOpened', 2), 'once', 'R-06');
  });
});
