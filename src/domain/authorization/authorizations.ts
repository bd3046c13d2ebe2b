import type { ReadonlyBook } from '../book/readonly-book.js';
import type { AuthorizationRow } from '../book/rows.js';

/** Units a line or a row asks an authorization for. */
export interface Claim {
  readonly host: string;
  readonly activity: string;
}

/** whether the statement authorizes units, is in force on `day`, and speaks of this host and activity. */
export const inForce = (row: AuthorizationRow, { host, activity }: Claim, day: string): boolean =>
  (row.statement === 'all' || row.statement === 'part') &&
  row.host === host &&
  row.activities.includes(activity) &&
  row.date <= day &&
  (row.issuedUntil === null || day <= row.issuedUntil);

export const coversVintage = ({ vintages }: AuthorizationRow, vintage: string): boolean =>
  vintages.first <= vintage && vintage <= vintages.last;

/** whether `more` units still fit under the authorized quantity, where there is one. */
export const leavesRoomFor = ({ quantity, used }: AuthorizationRow, more: bigint): boolean => quantity === null || used + more <= quantity;

/** the host's statements about an activity. */
export const statementsOf = (book: ReadonlyBook, { host, activity }: Claim): AuthorizationRow[] =>
  (book.statements.get(`${activity} ${host}`)?.authorizations ?? []).flatMap((code) => book.authorizations.get(code) ?? []);
