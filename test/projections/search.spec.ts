import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QUESTIONS } from '../../src/projections/questions.js';
import type { ReadModel } from '../../src/projections/read-model.js';
import { Recorded } from './support/recorded.js';
import { eventsOf, storyOf } from './support/stories.js';

/** A random programme: whatever its lists have is looked for by name. */
describe('a search', () => {
  let recorded: Recorded;
  let model: ReadModel;
  let events: ReturnType<typeof eventsOf>;
  beforeAll(async () => {
    events = eventsOf(await storyOf(11, 300));
    const { registry } = JSON.parse(events[0]?.body ?? '') as { registry: string };
    recorded = new Recorded(registry, events);
    model = await recorded.open();
  });
  afterAll(() => recorded.discard());

  const found = async (q: string, at?: string): Promise<string[]> =>
    (await model.ask('search', { q, ...(at === undefined ? {} : { at }) })).answer.items.map(
      ({ kind, id, exact }) => `${exact ? 'exactly' : 'near'} ${kind} ${id}`,
    );

  it('finds whatever a list has by its code, first of all, and where it is read', async () => {
    for (const { name, finds } of QUESTIONS) {
      if (!finds) continue;
      const { items } = (await model.ask(name, { pageSize: 3 })).answer as unknown as { items: Record<string, string>[] };
      for (const item of items) {
        const code = item['id'] ?? item[finds.called] ?? '';
        const [first, ...others] = (await model.ask('search', { q: code })).answer.items;
        const known = [first, ...others].filter((hit) => hit?.exact);
        expect([code, known.map((hit) => hit?.kind)]).toEqual([code, expect.arrayContaining([finds.called])]);
        expect(first?.exact).toBe(true);
        const hit = known.find((one) => one?.kind === finds.called);
        expect(hit?.href).toBe(`/v1/registries/${recorded.registry}/${name}/${encodeURIComponent(code)}`);
      }
    }
  });

  it('finds units by block, by a part of one, by series and serial, and as near ones by the serial alone', async () => {
    const { blocks } = (await model.ask('blocks', { pageSize: 1 })).answer;
    const [{ block, first } = { block: '', first: '' }] = blocks;
    const series = block.replace(/-\d+-\d+$/, '');
    expect(await found(block)).toEqual([`exactly units ${block}`]);
    expect(await found(`${series}-${first}`)).toContain(`exactly units ${series}-${first}-${first}`);
    expect(await found(first)).toContain(`near units ${series}-${first}-${first}`);
    expect(await found(`${series}-999999999-999999999`)).toEqual([]);
  });

  it('finds an event by revision and id, and nothing of what had not happened', async () => {
    const [{ revision, id } = { revision: 0n, id: '' }] = events.slice(-1);
    expect(await found(id)).toEqual([`exactly event ${revision}`]);
    expect(await found(String(revision))).toContain(`exactly event ${revision}`);
    const before = String(revision - 3n);
    expect(await found(id, before)).toEqual([]);
    expect((await found(String(revision), before)).filter((hit) => hit.startsWith('exactly'))).toEqual([]);
  });

  it('finds units by the serial that they have in the registry they came from', async () => {
    const { blocks } = (await model.ask('blocks', { pageSize: 1000 })).answer;
    const outside = blocks.find(({ underlying }) => underlying !== null);
    if (!outside?.underlying) throw new Error('the story imports units');
    const { series, first } = outside.underlying;
    const own = `${outside.block.replace(/-\d+-\d+$/, '')}-${outside.first}-${outside.first}`;
    expect(await found(`${series} ${first}`)).toContain(`exactly units ${own}`);
    expect(await found(`${series}-${first}`)).toContain(`exactly units ${own}`);
  });

  it('finds what is near by the beginnings of words, whatever the case, and as it was called then', async () => {
    const [{ account } = { account: '' }] = (await model.ask('accounts', { type: 'holding', pageSize: 1 })).answer.items;
    expect(await found(account.slice(0, -1).toLowerCase())).toContain(`near account ${account}`);
    expect(await found('holding')).toContain(`near account ${account}`);
    const opened = events.find(({ body }) => body.includes('"type":"AccountOpened"') && body.includes(`"${account}"`))?.revision ?? 0n;
    expect(await found(account, String(opened - 1n))).toEqual([]);
  });

  it('finds nothing for what is no name of anything, and refuses what is no text', async () => {
    for (const q of ['NO-SUCH-THING', '***', '"', createHash('sha256').update('x').digest('hex')])
      expect([q, await found(q)]).toEqual([q, []]);
    for (const q of [' ', 'x'.repeat(201)]) await expect(model.ask('search', { q })).rejects.toMatchObject({ code: 'malformed-request' });
  });
});
