import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CERS, movements, UNITS } from '../support/movements.js';
import { lastObligation, owes } from '../support/obligations.js';
import { play } from '../support/world.js';
import type { ReadModel } from '../../src/projections/read-model.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';

let recorded: Recorded;
let model: ReadModel;
let obligation: string;
/** The revision of the last event of each step: raised, met in part by its debtor, met by a holder. */
let raised: bigint;
let half: bigint;
beforeAll(async () => {
  const story = await movements();
  await play(story, owes(100));
  obligation = lastObligation(story);
  raised = story.ledger.revision;
  const part = UNITS.ndc.replace('-1-1000', '-1-60');
  await story.accept('discharge-replacement-obligation', { obligation, from: 'GHA-H1', units: { blocks: [part] } });
  half = story.ledger.revision;
  story.at('2026-07-03T00:00:00.000Z');
  await story.accept('cancel-units', {
    ...{ from: 'GHA-H1', purpose: 'administrative', to: 'CANCELLATION-ADMINISTRATIVE', discharges: obligation },
    units: { blocks: [CERS.replace('-1-500', '-1-40')] },
  });
  recorded = new Recorded('UN01', eventsOf(story));
  model = await recorded.open();
});
afterAll(() => recorded.discard());

const asked = async (at?: string): Promise<object> =>
  (await model.ask('obligation', { obligation, ...(at === undefined ? {} : { at }) })).answer;

describe('an obligation', () => {
  it('is read with what is met of it, at any revision', async () => {
    const owed = { obligation, kind: 'replacement', component: 'CP-2', debtor: '10472', quantity: '100', due: '2026-07-01' };
    expect(await asked(String(raised))).toMatchObject({ ...owed, cause: String(raised - 1n), discharged: '0' });
    expect(await asked(String(half))).toMatchObject({ ...owed, discharged: '60' });
    expect(await asked()).toMatchObject({ ...owed, discharged: '100', state: 'discharged' });
  });

  it('is open to the end of its last day, and overdue from then on until it is met', async () => {
    const stateAt = async (at: string): Promise<unknown> => ((await asked(at)) as { state: string }).state;
    expect(await stateAt('2026-07-01T23:59:59.999Z')).toBe('open');
    expect(await stateAt('2026-07-02T00:00:00.000Z')).toBe('overdue');
    expect(await stateAt('2026-07-03T00:00:00.000Z')).toBe('discharged');
  });

  it('stands in the list of all, which was empty before', async () => {
    const listed = async (at: bigint): Promise<unknown[]> =>
      [...(await model.ask('obligations', { at: String(at) })).answer.items].map((item) => [item.obligation, item.discharged]);
    expect(await listed(raised - 1n)).toEqual([]);
    expect(await listed(half)).toEqual([[obligation, '60']]);
    await expect(model.ask('obligation', { obligation, at: String(raised - 1n) })).rejects.toMatchObject({ code: 'unknown-obligation' });
  });

  it('was touched last by what met it', async () => {
    expect((await model.ask('obligation', { obligation })).touched).toBe(String(recorded.head));
    expect((await model.ask('obligation', { obligation, at: String(half) })).touched).toBe(String(half));
  });
});

describe('the life of units', () => {
  it('says which command met an obligation: that of the debtor, or a cancellation by whoever holds them', async () => {
    const commandOf = async (units: string): Promise<unknown> => (await model.ask('history', { units })).answer.life.at(-1)?.command;
    expect(await commandOf(UNITS.ndc.replace('-1-1000', '-1-1'))).toBe('discharge-replacement-obligation');
    expect(await commandOf(CERS.replace('-1-500', '-1-1'))).toBe('cancel-units');
  });
});
