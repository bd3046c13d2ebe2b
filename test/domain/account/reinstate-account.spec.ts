import { describe, expect, it } from '@jest/globals';
import { movements, UNITS } from '../../support/movements.js';
import { eventsOf } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';

const data = { account: 'GHA-H1', reason: { code: 'holder-request' } };

describe('reinstate-account', () => {
  everyStoryReplays();

  it('lets a suspended account send and receive again', async () => {
    const story = await movements();
    await story.accept('suspend-account', data);
    expect(eventsOf(await story.accept('reinstate-account', data))).toEqual([['AccountReinstated', data]]);
    const move = { from: 'GHA-H1', to: 'GHA-H2', units: { blocks: [UNITS.ndc] } };
    expect((await story.give('transfer-units', move)).refusal).toBeNull();
  });

  it('brings back what is suspended, never what is closed', async () => {
    const story = await movements();
    expect((await story.give('reinstate-account', { ...data, account: 'NONE' })).refusal).toBe('unknown-account');
    expect((await story.give('reinstate-account', data)).refusal).toBe('nothing-to-change');
    await story.accept('close-account', { account: 'GHA-H2' });
    expect((await story.give('reinstate-account', { ...data, account: 'GHA-H2' })).refusal).toBe('nothing-to-change');
    expect(story.book.accounts.get('GHA-H2')?.state).toBe('closed');
  });
});
