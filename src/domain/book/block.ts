import { blockId } from '../kernel/block-id.js';
import type { Range } from '../kernel/ranges.js';

export type UnitKind = 'AER' | 'MCU' | 'ITMO' | 'CER';

/** What units born together share for ever. `first` and `quantity` are those of the whole lot: splits refer back to it. */
export interface Lot {
  readonly series: string;
  readonly host: string;
  readonly activity: string;
  readonly vintage: string;
  readonly component: string | null;
  /** The issuance, or the import, that brought them here. */
  readonly origin: string;
  readonly first: bigint;
  readonly quantity: bigint;
  /** In the authorization's metric; null for a GHG metric. */
  readonly nonGhgQuantity: bigint | null;
  readonly underlying: { readonly registry: string; readonly series: string; readonly first: bigint } | null;
  readonly mitigationType: string | null;
}

/** A run of serials of one series that share everything. Blocks split and never merge. */
export interface Block extends Range {
  readonly lot: Lot;
  readonly account: string;
  readonly kind: UnitKind;
  readonly authorization: string | null;
  readonly contribution: string | null;
  readonly firstTransferred: boolean;
  /** Which version of its authorization it keeps since it was first transferred; null for the statement as it was made. */
  readonly terms: string | null;
  /** The ITMO ids of its units; null while it has none. */
  readonly itmo: ItmoRun | null;
  readonly frozen: boolean;
  /** The proposal that reserves it, while that is open. */
  readonly reservedBy: string | null;
  /** The revision of the event that brought it into its account. */
  readonly since: bigint;
  /** The revision of the event that last changed anything about it. */
  readonly touched: bigint;
}

/** The ITMO ids of units that got them together: each is numbered by its own serial and `offset`, so that parts need no other. */
export interface ItmoRun {
  readonly approach: string;
  readonly registry: string;
  readonly offset: bigint;
}

/** What events change about a block. */
export type BlockStatus = Partial<
  Pick<Block, 'account' | 'kind' | 'authorization' | 'contribution' | 'firstTransferred' | 'terms' | 'itmo' | 'frozen' | 'reservedBy'>
>;

/** The units `first` to `last` of a block. Written out member by member, as everything that makes blocks all the time: a spread costs ten times as much. */
export const partOf = (block: Block, first: bigint, last: bigint): Block => ({
  lot: block.lot,
  account: block.account,
  kind: block.kind,
  authorization: block.authorization,
  contribution: block.contribution,
  firstTransferred: block.firstTransferred,
  terms: block.terms,
  itmo: block.itmo,
  frozen: block.frozen,
  reservedBy: block.reservedBy,
  since: block.since,
  touched: block.touched,
  first,
  last,
});

/** The units `first` to `last` of a block, all of them where it isn't said which, after the event at `revision` gave them `status`. */
export const changedBy = (block: Block, status: BlockStatus, revision: bigint, first = block.first, last = block.last): Block => {
  const { account = block.account, kind = block.kind, firstTransferred = block.firstTransferred, frozen = block.frozen } = status;
  const { authorization = block.authorization, contribution = block.contribution, reservedBy = block.reservedBy } = status;
  const { terms = block.terms, itmo = block.itmo } = status;
  const since = account === block.account ? block.since : revision;
  const { lot } = block;
  return {
    lot,
    account,
    kind,
    authorization,
    contribution,
    firstTransferred,
    terms,
    itmo,
    frozen,
    reservedBy,
    since,
    touched: revision,
    first,
    last,
  };
};

/** The non-GHG quantity of the units first to last of a lot: any split of the lot sums to the whole. Null for a GHG metric. */
export const nonGhgOf = ({ lot, first, last }: Block): bigint | null => {
  const { nonGhgQuantity: q, quantity: n } = lot;
  if (q === null) return null;
  const upTo = (serial: bigint): bigint => (q * (serial - lot.first + 1n)) / n;
  return upTo(last) - upTo(first - 1n);
};

/** The printed id of a block. */
export const idOf = ({ lot, first, last }: Block): string => blockId({ series: lot.series, first, last });
