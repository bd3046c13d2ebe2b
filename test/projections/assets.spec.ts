import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadModel } from '../../src/projections/read-model.js';
import { component } from '../support/samples.js';
import { stage } from '../support/stage.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';

let recorded: Recorded;
let model: ReadModel;
/** Each step by what it did, with the revision it left. */
const at: Record<string, string> = {};
beforeAll(async () => {
  const story = await stage();
  await story.accept('include-component', component('CP-2', '10471', 'GHA'));
  const step = async (name: string, command: string, data: object): Promise<void> => {
    await story.accept(command, data);
    at[name] = String(story.ledger.revision);
  };
  at['before'] = String(story.ledger.revision);
  await step('claimed', 'register-assets', { component: 'CP-1', assets: ['STOVE-1', 'STOVE-2', 'STOVE-3', '007'], from: '2021-01-01' });
  await step('retired', 'retire-assets', { component: 'CP-1', assets: ['STOVE-1', 'STOVE-2'], until: '2022-12-31' });
  await step('earlier', 'retire-assets', { component: 'CP-1', assets: ['STOVE-1'], until: '2021-12-31' });
  await step('passed on', 'register-assets', { component: 'CP-2', assets: ['STOVE-1'], from: '2022-01-01', until: '2024-12-31' });
  await step('back', 'register-assets', { component: 'CP-1', assets: ['STOVE-1'], from: '2025-01-01' });
  recorded = new Recorded('UN01', eventsOf(story));
  model = await recorded.open();
});
afterAll(() => recorded.discard());

const claims = async (asset: string, when?: string): Promise<unknown[]> => {
  const { answer } = await model.ask('asset-claims', { asset, ...(when === undefined ? {} : { at: at[when] ?? '' }) });
  return answer.items.map((item) => [item.component, item.from, item.until, item.revision, item.retired]);
};

describe('an asset', () => {
  it('is read with all claims on it, oldest first, at any revision', async () => {
    const [claimed, retired, earlier, passed, back] = ['claimed', 'retired', 'earlier', 'passed on', 'back'].map((name) => at[name] ?? '');

    expect(await claims('STOVE-1', 'claimed')).toEqual([['CP-1', '2021-01-01', null, claimed, null]]);
    expect(await claims('STOVE-1', 'retired')).toEqual([['CP-1', '2021-01-01', '2022-12-31', claimed, retired]]);
    expect(await claims('STOVE-1', 'earlier')).toEqual([['CP-1', '2021-01-01', '2021-12-31', claimed, earlier]]);
    expect(await claims('STOVE-1')).toEqual([
      ['CP-1', '2021-01-01', '2021-12-31', claimed, earlier],
      ['CP-2', '2022-01-01', '2024-12-31', passed, null],
      ['CP-1', '2025-01-01', null, back, null],
    ]);
    expect(await claims('007')).toEqual([['CP-1', '2021-01-01', null, claimed, null]]);
  });

  it('is unknown before it was claimed, and where nobody ever did', async () => {
    await expect(claims('STOVE-1', 'before')).rejects.toMatchObject({ code: 'unknown-asset' });
    await expect(claims('7')).rejects.toMatchObject({ code: 'unknown-asset' });
  });

  it('was touched last by what claimed it, or ended its claim', async () => {
    const touched = async (asset: string, when: string): Promise<string> =>
      (await model.ask('asset-claims', { asset, at: at[when] ?? '' })).touched;
    expect(await touched('STOVE-3', 'back')).toBe(at['claimed']);
    expect(await touched('STOVE-2', 'back')).toBe(at['retired']);
    expect(await touched('STOVE-1', 'earlier')).toBe(at['earlier']);
    expect(await touched('STOVE-1', 'back')).toBe(at['back']);
  });

  it('is read page by page', async () => {
    const first = (await model.ask('asset-claims', { asset: 'STOVE-1', pageSize: 2 })).answer;
    const second = (await model.ask('asset-claims', { asset: 'STOVE-1', pageSize: 2, cursor: first.cursor ?? '' })).answer;
    expect([...first.items, ...second.items].map(({ revision }) => revision)).toEqual([at['claimed'], at['passed on'], at['back']]);
    expect(second.cursor).toBeNull();
  });
});

describe('the assets of a component', () => {
  const of = async (code: string, params: { at?: string; pageSize?: number } = {}): Promise<string[]> => {
    const found: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const { answer } = await model.ask('component-assets', { component: code, ...params, ...(cursor === undefined ? {} : { cursor }) });
      found.push(...answer.items.map(({ asset, from, until }) => `${asset} ${from} ${until ?? '-'}`));
      cursor = answer.cursor;
    }
    return found;
  };

  it('are listed by id, each claim for itself, page by page, at any revision', async () => {
    const all = [
      ...['007 2021-01-01 -', 'STOVE-1 2021-01-01 2021-12-31', 'STOVE-1 2025-01-01 -'],
      ...['STOVE-2 2021-01-01 2022-12-31', 'STOVE-3 2021-01-01 -'],
    ];
    for (const pageSize of [1, 2, 100]) expect(await of('CP-1', { pageSize })).toEqual(all);
    expect(await of('CP-2')).toEqual(['STOVE-1 2022-01-01 2024-12-31']);
    expect(await of('CP-1', { at: at['claimed'] ?? '', pageSize: 3 })).toEqual(
      ['007', 'STOVE-1', 'STOVE-2', 'STOVE-3'].map((asset) => `${asset} 2021-01-01 -`),
    );
    expect(await of('CP-1', { at: at['before'] ?? '' })).toEqual([]);
  });

  it('of no component are refused', async () => {
    await expect(of('CP-9')).rejects.toMatchObject({ code: 'unknown-component' });
  });
});
