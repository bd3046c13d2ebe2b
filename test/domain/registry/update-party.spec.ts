import { describe, expect, it } from '@jest/globals';
import { movements, trial } from '../../support/movements.js';
import { eventsOf, findings } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import { party } from '../../support/samples.js';

const reason = { code: 'other' };

describe('update-party', () => {
  everyStoryReplays();

  it('records the Party whole: what is named changes, the rest stays', async () => {
    const story = await trial();
    await story.accept('register-party', party('GHA'));
    const outcome = await story.accept('update-party', { party: 'GHA', participating: false, reason });
    expect(eventsOf(outcome)).toEqual([['PartyUpdated', { ...party('GHA', { participating: false }), reason }]]);
    expect(story.book.parties.get('GHA')).toEqual(party('GHA', { participating: false }));
  });

  it('changes a registered Party only', async () => {
    expect((await (await trial()).give('update-party', { party: 'GHA', participating: false, reason })).refusal).toBe('unknown-party');
  });

  it('changes something', async () => {
    const story = await trial();
    await story.accept('register-party', party('GHA'));
    expect((await story.give('update-party', { party: 'GHA', reason })).refusal).toBe('nothing-to-change');
    expect((await story.give('update-party', { party: 'GHA', participating: true, reason })).refusal).toBe('nothing-to-change');
    expect((await story.give('update-party', { party: 'GHA', waivesAdaptationExemption: true, reason })).refusal).toBeNull();
  });

  it('keeps NDC periods disjoint and forward', async () => {
    const story = await trial();
    await story.accept('register-party', party('GHA'));
    const periods = (...years: [string, string][]): object => ({
      ...{ party: 'GHA', reason },
      ndcPeriods: years.map(([first, last]) => ({ first, last, type: 'single-year' })),
    });
    const overlap = await story.give('update-party', periods(['2021', '2026'], ['2026', '2030']));
    expect(findings(overlap)).toEqual([['/ndcPeriods/1', 'period-overlap']]);
    expect(findings(await story.give('update-party', periods(['2026', '2025'])))).toEqual([['/ndcPeriods/0', 'period-reversed']]);
    expect((await story.give('update-party', periods(['2021', '2025'], ['2026', '2030']))).refusal).toBeNull();
  });

  it('ends participation for what comes, not for what was (R-63)', async () => {
    const story = await movements();
    await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '10', vintage: '2021' } });
    await story.accept('update-party', { party: 'CHE', participating: false, reason });
    const more = { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '10', vintage: '2021' } };
    expect((await story.give('transfer-units', more)).refusal).toBe('party-not-participating');
    expect(story.holding('CHE-H1')).toBe(10n);
    expect(story.adjusted('GHA')).toEqual([10n, 0n]);
  });
});
