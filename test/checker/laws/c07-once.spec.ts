import { describe, it } from '@jest/globals';
import { transfer } from '../forged-events.js';
import { expectFound } from '../forge.js';
import { genuine, units } from '../genuine.js';

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

  it('finds a registry opened without one of its accounts', async () => {
    expectFound((await genuine()).without('AccountOpened', 2), 'once', 'R-06');
  });
});
