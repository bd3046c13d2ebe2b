import type { Account, Authorization, Proposal, Terms } from '../state/rows.js';
import type { SeriesRange } from './range.js';

/** What units born together have in common for ever, and the status they were born with. */
export interface Lot {
  readonly series: string;
  readonly host: string;
  readonly activity: string;
  readonly vintage: string;
  readonly component: string | null;
  /** The issuance or import that made it. */
  readonly origin: string;
  readonly first: bigint;
  readonly quantity: bigint;
  /** The whole line's quantity in the authorization's own metric. */
  readonly nonGhgQuantity: bigint | null;
  readonly kind: string;
  readonly authorization: Authorization | null;
  readonly contribution: string | null;
  /** Whether its host's definition first transfers it by being born. */
  readonly firstTransferredAtBirth: boolean;
  /** Whether it came in with ITMO ids. */
  readonly hasItmoIds: boolean;
}

/** The transfer that brought units where they are, while nothing has moved them since. */
export interface Arrival {
  readonly revision: string;
  readonly from: Account;
  /** All that it moved. */
  readonly quantity: bigint;
}

/** A run of serials in one account with one status. */
export interface Segment {
  readonly first: bigint;
  last: bigint;
  /** Units that were authorized after they were issued have another one from then on. */
  lot: Lot;
  account: Account;
  firstTransferred: boolean;
  /** The terms of its authorization when it was first transferred; null before. */
  kept: Terms | null;
  /** Whether it ever moved on from where its issuance brought it. */
  transferred: boolean;
  frozen: boolean;
  reservedBy: Proposal | null;
  /** Null where something else than a transfer brought it there. */
  arrived: Arrival | null;
}

/** The part of a segment that an event names, with the segment's status before the event. */
export interface Piece extends SeriesRange, Readonly<Omit<Segment, 'first' | 'last'>> {}

/** Units that a host authorized for use by others: only these are first transferred and adjusted for. */
export const isAuthorized = ({ kind }: Lot): boolean => kind === 'AER' || kind === 'ITMO';

/** Of the two kinds that a reversal takes back which these units are of: authorized, as AER, or not. */
export const reversedKind = (lot: Lot): string => (isAuthorized(lot) ? 'AER' : lot.kind);
