import type { ReferenceBook } from './book.js';
import { act, type Commands, type Decision, then } from './decision.js';
import { moveUnits } from './movement.js';
import type { Closing, Opening, Trust } from './records.js';
import { addHours } from './dates.js';
import { heldBy, rangeOf, splitBlocks } from './units.js';

const PARTICIPANTS_ONLY = ['retirement-ndc', 'cancellation-imp', 'cancellation-op'];

/** Accounts, and freezes. */
export const ACCOUNTS: Commands = {
  'open-account': (book, d: Opening) => {
    const party = book.parties.get(d.party);
    if (book.accountBook.has(d.account)) return 'already-exists';
    if (!party) return 'unknown-party';
    if (!['holding', 'retirement-cer', ...PARTICIPANTS_ONLY].includes(d.type)) return 'account-type-not-openable';
    if (PARTICIPANTS_ONLY.includes(d.type) && !party.participating) return 'party-not-participating';
    const rest = {
      holder: d.holder ?? `Party ${d.party}`,
      state: 'active',
      ndcPeriod: d.ndcPeriod ?? null,
      trusts: new Map<string, string>(),
    };
    return act(() => book.accountBook.set(d.account, { ...d, ...rest }));
  },
  'suspend-account': (book, d: { account: string }) => changeState(book, d.account, 'suspended'),
  'reinstate-account': (book, d: { account: string }) => changeState(book, d.account, 'active'),
  'instruct-closure': (book, d: { account: string; moveTo: string }, at) => {
    const account = book.accountBook.get(d.account);
    if (!account || !book.accountBook.has(d.moveTo)) return 'unknown-account';
    if (d.account === d.moveTo) return 'same-account';
    if (account.closure?.moveTo === d.moveTo) return 'nothing-to-change';
    return act(() => (account.closure = { moveTo: d.moveTo, at }));
  },
  'close-account': (book, d: Closing, at) => {
    const account = book.accountBook.get(d.account);
    if (!account) return 'unknown-account';
    if (account.state === 'closed') return 'account-not-active';
    const closed = act(() => (account.state = 'closed'));
    if (heldBy(book, d.account).length === 0) return closed;
    if (!account.closure) return 'account-not-empty';
    const all = { from: d.account, to: account.closure.moveTo, units: {}, purpose: 'transfer', closing: true };
    return then(moveUnits(book, all, at, null), closed);
  },
  'trust-account': (book, d: Trust, at) => {
    const trusts = book.accountBook.get(d.account)?.trusts;
    if (!trusts || !book.accountBook.has(d.counterparty)) return 'unknown-account';
    if (trusts.has(d.counterparty) === d.trusted) return 'nothing-to-change';
    const from = addHours(at, book.policy.transferDelayHours);
    return act(() => (d.trusted ? trusts.set(d.counterparty, from) : trusts.delete(d.counterparty)));
  },
  'freeze-units': (book, d: { blocks: string[] }) => setFrozen(book, d.blocks, true),
  'unfreeze-units': (book, d: { blocks: string[] }) => setFrozen(book, d.blocks, false),
};

/** Suspends or reinstates. */
const changeState = (book: ReferenceBook, code: string, state: string): Decision => {
  const account = book.accountBook.get(code);
  if (!account) return 'unknown-account';
  if (account.state === 'closed') return 'account-not-active';
  return account.state === state ? 'nothing-to-change' : act(() => (account.state = state));
};

/** Freezes or unfreezes what of the blocks is not so already. */
const setFrozen = (book: ReferenceBook, blocks: string[], frozen: boolean): Decision => {
  const ranges = blocks.map((block) => rangeOf(book, block));
  if (ranges.some((range) => range.length === 0)) return 'unknown-units';
  const changed = ranges.map((range) => range.filter((unit) => unit.frozen !== frozen));
  if (changed.flat().length === 0) return 'nothing-to-change';
  return act(() => {
    changed.forEach((part) => splitBlocks(book, part));
    changed.flat().forEach((unit) => (unit.frozen = frozen));
  });
};
