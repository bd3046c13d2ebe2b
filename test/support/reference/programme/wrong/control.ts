import { closeAccount, freezeUnits, instructClosure, setState, trustAccount } from '../accounts.js';
import type { Story } from '../story.js';
import type { Recipe } from '../things.js';
import { beyond, spoiled } from './spoiled.js';

/** Changes of accounts and freezes that the state refuses. */
export const wrongControl = (story: Story): Recipe[] => {
  const reason = { code: 'breach' };
  return [
    () => ({ command: story.dice.oneOf('suspend-account', 'reinstate-account'), data: { account: 'NO-SUCH', reason } }),
    () => setState(story, 'suspend-account', ['suspended']),
    () => setState(story, 'reinstate-account', ['active']),
    () => closeAccount(story, (_account, units) => units.length > 0, false),
    () => closeAccount(story, (_account, units) => units.some((unit) => unit.frozen || unit.reserved), true),
    () => instructClosure(story, { moveTo: 'NO-SUCH' }),
    () => spoiled(instructClosure(story), { account: 'NO-SUCH' }),
    () => {
      const [account, moveTo] = story.dice.pick([...story.instructed]) ?? [];
      return account === undefined ? null : { command: 'instruct-closure', data: { account, moveTo } };
    },
    () => ({ command: 'close-account', data: { account: 'NO-SUCH' } }),
    () => spoiled(trustAccount(story, true), { account: 'NO-SUCH' }),
    () => spoiled(trustAccount(story, true), { trusted: false }),
    () => {
      const blocks = beyond(story);
      return blocks && { command: story.dice.oneOf('freeze-units', 'unfreeze-units'), data: { blocks, reason } };
    },
    () => freezeUnits(story, 'freeze-units', (unit) => unit.frozen),
    () => freezeUnits(story, 'unfreeze-units', (unit) => !unit.frozen),
  ];
};
