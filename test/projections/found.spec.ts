import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QuestionName } from '../../src/projections/questions.js';
import type { ReadModel } from '../../src/projections/read-model.js';
import * as samples from '../support/samples.js';
import { Scenario } from '../support/scenario.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';

type Given = Readonly<Record<string, unknown>>;

/** Two Parties with accounts, two programmes with components, an issuance, and proposals of which one is declined. */
const told = async (): Promise<Scenario> => {
  const scenario = await Scenario.trial('GHA01', 'party');
  for (const code of ['GHA', 'CHE']) await scenario.accept('register-party', samples.party(code));
  for (const [account, party] of [
    ['GHA-H1', 'GHA'],
    ['GHA-H2', 'GHA'],
    ['CHE-H1', 'CHE'],
  ] as const)
    await scenario.accept('open-account', samples.holdingAccount(account, party));
  for (const code of ['10471', '20822']) {
    await scenario.accept('register-programme', { ...samples.programme(code), title: `Cuisinières améliorées ${code}` });
    await scenario.accept('record-host-approval', samples.approval(code, 'GHA'));
  }
  for (const [component, programme] of [
    ['CP-1', '10471'],
    ['CP-2', '10471'],
    ['CP-3', '20822'],
  ] as const)
    await scenario.accept('include-component', samples.component(component, programme, 'GHA'));
  await scenario.accept('authorize-units', samples.authorization('A-1', 'GHA', '10471'));
  await scenario.accept('verify-reductions', samples.verification('V-1', '10471', 'GHA', 'CP-1', { '2021': '1000' }));
  await scenario.accept('issue-units', {
    issuance: 'I-1',
    verification: 'V-1',
    lines: [{ component: 'CP-1', vintage: '2021', quantity: '1000', authorization: 'A-1' }],
  });
  await scenario.accept('suspend-account', { account: 'GHA-H2', reason: samples.reason });
  return scenario;
};

describe('a list', () => {
  let scenario: Scenario;
  let recorded: Recorded;
  let model: ReadModel;
  beforeAll(async () => {
    scenario = await told();
    recorded = new Recorded('GHA01', eventsOf(scenario));
    model = await recorded.open();
  });
  afterAll(() => recorded.discard());

  const CODE: Readonly<Record<string, string>> = {
    ...{ accounts: 'account', components: 'component', programmes: 'programme', issuances: 'issuance', authorizations: 'authorization' },
    roles: 'id',
  };
  const answer = async (list: QuestionName, params: Given): Promise<{ items: Given[]; cursor: string | null; count?: string }> =>
    (await model.ask(list, params)).answer as never;
  const codes = async (list: QuestionName, params: Given): Promise<unknown[]> =>
    (await answer(list, params)).items.map((item) => item[CODE[list] ?? '']);
  const revisionOf = (type: string): bigint => eventsOf(scenario).find(({ body }) => body.includes(`"type":"${type}"`))?.revision ?? -1n;

  it('has those alone that every filter is true of', async () => {
    expect(await codes('accounts', { party: 'GHA' })).toEqual(['GHA-H1', 'GHA-H2']);
    expect(await codes('accounts', { party: 'GHA', state: 'active' })).toEqual(['GHA-H1']);
    expect(await codes('accounts', { party: 'CHE', state: 'suspended' })).toEqual([]);
    expect(await codes('components', { programme: '10471' })).toEqual(['CP-1', 'CP-2']);
    expect(await codes('issuances', { component: 'CP-1', kind: 'AER' })).toEqual([]);
    expect(await codes('issuances', { component: 'CP-1', authorization: 'A-1', vintage: '2021' })).toEqual(['I-1']);
    expect(await codes('programmes', { host: 'GHA' })).toEqual(['10471', '20822']);
    expect(await codes('programmes', { host: 'CHE' })).toEqual([]);
    expect(await codes('authorizations', { activity: '10471', purpose: 'NDC', revoked: 'false' })).toEqual(['A-1']);
    expect(await codes('authorizations', { activity: '20822' })).toEqual([]);
  });

  it('is as of any revision: who was active then is found, who is suspended now is not', async () => {
    const at = String(revisionOf('AccountSuspended') - 1n);
    expect(await codes('accounts', { party: 'GHA', state: 'active', at })).toEqual(['GHA-H1', 'GHA-H2']);
    expect(await codes('accounts', { state: 'suspended', at })).toEqual([]);
    expect(await codes('accounts', { state: 'suspended' })).toEqual(['GHA-H2']);
    expect(await codes('components', { programme: '10471', at: String(revisionOf('ComponentIncluded')) })).toEqual(['CP-1']);
  });

  it('goes by the day of the question where that decides', async () => {
    expect(await codes('components', { state: 'active' })).toEqual([]);
    expect(await codes('components', { state: 'ended' })).toEqual(['CP-1', 'CP-2', 'CP-3']);
    expect(await codes('components', { state: 'ended', programme: '20822' })).toEqual(['CP-3']);
    expect(await codes('components', { state: 'excluded' })).toEqual([]);
  });

  it('is in the order of a filter or of its codes, from either end, page by page', async () => {
    expect(await codes('accounts', { party: 'GHA', sort: '-code' })).toEqual(['GHA-H2', 'GHA-H1']);
    const sorted = await codes('accounts', { sort: 'state', type: 'holding' });
    expect(sorted).toEqual(['CHE-H1', 'GHA-H1', 'GHA-H2']);
    const paged: unknown[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: { items: Given[]; cursor: string | null } = await answer('accounts', {
        ...{ type: 'holding', sort: '-state', pageSize: 1 },
        ...(cursor === undefined ? {} : { cursor }),
      });
      paged.push(...page.items.map(({ account }) => account));
      cursor = page.cursor;
    }
    expect(paged).toEqual(['GHA-H2', 'GHA-H1', 'CHE-H1']);
  });

  it('has a row once in the order of something that it does not have', async () => {
    expect(await codes('accounts', { sort: 'holder' })).toEqual(await codes('accounts', {}));
    expect(await codes('accounts', { sort: '-holder' })).toEqual(await codes('accounts', { sort: '-code' }));
  });

  it('is looked through by words of names and codes, whatever their accents and case', async () => {
    expect(await codes('programmes', { text: 'CUISIN amelior' })).toEqual(['10471', '20822']);
    expect(await codes('programmes', { text: 'cuisin 208' })).toEqual(['20822']);
    expect(await codes('accounts', { text: 'ghA hold' })).toEqual(['GHA-H1', 'GHA-H2']);
    expect(await codes('components', { text: 'cp-2' })).toEqual(['CP-2']);
    expect(await codes('components', { text: 'cuisin' })).toEqual([]);
    expect(await codes('components', { text: '" OR *', programme: '10471' })).toEqual([]);
  });

  it('says how many there are where it is asked to, on every page, and nothing else does', async () => {
    expect(await answer('accounts', { type: 'holding', pageSize: 1, count: 'true' })).toMatchObject({ count: '3' });
    expect(await answer('components', { state: 'ended', count: 'true' })).toMatchObject({ count: '3' });
    const at = String(revisionOf('PartyRegistered'));
    expect(await answer('accounts', { count: 'true', at })).toMatchObject({ count: String((await codes('accounts', { at })).length) });
    expect(await answer('accounts', { party: 'GHA' })).not.toHaveProperty('count');
    expect(await answer('roles', { count: 'true' })).toMatchObject({ count: String((await codes('roles', { pageSize: 1000 })).length) });
  });

  it('refuses what is no value of a filter, with the filter as pointer, and the cursor of another filter', async () => {
    const wrong = (pointer: string, code: string): object => ({
      code: 'malformed-request',
      names: { errors: [expect.objectContaining({ pointer, code })] },
    });
    await expect(model.ask('accounts', { party: 'gha' })).rejects.toMatchObject(wrong('party', 'filter-format'));
    await expect(model.ask('accounts', { state: 'open' })).rejects.toMatchObject(wrong('state', 'enum'));
    await expect(model.ask('accounts', { sort: 'quantity' })).rejects.toMatchObject(wrong('sort', 'enum'));
    await expect(model.ask('authorizations', { sort: 'activity' })).rejects.toMatchObject(wrong('sort', 'enum'));
    await expect(model.ask('accounts', { text: '***' })).rejects.toMatchObject(wrong('text', 'filter-format'));
    await expect(model.ask('accounts', { count: 'yes' })).rejects.toMatchObject(wrong('count', 'flag-format'));
    const { cursor } = await answer('accounts', { party: 'GHA', pageSize: 1 });
    await expect(model.ask('accounts', { party: 'CHE', cursor: cursor ?? '' })).rejects.toMatchObject(wrong('cursor', 'cursor-invalid'));
  });

  it('finds the same in a file that was made anew', async () => {
    const begun = Number(revisionOf('PartyRegistered')) + 1;
    const again = new Recorded('GHA01', eventsOf(scenario).slice(0, begun));
    const grown = await again.open();
    again.append(eventsOf(scenario).slice(begun));
    grown.advance(again.head);
    await grown.reach(again.head, 2 ** 31 - 1);
    for (const [list, params] of [
      ['accounts', { state: 'suspended' }],
      ['programmes', { text: 'cuisin 208' }],
      ['components', { programme: '10471', sort: '-includedOn' }],
    ] as const)
      expect((await grown.ask(list, params)).answer).toEqual((await model.ask(list, params)).answer);
    await again.discard();
  });
});
