import { delayOf } from './approvals.js';
import type { ReferenceBook } from './book.js';
import { addHours } from './dates.js';
import { act, type Commands, type Decision, then } from './decision.js';
import { commandHash } from './hashing.js';
import type { Proposal, Proposed, Unit } from './records.js';
import { blocksOf, splitBlocks } from './units.js';

/** Proposals and the answers to them. */
export const PROPOSALS: Commands = {
  propose: (book, d: Proposed, at, actor) => {
    if (book.proposals.has(d.proposal)) return 'already-exists';
    const notBefore = addHours(at, delayOf(book, d.command, d.data, at));
    const expires = d.expires ?? addHours(at, book.policy.proposalHours);
    if (expires <= notBefore) return 'invalid-input';
    const decision = book.decide(d.command, d.data, at, actor, null);
    if (typeof decision === 'string') return decision;
    return act(() => {
      decision.parts.forEach((part) => splitBlocks(book, part));
      decision.parts.flat().forEach((unit) => (unit.reservedBy = d.proposal));
      const data = decision.parts.length > 0 ? { ...d.data, units: { blocks: blocksOf(decision.parts.flat()) } } : d.data;
      book.proposals.set(d.proposal, { ...d, data, hash: commandHash(d.command, d.data), actor, at, notBefore, expires, open: true });
    });
  },
  approve: (book, d: { proposal: string; hash: string }, at, actor) => {
    const proposal = book.proposals.get(d.proposal);
    if (!proposal) return 'unknown-proposal';
    if (proposal.actor === actor) return 'same-person';
    if (!isOpen(book, proposal, at)) return 'proposal-closed';
    const instructed = proposal.command === 'close-account' ? book.accountBook.get(String(proposal.data['account']))?.closure?.at : '';
    if (proposal.hash !== d.hash || (instructed ?? '') > proposal.at) return 'proposal-changed';
    if (at < proposal.notBefore) return 'delay-not-over';
    return then(book.decide(proposal.command, proposal.data, at, proposal.actor, d.proposal), endProposal(book, d.proposal, at));
  },
  decline: (book, d: { proposal: string }, at) => endProposal(book, d.proposal, at),
  withdraw: (book, d: { proposal: string }, at) => endProposal(book, d.proposal, at),
};

/** Whether the proposal can still be approved. */
const isOpen = (book: ReferenceBook, proposal: Proposal, at: string): boolean => {
  return proposal.open && at < proposal.expires;
};

/** Whether an open proposal, but `exempt`, holds the unit. */
export const isReserved = (book: ReferenceBook, unit: Unit, at: string, exempt: string | null): boolean => {
  const proposal = book.proposals.get(unit.reservedBy ?? '');
  return proposal !== undefined && unit.reservedBy !== exempt && isOpen(book, proposal, at);
};

/** Closes an open proposal. */
const endProposal = (book: ReferenceBook, code: string, at: string): Decision => {
  const proposal = book.proposals.get(code);
  if (!proposal) return 'unknown-proposal';
  return isOpen(book, proposal, at) ? act(() => (proposal.open = false)) : 'proposal-closed';
};
