import { describe, expect, it } from '@jest/globals';
import type { CommandProposed } from '../../../src/domain/approval/command-proposed.js';
import { cutInTwo, continued } from '../../../src/domain/approval/parts-of-data.js';
import { movements } from '../../support/movements.js';
import { everyStoryReplays } from '../../support/replay.js';
import { balanceRow } from '../../support/samples.js';
import type { Outcome, Scenario } from '../../support/scenario.js';

/** Proposes as `dev`, has `dev-two` approve, and compares with the same command submitted at once in another registry. */
const proposedAndApproved = async (story: Scenario, command: string, data: object): Promise<{ proposed: Outcome; approved: Outcome }> => {
  const proposed = await story.accept('propose', { proposal: 'P-1', command, data });
  const { hash = '', data: kept } = story.book.proposals.get('P-1') ?? {};
  expect(kept).toEqual(data);
  return { proposed, approved: await story.accept('approve', { proposal: 'P-1', hash }, { actor: 'dev-two' }) };
};

describe('what can be submitted can be proposed', () => {
  everyStoryReplays();

  it('1,000 blocks: in parts that state everything but their own of the list, and all move', async () => {
    const story = await movements();
    const blocks = Array.from({ length: 1_000 }, (_, i) => `UN01-GHA-10471-2021-${i + 1}-${i + 1}`);
    const data = { from: 'GHA-H1', to: 'CHE-H1', units: { blocks } };
    const { proposed, approved } = await proposedAndApproved(story, 'transfer-units', data);

    expect(new Set(proposed.events.map(({ type }) => type))).toEqual(new Set(['CommandProposed']));
    const parts = proposed.events.map(({ data: part }) => part as unknown as CommandProposed);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(part).toMatchObject({ proposal: 'P-1', hash: parts[0]?.hash, data: { from: 'GHA-H1', to: 'CHE-H1' } });
    expect(parts.flatMap((part) => (part.data as typeof data).units.blocks)).toEqual(blocks);
    expect(parts.flatMap((part) => part.blocks)).toEqual(blocks);
    expect(story.holding('CHE-H1')).toBe(1_000n);
    expect(approved.events[0]?.type).toBe('CommandApproved');
  });

  it('2,500 rows of an import', async () => {
    const story = await movements();
    const rows = Array.from({ length: 2_500 }, (_, i) => balanceRow('1', String(1_000 + i), { vintage: '2018' }));
    await proposedAndApproved(story, 'import-opening-balance', {
      ...{ import: 'IM-2', account: 'GHA-H2', kind: 'CER', controlTotal: '2500', rows },
    });
    expect(story.holding('GHA-H2')).toBe(2_500n);
  });

  it.each([3, 4, 5, 8, 1_000])('%i equal entries are joined as they were, however often they were cut', (length) => {
    const whole = { a: [1, 2, 3], b: { list: Array<string>(length).fill('same') }, c: 'x' };
    const cut = (data: object, depth: number): object[] => {
      const halves = depth === 0 ? undefined : cutInTwo(data);
      return halves ? halves.flatMap((half) => cut(half, depth - 1)) : [data];
    };
    for (const depth of [1, 2, 3]) {
      const [first = {}, ...rest] = cut({ ...whole, a: length > 3 ? whole.a : [] }, depth === 1 || length > 100 ? depth : 1);
      expect(rest.reduce((joined: object, part) => continued(joined, part), first)).toEqual({ ...whole, a: length > 3 ? whole.a : [] });
    }
  });

  it('data without a list that could be cut is not cut', () => {
    expect(cutInTwo({ a: [1, 2], b: 'x' })).toBeUndefined();
  });
});
