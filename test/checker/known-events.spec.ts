import { describe, expect, it } from '@jest/globals';
import { formOf, isKnown } from '../../src/checker/events/events.js';
import { catalogue } from '../support/scenario.js';
import { expectFound } from './forge.js';
import { genuine, units } from './genuine.js';
import { second } from './second-versions.js';

describe('C0 known events', () => {
  it('knows every version of every event that the ledger writes or has written', () => {
    const unknown = [...catalogue().eventClasses.keys()].filter((key) => {
      const [type = '', version = ''] = key.split('/');
      return !isKnown(type) || formOf(type, version) === undefined;
    });

    expect(unknown).toEqual([]);
  });

  it('finds an event of a type that it does not know, and of a version', async () => {
    expectFound((await genuine()).append([{ type: 'UnitsDoubled', data: {} }]), 'known-events', 'R-53');
    const later = { type: 'UnitsFrozen', schema: '2', authority: 'administrator', data: { blocks: [units(301, 302)] } };
    expectFound((await genuine()).append([later]), 'known-events', 'R-53');
  });

  it('finds an event without its form, whatever is in its place', async () => {
    for (const wrong of [
      { blocks: 'all' },
      { blocks: [units(1, 2), 7] },
      { blocks: ['UN01-GHA'] },
      { firstTransferred: null },
      { to: undefined },
    ])
      expectFound(
        (await genuine()).change('UnitsUsed', (data: object) => ({ ...data, ...wrong })),
        'known-events',
      );
  });

  it('finds an older version of an event after a newer one', async () => {
    expectFound(second((await genuine()).acts).append([{ ...(await older()), schema: '1' }]), 'known-events');
  });

  it('finds an act that is of two authors', async () => {
    const story = await genuine();
    const acts = story.acts.map((act) =>
      act.map((event, i) => (event.type === 'AccountOpened' && i === 3 ? { ...event, actor: 'eve' } : event)),
    );

    expect(story.withActs(acts).findings()).toContainEqual(expect.objectContaining({ law: 'known-events', revision: '4' }));
  });

  it('finds revisions that leave a gap, and a part that is missing', async () => {
    const story = await genuine();
    const gap = story.acts.filter((_, i) => i !== 5);
    const torn = story.acts.map((act) => (act.length > 3 ? act.slice(0, -1) : act));

    for (const acts of [gap, torn]) expect(story.withActs(acts).findings()[0]).toMatchObject({ law: 'known-events' });
  });

  it('never throws, whatever an event says', async () => {
    const story = await genuine();
    const odd = [null, undefined, 0, '', [], {}, { blocks: [{}] }, '9'.repeat(40)];

    for (const data of odd)
      expect(() => story.withActs(story.acts.map((act) => act.map((event) => ({ ...event, data })))).findings()).not.toThrow();
    for (const member of ['at', 'revision', 'type', 'schema', 'part', 'actor'])
      for (const value of odd) {
        const acts = story.acts.map((act) => act.map((event) => ({ ...event, [member]: value })));
        expect(() => story.withActs(acts).findings()).not.toThrow();
      }
  });
});

const older = async (): Promise<{ type: string; data: Record<string, unknown>; authority: string | null }> => {
  const { type, data, authority } = (await genuine()).event('ComponentIncluded');
  return { type, authority, data: { ...(data as object), component: 'CP-7', site: 'SITE-7' } };
};
