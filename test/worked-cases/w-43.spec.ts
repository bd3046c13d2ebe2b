import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Recorded } from '../projections/support/recorded.js';
import { eventsOf } from '../projections/support/stories.js';
import { expectLaws } from '../support/check-laws.js';
import type { Scenario } from '../support/scenario.js';
import { tanzania } from './tanzania.js';

interface Shown {
  readonly activity: string;
  readonly vintage: string;
  readonly quantity: string;
  readonly stage: string;
  readonly itmo: string | null;
}

let scenario: Scenario;
let recorded: Recorded;
let blocks: readonly Shown[];

beforeAll(async () => {
  scenario = await tanzania();
  recorded = new Recorded('TZA01', eventsOf(scenario));
  const model = await recorded.open();
  ({ blocks } = (await model.ask('holdings', { account: 'TZA-H1', pageSize: 1_000 })).answer);
});
afterAll(() => recorded.discard());

/** From which id to which one the blocks of an activity and vintage are numbered, where each begins behind the one before. */
const span = (activity: string, vintage: string): readonly [string, number] => {
  let next = 1;
  const of = blocks.filter((block) => block.activity === activity && block.vintage === vintage);
  for (const { itmo, quantity } of of) {
    expect(itmo?.split('-')[3]).toBe(String(next));
    next += Number(quantity);
  }
  return [of[0]?.itmo ?? '', next - 1];
};

describe('W-43: the ITMO ids of the real Tanzanian blocks', () => {
  it('are numbered from 1 by cooperative approach and vintage, in the order of first transfer', () => {
    expect(span('GS11732', '2022')).toEqual(['CA0046-TZA01-TZA-1-2022', 22_752]);
    expect(span('GS11732', '2023')).toEqual(['CA0046-TZA01-TZA-1-2023', 132_367]);
    expect(span('GS11732', '2024')).toEqual(['CA0046-TZA01-TZA-1-2024', 25_748]);
    expect(span('VCS2676', '2022')).toEqual(['CA0047-TZA01-TZA-1-2022', 44_745]);
    expect(span('VCS2676', '2023')).toEqual(['CA0047-TZA01-TZA-1-2023', 97_759]);
    expect(new Set(blocks.map(({ stage }) => stage))).toEqual(new Set(['itmo']));
    expectLaws(scenario);
  });
});
