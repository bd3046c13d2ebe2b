import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeUnitKind } from '../../src/domain/closing/examples.js';
import type { ReadModel } from '../../src/projections/read-model.js';
import { manyBlocks } from '../domain/movement/movement-order.js';
import { CERS } from '../support/movements.js';
import { reason } from '../support/samples.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';

const FROZEN = CERS.replace('-1-500', '-1-20');

let recorded: Recorded;
let model: ReadModel;
/** The revisions at which the first lot and the last one are whole. */
let first: string;
let last: string;
beforeAll(async () => {
  const story = await manyBlocks('GHA-H1');
  await story.accept('freeze-units', { blocks: [FROZEN], reason });
  const { events } = await story.accept('close-unit-kind', closeUnitKind);
  first = events.at(-1)?.revision ?? '';
  await story.ledger.settled();
  last = String(story.ledger.revision);
  recorded = new Recorded('UN01', eventsOf(story));
  model = await recorded.open();
});
afterAll(() => recorded.discard());

describe('closings of kinds of units', () => {
  it('are read with how far they are, at any revision, and at the end with what stayed', async () => {
    const asOf = async (at: string): Promise<unknown> => (await model.ask('closing', { closing: 'CDM-END', at })).answer;

    expect(await asOf(first)).toMatchObject({ state: 'closing', blocks: '1000', quantity: '1000', stayed: [], closed: null });
    expect(await asOf(last)).toMatchObject({
      ...{ closing: 'CDM-END', kind: 'CER', notBefore: '2026-01-01', state: 'closed' },
      ...{ blocks: '1002', quantity: '1481', stayed: [FROZEN], closed: last },
    });
    expect((await model.ask('closings', {})).answer.items).toHaveLength(1);
    await expect(model.ask('closing', { closing: 'NONE', at: last })).rejects.toMatchObject({ code: 'not-found' });
  });
});
