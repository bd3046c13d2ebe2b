import type { Json, Unit } from '../ledger/records.js';
import { LAST_NDC, PARTIES, TODAY_NDC } from './parties.js';
import type { Story } from './story.js';
import type { Account, Step } from './things.js';
import { blocksOf } from './units.js';

/** An account that the story knows from then on. */
export const openAccount = (story: Story, account: Account & { party: string }): Step => ({
  command: 'open-account',
  data: account,
  accepted: () => void story.accounts.push(account),
});

/** One more account of a Party that takes part. */
export const openMore = (story: Story): Step => {
  const party = story.dice.pick(PARTIES.filter((code) => !story.outside.has(code))) ?? 'GHA';
  const type = story.dice.oneOf('holding', 'holding', 'holding', 'retirement-ndc', 'cancellation-op', 'cancellation-imp', 'retirement-cer');
  const ndcPeriod = type === 'retirement-ndc' ? { ndcPeriod: TODAY_NDC } : type === 'retirement-cer' ? { ndcPeriod: LAST_NDC } : {};
  return openAccount(story, { account: story.code(party), type, party, ...ndcPeriod });
};

/** One account trusts another, or no longer. */
export const trustAccount = (story: Story, trusted: boolean): Step | null => {
  const [from, to] = [story.dice.pick(story.active('holding'))?.account, story.dice.pick(story.active('holding'))?.account];
  const pair = `${from} ${to}`;
  if (from === undefined || to === undefined || from === to || story.trusted.has(pair) === trusted) return null;
  const accepted = () => void (trusted ? story.trusted.add(pair) : story.trusted.delete(pair));
  return { command: 'trust-account', data: { account: from, counterparty: to, trusted }, accepted };
};

/** Suspends or reinstates an account that is in one of these states. */
export const setState = (story: Story, command: 'suspend-account' | 'reinstate-account', states: string[]): Step | null => {
  const own = story.accounts.filter(({ account, party }) => party !== null && states.includes(story.states.get(account) ?? ''));
  const account = story.dice.pick(own)?.account;
  return account === undefined ? null : { command, data: { account, reason: { code: 'holder-request' } } };
};

/** Says where the units of an account go when it is closed: to another of its Party. */
export const instructClosure = (story: Story, changes: Json = {}): Step | null => {
  const account = story.dice.pick(story.active('holding'));
  const to = story.dice.pick(story.active('holding').filter((other) => other !== account && other.party === account?.party));
  if (!account || !to || story.instructed.get(account.account) === to.account) return null;
  const accepted = () => void story.instructed.set(account.account, to.account);
  return { command: 'instruct-closure', data: { account: account.account, moveTo: to.account, ...changes }, accepted };
};

/** Closes an account; where `moves`, one whose holder said where its units go. */
export const closeAccount = (story: Story, which: (account: Account, units: Unit[]) => boolean, moves: boolean): Step | null => {
  const holdings = story.accounts.filter(
    ({ account, type }) => type === 'holding' && ['active', 'suspended'].includes(story.states.get(account) ?? ''),
  );
  const account = story.dice.pick(
    holdings.filter((one) => which(one, story.held(one.account)) && story.instructed.has(one.account) === moves),
  );
  return account ? { command: 'close-account', data: { account: account.account } } : null;
};

/** Freezes or unfreezes a block of such units. */
export const freezeUnits = (story: Story, command: 'freeze-units' | 'unfreeze-units', which: (unit: Unit) => boolean): Step | null => {
  const account = story.dice.pick(story.active('holding').filter(({ account }) => story.held(account).some(which)));
  if (!account) return null;
  const blocks = blocksOf(story, story.held(account.account).filter(which)).slice(0, 1);
  return { command, data: { blocks, reason: { code: 'court-order' } } };
};
