import { describe, expect, it } from '@jest/globals';
import { movements, UNITS } from '../../support/movements.js';
import { eventsOf } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';

const reason = { code: 'breach', document: { sha256: 'b'.repeat(64), uri: 'https://example.org/1' } };
const suspend = (account: string): object => ({ account, reason });

describe('suspend-account', () => {
  everyStoryReplays();

  it('suspends an account, with the reason', async () => {
    const story = await movements();
    expect(eventsOf(await story.accept('suspend-account', suspend('GHA-H1')))).toEqual([['AccountSuspended', suspend('GHA-H1')]]);
    expect(story.book.accounts.get('GHA-H1')?.state).toBe('suspended');
  });

  it('lets the account neither send nor receive (R-09)', async () => {
    const story = await movements();
    const blocks = [UNITS.ndc];
    await story.accept('suspend-account', suspend('GHA-H2'));
    const to = await story.give('transfer-units', { from: 'GHA-H1', to: 'GHA-H2', units: { blocks } });
    expect(to).toMatchObject({ refusal: 'account-not-active', names: { account: 'GHA-H2' } });
    await story.accept('suspend-account', suspend('GHA-H1'));
    const from = await story.give('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { blocks } });
    expect(from).toMatchObject({ refusal: 'account-not-active', names: { account: 'GHA-H1' } });
    await story.accept('reinstate-account', { account: 'GHA-H1', reason });
    expect((await story.give('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { blocks } })).refusal).toBeNull();
  });

  it('suspends an account that is there and active', async () => {
    const story = await movements();
    expect((await story.give('suspend-account', suspend('NONE'))).refusal).toBe('unknown-account');
    await story.accept('suspend-account', suspend('GHA-H2'));
    expect((await story.give('suspend-account', suspend('GHA-H2'))).refusal).toBe('nothing-to-change');
    await story.accept('close-account', { account: 'GHA-H2' });
    expect((await story.give('suspend-account', suspend('GHA-H2'))).refusal).toBe('nothing-to-change');
  });
});
