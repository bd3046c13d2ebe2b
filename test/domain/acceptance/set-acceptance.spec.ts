import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { findings } from '../../support/outcome.js';
import { refusedInOrder } from '../../support/precedence.js';
import { stage } from '../../support/stage.js';

interface Data {
  readonly party: string;
  readonly effective: string;
}
const terms: Data = { party: 'CHE', effective: '2026-06-01', ...{ vintagesFrom: '2024' } };

describe('set-acceptance', () => {
  describe('refuses', () => {
    refusedInOrder<Data>({
      command: 'set-acceptance',
      ready: () => stage(),
      data: terms,
      faults: [
        { refusal: 'unknown-party', wrong: (data) => ({ ...data, party: 'NOR' }) },
        { refusal: 'effective-in-the-past', wrong: (data) => ({ ...data, effective: '2026-05-31' }) },
      ],
    });

    it('programmes beside methodologies, a mode that stands there twice, and what was set so last', async () => {
      const story = await stage();
      const both = { ...terms, programmes: ['10471'], methodologies: ['AMS-II.G'] };

      expect(findings(await story.give('set-acceptance', both))).toEqual([['/methodologies', 'unknown-field']]);
      expect((await story.give('set-acceptance', { ...terms, nesting: ['shared', 'shared'] })).refusal).toBe('invalid-input');
      await story.accept('set-acceptance', terms);
      expect((await story.give('set-acceptance', terms)).refusal).toBe('nothing-to-change');
    });
  });

  it('states what it was given, what is absent as null', async () => {
    const story = await stage();

    const { events } = await story.accept('set-acceptance', { ...terms, cooperativeApproach: 'CA0001', nesting: ['shared'] });

    expect(events.map(({ type, data }) => [type, data])).toEqual([
      [
        'AcceptanceSet',
        {
          ...{ party: 'CHE', cooperativeApproach: 'CA0001', programmes: null, methodologies: null, nesting: ['shared'] },
          ...{ storageYearsAtLeast: null, vintagesFrom: '2024', effective: '2026-06-01' },
        },
      ],
    ]);
    expectLaws(story);
  });

  it('is for the Party alone', async () => {
    const story = await stage();
    await story.accept('grant-role', { actor: 'che', role: 'party', scope: 'CHE' });
    await story.accept('grant-role', { actor: 'gha', role: 'party', scope: 'GHA' });

    expect((await story.give('set-acceptance', terms, { actor: 'gha' })).refusal).toBe('forbidden');
    expect((await story.give('set-acceptance', terms, { actor: 'che' })).refusal).toBeNull();
  });
});
