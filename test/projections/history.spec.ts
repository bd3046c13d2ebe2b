import { describe, expect, it } from '@jest/globals';
import * as samples from '../support/samples.js';
import { Scenario } from '../support/scenario.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';

/** 1,000 units issued to GHA-H1, of which 300 go to CHE-H1, 200 of those on to CHE-H2; 100 of the first are frozen. */
const moved = async (): Promise<Scenario> => {
  const scenario = await Scenario.trial('GHA01', 'party');
  for (const [party, ...accounts] of [
    ['GHA', 'GHA-H1'],
    ['CHE', 'CHE-H1', 'CHE-H2'],
  ] as const) {
    await scenario.accept('register-party', samples.party(party));
    for (const account of accounts) await scenario.accept('open-account', samples.holdingAccount(account, party));
  }
  await scenario.accept('register-programme', samples.programme('10471'));
  await scenario.accept('record-host-approval', samples.approval('10471', 'GHA'));
  await scenario.accept('include-component', samples.component('CP-1', '10471', 'GHA'));
  await scenario.accept('authorize-units', samples.authorization('A-1', 'GHA', '10471'));
  await scenario.accept('verify-reductions', samples.verification('V-1', '10471', 'GHA', 'CP-1', { '2021': '1000' }));
  await scenario.accept('issue-units', {
    issuance: 'I-1',
    verification: 'V-1',
    lines: [{ component: 'CP-1', vintage: '2021', quantity: '1000', authorization: 'A-1' }],
  });
  await scenario.accept('distribute-units', { issuance: 'I-1', distribution: [{ account: 'GHA-H1', quantity: '1000' }] });
  await scenario.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '300' } });
  await scenario.accept('transfer-units', { from: 'CHE-H1', to: 'CHE-H2', units: { quantity: '200' } });
  await scenario.accept('freeze-units', { blocks: ['GHA01-GHA-10471-2021-1-100'], reason: samples.reason });
  return scenario;
};

const SERIES = 'GHA01-GHA-10471-2021';

describe('the version of units', () => {
  it('goes through every split, with what each event did to them', async () => {
    const scenario = await moved();
    const recorded = new Recorded('GHA01', eventsOf(scenario));
    const model = await recorded.open();
    const versionOf = async (units: string): Promise<string[]> =>
      (await model.ask('history', { units: `${SERIES}-${units}` })).answer.life.map(
        ({ event, command, from, to, block }) => `${command}/${event}: ${from} > ${to} ${block.slice(SERIES.length + 1)}`,
      );

    const born = 'issue-units/UnitsIssued: null > PENDING 1-1000';
    const distributed = 'distribute-units/UnitsDistributed: PENDING > GHA-H1 1-1000';
    const abroad = 'transfer-units/UnitsTransferred: GHA-H1 > CHE-H1 701-1000';
    const frozen = 'freeze-units/UnitsFrozen: GHA-H1 > GHA-H1 1-100';
    const onwards = 'transfer-units/UnitsTransferred: CHE-H1 > CHE-H2 801-1000';
    expect(await versionOf('1-1')).toEqual([born, distributed, frozen]);
    expect(await versionOf('700-700')).toEqual([born, distributed]);
    expect(await versionOf('800-800')).toEqual([born, distributed, abroad]);
    expect(await versionOf('801-801')).toEqual([born, distributed, abroad, onwards]);
    expect(await versionOf('50-900')).toEqual([born, distributed, abroad, onwards, frozen]);
    await recorded.discard();
  });

  it('ends in the whole blocks in which they stand, then as now', async () => {
    const scenario = await moved();
    const events = eventsOf(scenario);
    const recorded = new Recorded('GHA01', events);
    const model = await recorded.open();
    const blocksOf = async (units: string, at?: bigint): Promise<string[]> =>
      (await model.ask('units', { units: `${SERIES}-${units}`, ...(at === undefined ? {} : { at: String(at) }) })).answer.blocks.map(
        ({ block, account, firstTransferred, frozen }) =>
          [block.slice(SERIES.length + 1), account, firstTransferred ? 'ft' : '', frozen ? 'frozen' : ''].join(' ').trim(),
      );

    expect(await blocksOf('100-801')).toEqual(['1-100 GHA-H1  frozen', '101-700 GHA-H1', '701-800 CHE-H1 ft', '801-1000 CHE-H2 ft']);
    expect(await blocksOf('801-801', recorded.head - 2n)).toEqual(['701-1000 CHE-H1 ft']);
    const issued = events.find(({ body }) => body.includes('"UnitsIssued"'))?.revision ?? 0n;
    expect(await blocksOf('801-801', issued)).toEqual(['1-1000 PENDING']);
    await expect(blocksOf('801-801', issued - 1n)).rejects.toMatchObject({ code: 'unknown-units' });
    await expect(blocksOf('1-1001')).rejects.toMatchObject({ code: 'unknown-units' });
    await expect(model.ask('units', { units: '1-2' })).rejects.toMatchObject({ code: 'malformed-request' });
    await recorded.discard();
  });
});
