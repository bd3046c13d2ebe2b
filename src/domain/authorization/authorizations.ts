import type { ReadonlyBook } from '../book/readonly-book.js';
import type { AuthorizationRow, AuthorizationVersion } from '../book/rows.js';
import { versionOn } from '../book/terms.js';

/** Units a line or a row asks an authorization for. */
export interface Claim {
  readonly host: string;
  readonly activity: string;
}

/** whether the statement authorizes units, is in force on `day`, and speaks of this host and activity. */
export const inForce = (row: AuthorizationRow, { host, activity }: Claim, day: string): boolean => {
  const terms = versionOn(row, day);
  return (
    authorizes(terms) &&
    row.host === host &&
    terms.activities.includes(activity) &&
    terms.date <= day &&
    (terms.issuedUntil === null || day <= terms.issuedUntil)
  );
};

/** Whether units may exist, be first transferred and be used under these terms at all: the host authorized some, and did not revoke it. */
export const authorizes = ({ statement, revoked }: AuthorizationVersion): boolean =>
  !revoked && (statement === 'all' || statement === 'part');

export const coversVintage = ({ vintages }: AuthorizationVersion, vintage: string): boolean =>
  vintages.first <= vintage && vintage <= vintages.last;

/** whether `more` units still fit under the quantity that is authorized on `day`, where there is one. */
export const leavesRoomFor = (row: AuthorizationRow, more: bigint, day: string): boolean => {
  const { quantity } = versionOn(row, day);
  return quantity === null || row.used + more <= BigInt(quantity);
};

/** the host's statements about an activity, as they are on `day`; a revoked one says nothing any more. */
export const statementsOf = (book: ReadonlyBook, { host, activity }: Claim, day: string): AuthorizationVersion[] =>
  (book.statements.get(`${activity} ${host}`)?.authorizations ?? []).flatMap((code) => {
    const row = book.authorizations.get(code);
    const terms = row && versionOn(row, day);
    return terms && !terms.revoked && terms.activities.includes(activity) ? terms : [];
  });

/** Who gets units, or has them used. */
export interface Taker {
  /** Null where an account is no Party's. */
  readonly party: string | null;
  /** The entity that holds the account; null where the Party does. */
  readonly holder: string | null;
}

/** whether these terms let units of a vintage and activity of `host` be first transferred to a taker, or used by one, on `day`. */
export const allows = (
  terms: AuthorizationVersion,
  { host, activity, vintage }: Claim & { readonly vintage: string },
  { party, holder }: Taker,
  day: string,
): boolean => {
  const { usedUntil, activities, parties, entities } = terms;
  const covered = authorizes(terms) && activities.includes(activity) && coversVintage(terms, vintage);
  if (!covered || (usedUntil !== null && day > usedUntil)) return false;
  if (party === null || party === host) return true;
  return (parties === null || parties.includes(party)) && (entities === null || holder === null || entities.includes(holder));
};
