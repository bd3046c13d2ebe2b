import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadModel } from '../../src/projections/read-model.js';
import { issued, release, withBuffers } from '../domain/buffers/given.js';
import { flat, sumOf } from './support/ladder.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';

describe('buffers of a programme, as they are read', () => {
  let recorded: Recorded;
  let model: ReadModel;
  /** Before the release, and after it. */
  const at: string[] = [];
  beforeAll(async () => {
    const scenario = await withBuffers();
    await issued(scenario, { '2021': '1000' });
    at.push(String(scenario.ledger.revision));
    await scenario.accept('release-buffer', release());
    at.push(String(scenario.ledger.revision));
    recorded = new Recorded('GHA01', eventsOf(scenario));
    model = await recorded.open();
  });
  afterAll(() => recorded.discard());

  it('have their rates, and what was released', async () => {
    const { answer } = await model.ask('buffer', { buffer: '10471', at: at[1]! });

    expect(answer).toMatchObject({
      ...{ programme: '10471', uncertaintyBps: '800', reversalBps: '1500', pooledBps: '500' },
      releases: [{ buffer: 'uncertainty', vintages: { first: '2021', last: '2025' }, components: null, bps: '400', since: at[1] }],
    });
    expect((await model.ask('buffer', { buffer: '10471', at: at[0]! })).answer).toMatchObject({ releases: [] });
  });

  it('count as one in an issuance; what was released is its participants’, and pending', async () => {
    const asked = async (when: string): Promise<object> => (await model.ask('issuance', { issuance: 'I-1', at: when })).answer;

    expect(await asked(at[0]!)).toMatchObject({ gross: '1000', buffer: '264', participants: '736', pending: '736' });
    expect(await asked(at[1]!)).toMatchObject({ gross: '1000', buffer: '232', participants: '768', pending: '768' });
  });

  it('count as one in the attribution ladder, which sums before a release and after it', async () => {
    for (const [when, buffer, participants] of [
      [at[0]!, '264', '736'],
      [at[1]!, '232', '768'],
    ] as const) {
      const { items } = (await model.ask('attribution', { programme: '10471', vintage: '2021', at: when })).answer;
      expect(flat(items[0]!)).toEqual({ verified: '1000', 'ITMO.buffer': buffer, 'ITMO.participants': participants });
      expect(sumOf(items[0]!)).toBe(1000n);
    }
  });
});
