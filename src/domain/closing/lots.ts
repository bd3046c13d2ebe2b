import { accountType } from '../book/account-types.js';
import { idOf, type Block, type UnitKind } from '../book/block.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ClosingRow } from '../book/rows.js';
import { sumOf } from '../kernel/block-id.js';
import { groupedBy } from '../kernel/grouped-by.js';
import { happened, type Context, type DomainEvent } from '../message/message.js';
import { isReserved } from '../movement/choose-units.js';
import { UnitsCancelled } from '../movement/units-cancelled.js';
import { UnitKindClosed } from './unit-kind-closed.js';

/** A lot cancels at most this many blocks, and every one but the last exactly so many. */
const MOST_BLOCKS = 1_000;

/** The closing that goes on, if one does. */
export const openClosing = (book: ReadonlyBook): ClosingRow | undefined => {
  for (const row of book.closings.values()) if (row.closed === null) return row;
  return undefined;
};

/** The number of the lot that comes next, from 1. */
export const nextLot = ({ blocks }: Pick<ClosingRow, 'blocks'>): bigint => blocks / BigInt(MOST_BLOCKS) + 1n;

type Closing = Pick<ClosingRow, 'closing' | 'kind' | 'blocks' | 'quantity'>;
type Moment = Pick<Context, 'at' | 'proposal'>;

/**
 * The next lot of a closing: accounts in the order of their codes, blocks in that of a holding, one cancellation an account; behind the last
 * lot how much went in all, and what stayed. An account may be suspended: what it holds goes as well.
 */
export const lotOf = (book: ReadonlyBook, closing: Closing, moment: Moment): DomainEvent[] => {
  const { lot, isLast } = take(book, closing, moment);
  const cancelled = [...groupedBy(lot, ({ account }) => account)].map(([from, blocks]) =>
    happened(UnitsCancelled, {
      ...{ from, to: 'CANCELLATION-ADMINISTRATIVE', purpose: 'administrative', blocks: blocks.map(idOf) },
      ...{ firstTransferred: [], beneficiary: null, document: null, discharges: null },
    }),
  );
  if (!isLast) return cancelled;
  const gone = new Set(lot.map(idOf));
  const stayed = [...held(book, closing.kind)].map(idOf).filter((id) => !gone.has(id));
  const blocks = String(closing.blocks + BigInt(lot.length));
  const quantity = String(closing.quantity + sumOf(lot));
  return [...cancelled, happened(UnitKindClosed, { closing: closing.closing, kind: closing.kind, blocks, quantity, stayed })];
};

const take = (book: ReadonlyBook, { kind }: Closing, moment: Moment): { lot: Block[]; isLast: boolean } => {
  const lot: Block[] = [];
  for (const block of held(book, kind)) {
    if (block.frozen || isReserved(book, block, moment)) continue;
    if (lot.length === MOST_BLOCKS) return { lot, isLast: false };
    lot.push(block);
  }
  return { lot, isLast: true };
};

/** The blocks of a kind that are not used or cancelled. What a lot takes is gone from the front, so that a lot sees little but itself. */
const held = function* (book: ReadonlyBook, kind: UnitKind): IterableIterator<Block> {
  const accounts: string[] = [];
  for (const [account, holding] of book.units.accounts()) if (!holding.isEmpty) accounts.push(account);
  for (const account of accounts.sort()) {
    const { type = 'holding' } = book.accounts.get(account) ?? {};
    if (accountType(type).terminal) continue;
    for (const block of book.units.heldBy(account)) if (block.kind === kind) yield block;
  }
};
