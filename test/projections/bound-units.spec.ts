import { describe, expect, it } from '@jest/globals';
import { fourEyes, propose } from '../support/four-eyes.js';
import { Recorded } from './support/recorded.js';
import { eventsOf } from './support/stories.js';
import { reason } from '../support/samples.js';

/** 1,000 units of GHA-H1, of which Efua proposes to move 100 to CHE-H1; 50 others are frozen. */
describe('what an account can move', () => {
  it('is what it holds less what is reserved or frozen, and who gets it sees what is on its way', async () => {
    const story = await fourEyes();
    await story.accept('freeze-units', { blocks: ['UN01-GHA-10471-2021-1-50'], reason }, { actor: 'alice' });
    const free = story.file.size - 1n;
    expect((await propose(story)).refusal).toBeNull();
    const recorded = new Recorded('UN01', eventsOf(story));
    const { expires } = story.book.proposals.get('P-1') ?? { expires: '' };
    const model = await recorded.open({ now: () => Date.parse(expires) - 1 });
    const figures = async (account: string, at?: string): Promise<string[]> => {
      const { answer } = await model.ask('account', { account, ...(at === undefined ? {} : { at }) });
      return [answer.quantity, answer.available, answer.reserved, answer.frozen, answer.pending];
    };
    expect(await figures('GHA-H1')).toEqual(['1000', '850', '100', '50', '0']);
    expect(await figures('CHE-H1')).toEqual(['0', '0', '0', '0', '100']);
    expect(await figures('GHA-H1', String(free))).toEqual(['1000', '950', '0', '50', '0']);
    expect(await figures('CHE-H1', expires)).toEqual(['0', '0', '0', '0', '0']);
    expect(await figures('GHA-H1', expires)).toEqual(['1000', '950', '0', '50', '0']);
    await recorded.discard();
  });
});

describe('a proposal', () => {
  it('says what changed of what its command names since it was made, and nothing at first', async () => {
    const story = await fourEyes();
    await propose(story);
    const made = story.file.size - 1n;
    await story.accept('suspend-account', { account: 'CHE-H1', reason }, { actor: 'alice' });
    const recorded = new Recorded('UN01', eventsOf(story));
    const model = await recorded.open();
    const changed = async (at: bigint): Promise<unknown> =>
      (await model.ask('proposal', { proposal: 'P-1', at: String(at) })).answer.changed;
    expect(await changed(made)).toEqual([]);
    expect(await changed(made + 1n)).toEqual([{ kind: 'account', id: 'CHE-H1', revision: String(made + 1n), event: 'AccountSuspended' }]);
    await recorded.discard();
  });
});
