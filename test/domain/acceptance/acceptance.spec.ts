import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { movements } from '../../support/movements.js';
import { revisionOf } from '../../support/outcome.js';
import { reason } from '../../support/samples.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import { afterIssuance, openSink } from '../../support/stage.js';
import { bring, ghana, itmos } from '../movement/imports.js';

const accept = (story: Scenario, members: object, party = 'CHE'): Promise<Outcome> =>
  story.accept('set-acceptance', { party, effective: story.today, ...members });
const send = (story: Scenario, to = 'CHE-H1', quantity = '10'): Promise<Outcome> =>
  story.give('transfer-units', { from: 'GHA-H1', to, units: { quantity } });

describe('R-103: the terms of who gets units', () => {
  it.each([
    ['programmes', { programmes: ['10472'] }, { programmes: ['10471'] }],
    ['methodologies', { methodologies: ['another one'] }, undefined],
    ['storageYearsAtLeast', { storageYearsAtLeast: '1' }, undefined],
    ['vintagesFrom', { vintagesFrom: '2026' }, { vintagesFrom: '2025' }],
  ])('are %s, which the refusal names', async (term, bars, lets) => {
    const story = await afterIssuance();
    const set = await accept(story, bars);

    expect(await send(story)).toMatchObject({
      refusal: 'not-accepted-by-acquirer',
      names: { party: 'CHE', term, conflictsWith: revisionOf(set) },
    });
    expect((await send(story, 'JPN-H1')).refusal).toBeNull();
    const { methodology = '' } = story.book.programmes.get('10471') ?? {};
    await accept(story, lets ?? { methodologies: [methodology] });
    expect((await send(story)).refusal).toBeNull();
    expectLaws(story);
  });

  it('storage is asked of removals, by what their methodology states', async () => {
    const removals = (storageYears?: string): Promise<Scenario> =>
      afterIssuance({}, { programme: { outcome: 'removals', ...(storageYears === undefined ? {} : { storageYears }) } });
    for (const [stated, refusal] of [
      ['30', null],
      ['29', 'not-accepted-by-acquirer'],
      [undefined, 'not-accepted-by-acquirer'],
    ] as const) {
      const story = await removals(stated);
      await accept(story, { storageYearsAtLeast: '30' });
      expect((await send(story)).refusal).toBe(refusal);
      expectLaws(story);
    }
  });

  it('an activity in no nest passes whatever modes are taken', async () => {
    const story = await afterIssuance();
    await accept(story, { nesting: ['outer-only'] });

    expect((await send(story)).refusal).toBeNull();
  });

  it('for an approach bind its units, beside those for all units', async () => {
    const story = await afterIssuance();
    await accept(story, { cooperativeApproach: 'CA0002', vintagesFrom: '2100' });
    expect((await send(story)).refusal).toBeNull();
    await accept(story, { cooperativeApproach: 'CA0001', vintagesFrom: '2100' });
    expect((await send(story)).refusal).toBe('not-accepted-by-acquirer');
    await accept(story, { cooperativeApproach: 'CA0001' });
    expect((await send(story)).refusal).toBeNull();
    await accept(story, { programmes: ['10472'] });
    expect((await send(story)).refusal).toBe('not-accepted-by-acquirer');
    expectLaws(story);
  });

  it('bind from their day on', async () => {
    const story = await afterIssuance();
    await accept(story, { vintagesFrom: '2100', effective: '2026-06-02' });

    expect((await send(story)).refusal).toBeNull();
    story.at('2026-06-02T00:00:00.000Z');
    expect((await send(story)).refusal).toBe('not-accepted-by-acquirer');
    expectLaws(story);
  });

  it('leave alone what moves inside, what comes home, and a correction back', async () => {
    const story = await afterIssuance();
    await story.accept('open-account', { account: 'CHE-H2', type: 'holding', party: 'CHE' });
    const sent = await send(story);
    for (const party of ['CHE', 'GHA']) await accept(story, { vintagesFrom: '2100' }, party);

    await story.accept('transfer-units', { from: 'CHE-H1', to: 'CHE-H2', units: { quantity: '5' } });
    await story.accept('transfer-units', { from: 'CHE-H2', to: 'GHA-H1', units: { quantity: '5' } });
    await story.accept('open-account', { account: 'JPN-H2', type: 'holding', party: 'JPN' });
    expect(sent.refusal).toBeNull();
    const other = await send(story, 'JPN-H1');
    await accept(story, { vintagesFrom: '2100' }, 'JPN');
    await story.accept('correct-transfer', { transfer: String(revisionOf(other)), reason });
    expectLaws(story);
  });

  it('bind what a use takes out of the adaptation share', async () => {
    const story = await afterIssuance();
    await openSink(story, 'CHE-NDC', 'retirement-ndc', 'CHE');
    await accept(story, { programmes: ['10472'] });
    const use = { from: 'ADAPTATION-SHARE', to: 'CHE-NDC', year: '2025', units: { quantity: '5' } };

    expect(await story.give('use-units', use)).toMatchObject({ refusal: 'not-accepted-by-acquirer', names: { term: 'programmes' } });
    await accept(story, {});
    expect((await story.give('use-units', use)).refusal).toBeNull();
    expectLaws(story);
  });

  it('bind CERs and MCUs too, when they are for all units', async () => {
    const story = await movements();
    await accept(story, { vintagesFrom: '2020' });
    const move = (kind: string): Promise<Outcome> =>
      story.give('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '5', kind } });

    expect((await move('CER')).refusal).toBe('not-accepted-by-acquirer');
    expect((await move('MCU')).refusal).toBeNull();
    expectLaws(story);
  });

  it('bind imports for an account of the Party', async () => {
    const story = await ghana();
    await accept(story, { programmes: ['10472'] });

    expect(await bring(story, [itmos('10', '1', { account: 'CHE-H1' })])).toMatchObject({ refusal: 'not-accepted-by-acquirer' });
    expect(await bring(story, [itmos('10', '1')])).toMatchObject({ refusal: null });
    expectLaws(story);
  });
});
