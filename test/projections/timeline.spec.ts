import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '../../src/event-store/event-store.js';
import type { ReadModel } from '../../src/projections/read-model.js';
import { Recorded } from './support/recorded.js';
import { eventsOf, storyOf } from './support/stories.js';

interface Stored {
  readonly registry: string;
  readonly revision: string;
  readonly type: string;
  readonly at: string;
  readonly actor: string;
  readonly authority: string | null;
  readonly approver: string | null;
}
type Params = Parameters<ReadModel['ask']>[1] & Readonly<Record<string, unknown>>;

/** A random programme: long enough that types and actors fill several rows of the read file. */
describe('the timeline', () => {
  let events: readonly StoredEvent[];
  let stored: readonly Stored[];
  let recorded: Recorded;
  let model: ReadModel;
  beforeAll(async () => {
    events = eventsOf(await storyOf(7, 400));
    stored = events.map(({ body }) => JSON.parse(body) as Stored);
    recorded = new Recorded(stored[0]?.registry ?? '', events);
    model = await recorded.open();
  });
  afterAll(() => recorded.discard());

  const pagesOf = async (params: Params): Promise<{ revisions: string[]; counts: (string | undefined)[] }> => {
    const [revisions, counts]: [string[], (string | undefined)[]] = [[], []];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const { answer } = await model.ask('timeline', { ...params, ...(cursor === undefined ? {} : { cursor }) });
      revisions.push(...answer.items.map(({ revision }) => revision));
      counts.push(answer.count);
      ({ cursor } = answer);
    }
    return { revisions, counts };
  };
  const meant = (is: (event: Stored) => boolean): string[] => stored.filter(is).map(({ revision }) => revision);

  it('has every event with who did it, oldest or latest first', async () => {
    const { answer } = await model.ask('timeline', { pageSize: 1000 });
    expect(
      answer.items.map(({ revision, event, at, actor, authority, approver }) => [revision, event, at, actor, authority, approver]),
    ).toEqual(stored.map(({ revision, type, at, actor, authority, approver }) => [revision, type, at, actor, authority, approver]));
    expect((await pagesOf({ sort: '-revision', pageSize: 50 })).revisions).toEqual(meant(() => true).reverse());
  });

  it('has of each type, actor and approver the very events, in pages of any size, from either end, and counts them', async () => {
    for (const type of new Set(stored.map((event) => event.type))) {
      const all = meant((event) => event.type === type);
      for (const pageSize of [7, 1000])
        for (const sort of ['revision', '-revision']) {
          const { revisions, counts } = await pagesOf({ type, sort, pageSize, count: 'true' });
          expect([type, ...revisions]).toEqual([type, ...(sort === 'revision' ? all : [...all].reverse())]);
          expect(new Set(counts)).toEqual(new Set([String(all.length)]));
        }
    }
    for (const { actor } of stored.slice(0, 20))
      expect((await pagesOf({ actor, pageSize: 1000 })).revisions).toEqual(meant((event) => event.actor === actor));
    const [approved] = stored.flatMap(({ approver }) => approver ?? []);
    if (approved !== undefined)
      expect((await pagesOf({ approver: approved, pageSize: 1000 })).revisions).toEqual(meant(({ approver }) => approver === approved));
  });

  it('has what is true of all filters together, behind a revision, and of the past', async () => {
    const [{ type, actor } = { type: '', actor: '' }] = stored.filter((event) => event.type === 'UnitsTransferred');
    const both = meant((event) => event.type === type && event.actor === actor);
    expect(await pagesOf({ type, actor, count: 'true', pageSize: 1000 })).toEqual({ revisions: both, counts: [String(both.length)] });
    const after = both[Math.floor(both.length / 2)] ?? '0';
    expect((await pagesOf({ type, actor, after, pageSize: 1000 })).revisions).toEqual(both.filter((one) => BigInt(one) > BigInt(after)));
    const at = String(Number(after));
    const then = await pagesOf({ type, at, count: 'true', pageSize: 1000 });
    expect(then.counts).toEqual([String(then.revisions.length)]);
    expect(then.revisions.every((one) => BigInt(one) <= BigInt(at))).toBe(true);
    expect((await pagesOf({ type: 'NeverHappened', count: 'true' })).counts).toEqual(['0']);
  });

  it('has the events of some days, both included', async () => {
    const days = [...new Set(stored.map(({ at }) => at.slice(0, 10)))];
    const [first = '', last = ''] = [days[0], days.at(-1)];
    const middle = days[days.length >> 1] ?? '';
    expect((await pagesOf({ from: first, to: last, pageSize: 1000 })).revisions).toEqual(meant(() => true));
    expect((await pagesOf({ from: middle, to: middle, pageSize: 1000, count: 'true' })).revisions).toEqual(
      meant(({ at }) => at.startsWith(middle)),
    );
    expect((await pagesOf({ to: '1999-12-31' })).revisions).toEqual([]);
  });

  it('refuses what is no value of a filter, with the filter as pointer', async () => {
    for (const [params, pointer, code] of [
      [{ type: 'no type' }, 'type', 'filter-format'],
      [{ resource: 'GHA-H1' }, 'resource', 'filter-format'],
      [{ resource: 'actor:dev' }, 'resource', 'filter-format'],
      [{ from: '2026-02-30' }, 'from', 'no-such-date'],
      [{ sort: 'at' }, 'sort', 'enum'],
      [{ after: 'x' }, 'after', 'revision-format'],
    ] as const)
      await expect(model.ask('timeline', params)).rejects.toMatchObject({
        code: 'malformed-request',
        names: { errors: [expect.objectContaining({ pointer, code })] },
      });
  });
});
