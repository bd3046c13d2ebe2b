import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadModel } from '../../src/projections/read-model.js';
import { component } from '../support/samples.js';
import { stage } from '../support/stage.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';

const CREDITED = { type: 'renewable', start: '2025-06-01', end: '2029-12-31' };

let recorded: Recorded;
let model: ReadModel;
/** The revision of each step: CP-5 is included, excluded from July on, and back as CP-6. */
let revision: Record<'included' | 'excluded' | 'back', bigint>;
beforeAll(async () => {
  const story = await stage({ programme: { end: '2025-12-31' } });
  const give = async (command: string, data: object): Promise<bigint> => {
    await story.accept(command, data);
    return story.ledger.revision;
  };
  const included = await give('include-component', component('CP-5', '10471', 'GHA', { includedOn: '2025-06-01', crediting: CREDITED }));
  const excluded = await give('exclude-component', { component: 'CP-5', cause: 'voluntary', effective: '2025-07-01' });
  const crediting = { ...CREDITED, start: '2025-08-01' };
  const back = component('CP-6', '10471', 'GHA', { formerly: 'CP-5', site: 'SITE-CP-5', includedOn: '2025-08-01', crediting });
  revision = { included, excluded, back: await give('include-component', back) };
  recorded = new Recorded('UN01', eventsOf(story));
  model = await recorded.open();
});
afterAll(() => recorded.discard());

const asked = async (code: string, at?: bigint): Promise<Record<string, unknown>> => ({
  ...(await model.ask('component', { component: code, ...(at === undefined ? {} : { at: String(at) }) })).answer,
});

describe('a component that was excluded', () => {
  it('says why, from when on and by which event, and what it came back as', async () => {
    const exclusion = { cause: 'voluntary', effective: '2025-07-01', responsible: null, revision: String(revision.excluded) };
    expect(await asked('CP-5')).toMatchObject({
      state: 'excluded',
      exclusion,
      successor: 'CP-6',
      formerly: null,
      includedOn: '2025-06-01',
    });
    expect(await asked('CP-6')).toMatchObject({ state: 'active', exclusion: null, successor: null, formerly: 'CP-5' });
  });

  it('was a member until then, and read as of then it still is', async () => {
    expect(await asked('CP-5', revision.included)).toMatchObject({ state: 'active', exclusion: null, successor: null });
    expect(await asked('CP-5', revision.excluded)).toMatchObject({ state: 'excluded', successor: null });
    const yearly = async (at: bigint): Promise<unknown> =>
      (await model.ask('programme', { programme: '10471', at: String(at) })).answer.approvals[0]?.includedAnnual;
    expect([await yearly(revision.included), await yearly(revision.excluded), await yearly(revision.back)]).toEqual([
      '2000',
      '1000',
      '2000',
    ]);
  });

  it('was touched by its exclusion', async () => {
    expect((await asked('CP-5'))['timeline']).toMatchObject([
      { event: 'ComponentIncluded' },
      { event: 'ComponentExcluded', revision: String(revision.excluded) },
      { event: 'ComponentIncluded', revision: String(revision.back) },
    ]);
  });
});
