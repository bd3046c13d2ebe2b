import type { ReferenceBook } from './book.js';
import { day } from './dates.js';
import { act, type Commands } from './decision.js';
import { type Authorization, type Claim, sum, type Unit } from './records.js';
import { countOf } from './units.js';

/** What hosts state. */
export const AUTHORIZATION: Commands = {
  'authorize-units': (book, d: Authorization & { authorization: string }) => {
    const approved = d.activities.every((activity) => book.approvalOf(activity, d.host));
    if (book.authorizations.has(d.authorization)) return 'already-exists';
    if ([d.host, ...(d.parties ?? [])].some((party) => !book.parties.has(party))) return 'unknown-party';
    if (d.activities.some((activity) => !book.programmes.has(activity))) return 'unknown-programme';
    if (book.kind === 'mechanism' && !approved) return 'no-host-approval';
    if (!book.parties.get(d.host)?.participating) return 'party-not-participating';
    if (d.purposes.some((purpose) => purpose !== 'NDC') && !d.firstTransfer) return 'first-transfer-undefined';
    return act(() => book.authorizations.set(d.authorization, d));
  },
};

/** Whether the host's definition of first transfer is the authorization or the issuance. */
export const isFirstTransferredAtOnce = (book: ReferenceBook, claim: { authorization?: string | null }): boolean => {
  const terms = book.termsOf(claim);
  const oimp = terms?.purposes.some((purpose) => purpose !== 'NDC') ? terms.firstTransfer?.oimp : undefined;
  return oimp === 'authorization' || oimp === 'issuance';
};

/** Whether the terms name the Party, and today. */
export const mayBeUsedBy = (book: ReferenceBook, party: string | null, unit: Pick<Unit, 'host' | 'authorization'>, at: string): boolean => {
  const { parties, usedUntil = '9999' } = book.termsOf(unit) ?? {};
  return day(at) <= usedUntil && (!parties || party === null || party === unit.host || parties.includes(party));
};

/** Refused where claims take more than an authorization states. */
export const overAuthorized = (book: ReferenceBook, claims: Claim[]): string | null => {
  const total = (code: string) =>
    countOf(book, (unit) => unit.authorization === code) + sum(claims, (claim) => (claim.authorization === code ? claim.quantity : 0));
  const over = claims.some(({ authorization: code = '' }) => total(code) > Number(book.authorizations.get(code)?.quantity ?? Infinity));
  return over ? 'authorization-exceeded' : null;
};
