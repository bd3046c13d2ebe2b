import { refuse } from '../kernel/refusal.js';
import type { ReadonlyBook } from './readonly-book.js';
import type * as rows from './rows.js';
import { counts } from './taking-back.js';

// What decisions ask of the book, each with the refusal it gives where there is no answer.

export const registryOf = (book: ReadonlyBook): rows.RegistryRow => book.registry.get(book.code) ?? refuse('unknown-registry');
export const policyOf = (book: ReadonlyBook): rows.Policy => registryOf(book).policy;
export const partyOf = (book: ReadonlyBook, party: string): rows.PartyRow => book.parties.get(party) ?? refuse('unknown-party');
export const accountOf = (book: ReadonlyBook, account: string): rows.AccountRow => book.accounts.get(account) ?? refuse('unknown-account');
export const programmeOf = (book: ReadonlyBook, programme: string): rows.ProgrammeRow =>
  book.programmes.get(programme) ?? refuse('unknown-programme');
export const componentOf = (book: ReadonlyBook, component: string): rows.ComponentRow =>
  book.components.get(component) ?? refuse('unknown-component');
export const approvalOf = (book: ReadonlyBook, programme: string, host: string): rows.HostApprovalRow =>
  book.approvals.get(`${programme} ${host}`) ?? refuse('no-host-approval');
/** The same, where the host has not withdrawn it by `day`. */
export const approvalOn = (book: ReadonlyBook, programme: string, host: string, day: string): rows.HostApprovalRow => {
  const approval = approvalOf(book, programme, host);
  const { takenBack } = approval;
  return counts(approval, day) ? approval : refuse('no-host-approval', { conflictsWith: takenBack?.revision });
};
export const authorizationOf = (book: ReadonlyBook, authorization: string): rows.AuthorizationRow =>
  book.authorizations.get(authorization) ?? refuse('unknown-authorization');
