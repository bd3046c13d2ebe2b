import { describe, expect, it } from '@jest/globals';
import type { ReadModel } from '../../src/projections/read-model.js';
import { Recorded } from './support/recorded.js';
import { eventsOf, storyOf } from './support/stories.js';

interface Block {
  readonly block: string;
  readonly account: string;
  readonly [member: string]: string | boolean | null | undefined;
}
type Params = Readonly<Record<string, string | number>>;

const pagesOf = async (model: ReadModel, params: Params): Promise<{ blocks: Block[]; counts: Set<string | undefined> }> => {
  const blocks: Block[] = [];
  const counts = new Set<string | undefined>();
  for (let cursor: string | null | undefined; cursor !== null;) {
    const { answer } = await model.ask('blocks', { ...params, ...(cursor === undefined ? {} : { cursor }) });
    blocks.push(...(answer.blocks as unknown as Block[]));
    counts.add(answer.count);
    ({ cursor } = answer);
  }
  return { blocks, counts };
};

describe('the blocks of a registry', () => {
  it('are those of all accounts, and by each filter the ones that are so, counted, now and at an old revision', async () => {
    const events = eventsOf(await storyOf(11, 400));
    const { registry } = JSON.parse(events[0]?.body ?? '') as { registry: string };
    const recorded = new Recorded(registry, events);
    const model = await recorded.open();
    for (const at of [{}, { at: String(recorded.head / 2n) }]) {
      const all = (await pagesOf(model, { ...at, pageSize: 1000 })).blocks;
      const accounts = (await model.ask('accounts', { ...at, pageSize: 1000 })).answer.items;
      const held: string[] = [];
      for (const { account, holder } of accounts) {
        const { blocks } = (await model.ask('holdings', { ...at, account, pageSize: 1000 })).answer;
        held.push(...blocks.map(({ block }) => `${account} ${block}`));
        if (holder === null) continue;
        const his = accounts.filter((one) => one.holder === holder).map((one) => one.account);
        expect((await pagesOf(model, { ...at, holder, pageSize: 7 })).blocks).toEqual(all.filter((block) => his.includes(block.account)));
      }
      expect(all.map(({ account, block }) => `${account} ${block}`).sort()).toEqual(held.sort());
      for (const name of [
        'account',
        'host',
        'activity',
        'vintage',
        'kind',
        'component',
        'authorization',
        'firstTransferred',
        'frozen',
        'reserved',
      ])
        for (const value of new Set(all.map((block) => block[name])))
          if (value !== null) {
            const meant = all.filter((block) => block[name] === value);
            const found = await pagesOf(model, { ...at, [name]: String(value), count: 'true', pageSize: 7 });
            expect([name, value, found.blocks, found.counts]).toEqual([name, value, meant, new Set([String(meant.length)])]);
          }
    }
    const [account = ''] = (await model.ask('accounts', { type: 'holding' })).answer.items.map((one) => one.account);
    expect((await model.ask('holdings', { account, kind: 'CER', count: 'true' })).answer).toHaveProperty('count');
    await expect(model.ask('holdings', { account, kind: 'XYZ' })).rejects.toMatchObject({ code: 'malformed-request' });
    await expect(model.ask('blocks', { vintage: '25' })).rejects.toMatchObject({ code: 'malformed-request' });
    await recorded.discard();
  });
});
