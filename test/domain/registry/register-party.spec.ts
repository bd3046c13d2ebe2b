import { describe, expect, it } from '@jest/globals';
import { trial } from '../../support/movements.js';
import { eventsOf, findings } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import { party } from '../../support/samples.js';

const period = (first: string, last: string): object => ({ first, last, type: 'multi-year' });

describe('register-party', () => {
  everyStoryReplays();

  it('registers a Party as the command has it', async () => {
    const story = await trial();
    const data = party('GHA', { participating: false, leastDevelopedOrIsland: true, waivesAdaptationExemption: true });
    expect(eventsOf(await story.accept('register-party', data))).toEqual([['PartyRegistered', data]]);
  });

  it('registers a Party without NDC periods', async () => {
    const data = party('GHA', { ndcPeriods: [] });
    expect(eventsOf(await (await trial()).accept('register-party', data))).toEqual([['PartyRegistered', data]]);
  });

  it('registers a Party once', async () => {
    const story = await trial();
    await story.accept('register-party', party('GHA'));
    expect((await story.give('register-party', party('GHA', { participating: false }))).refusal).toBe('already-exists');
    expect((await story.give('register-party', party('GIN'))).refusal).toBeNull();
  });

  it('takes NDC periods that follow each other, in any order, and years of one', async () => {
    const ndcPeriods = [period('2026', '2026'), period('2021', '2025'), period('2027', '2030')];
    expect((await (await trial()).give('register-party', party('GHA', { ndcPeriods }))).refusal).toBeNull();
  });

  it.each([
    [
      'a period that runs backwards',
      { ndcPeriods: [period('2021', '2025'), period('2030', '2026')] },
      ['/ndcPeriods/1', 'period-reversed'],
    ],
    ['periods that share a year', { ndcPeriods: [period('2021', '2025'), period('2025', '2030')] }, ['/ndcPeriods/1', 'period-overlap']],
    ['a year of two digits', { ndcPeriods: [period('21', '2025')] }, ['/ndcPeriods/0/first', 'identifier-format']],
    ['a code in small letters', { party: 'gha' }, ['/party', 'identifier-format']],
    ['a flag as text', { participating: 'true' }, ['/participating', 'validation-failed']],
    ['an unknown member', { isAdmin: true }, ['/isAdmin', 'unknown-field']],
  ])('can never have %s', async (_, members, finding) => {
    const story = await trial();
    expect(findings(await story.give('register-party', party('GHA', members)))).toEqual([finding]);
    expect(story.book.parties.size).toBe(0);
  });

  it('finds each fault at its place', async () => {
    const wrong = await (await trial()).give('register-party', { party: 'GHA', participating: true, ndcPeriods: [period('x', 'y')] });
    expect((findings(wrong) as unknown[]).sort()).toEqual(
      [
        ['/leastDevelopedOrIsland', 'missing-field'],
        ['/ndcPeriods/0/first', 'identifier-format'],
        ['/ndcPeriods/0/last', 'identifier-format'],
        ['/waivesAdaptationExemption', 'missing-field'],
      ].sort(),
    );
  });
});
