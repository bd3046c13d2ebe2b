import { idOf, partOf, type Block } from '../book/block.js';
import { blocksNamed } from '../book/named-blocks.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { AccountRow } from '../book/rows.js';
import { accountType } from '../book/account-types.js';
import { termsOf } from '../book/terms.js';
import { dayOf } from '../kernel/days.js';
import { quantityOf } from '../kernel/block-id.js';
import type { Context } from '../message/message.js';
import type { FieldError } from '../kernel/field-error.js';
import { refuse } from '../kernel/refusal.js';
import type { Units } from '../kernel/values.js';
import { overlapErrors } from '../book/named-blocks.js';

/** A movement by quantity touches at most this many blocks. */
export const MOST_BLOCKS = 1000;

const FILTERS = ['activity', 'vintage', 'authorization', 'kind', 'purpose'] as const;

/** Units are named by block, or by quantity with filters: exactly one of the two; and no unit twice. */
export const unitsErrors = (units: Units): FieldError[] => {
  if ((units.blocks === undefined) === (units.quantity === undefined))
    return [{ pointer: '/units', code: 'units-form', detail: 'Either blocks or a quantity' }];
  if (units.blocks === undefined) return [];
  const filters = FILTERS.filter((member) => units[member] !== undefined);
  const stray = filters.map((member) => ({
    pointer: `/units/${member}`,
    code: 'unknown-field',
    detail: 'A filter goes with a quantity only',
  }));
  return [...stray, ...overlapErrors(units.blocks, '/units/blocks')];
};

/**
 * The blocks that leave `from`, as they stand now, cut to what moves. In order of precedence throws `unknown-units`, `double-use`,
 * `units-not-held`, `units-frozen`, `units-reserved`, `insufficient-units`, `too-many-blocks`.
 */
export const chooseUnits = (book: ReadonlyBook, from: AccountRow, units: Units, context: Context): Block[] =>
  units.blocks ? byBlock(book, from, units.blocks, context) : byQuantity(book, from, units, context);

const byBlock = (book: ReadonlyBook, from: AccountRow, ids: readonly string[], context: Context): Block[] => {
  const blocks = blocksNamed(book, ids);
  const spent = blocks.filter(({ account }) => isTerminal(book, account));
  if (spent.length > 0 || accountType(from.type).terminal) refuse('double-use', named(spent));
  checkFree(book, blocks, from.account, context);
  return blocks;
};

/** Throws where some of the blocks are not `account`'s to move: `units-not-held`, `units-frozen`, `units-reserved`. */
export const checkFree = (book: ReadonlyBook, blocks: Iterable<Block>, account: string, context: Context): void => {
  const all = [...blocks];
  const elsewhere = all.filter((block) => block.account !== account);
  if (elsewhere.length > 0) refuse('units-not-held', named(elsewhere));
  const frozen = all.filter((block) => block.frozen);
  if (frozen.length > 0) refuse('units-frozen', { blocks: frozen.slice(0, 10).map(idOf) });
  const reserved = all.filter((block) => isReserved(book, block, context));
  if (reserved.length > 0)
    refuse('units-reserved', { ...named(reserved), conflictsWith: book.proposals.get(reserved[0]?.reservedBy ?? '')?.since });
};

/** Oldest vintage first, then activity, then lowest serial; whole blocks, and of the last one its last part. */
const byQuantity = (book: ReadonlyBook, from: AccountRow, units: Units, context: Context): Block[] => {
  if (accountType(from.type).terminal) refuse('double-use');
  const chosen: Block[] = [];
  let missing = BigInt(units.quantity ?? 0);
  let touched = 0;
  for (const block of book.units.heldBy(from.account).of(units)) {
    if (missing === 0n) break;
    if (block.frozen || isReserved(book, block, context) || !passes(book, block, units, dayOf(context.at))) continue;
    const quantity = quantityOf(block);
    const part = quantity > missing ? partOf(block, block.last - missing + 1n, block.last) : block;
    missing -= quantityOf(part);
    touched += 1;
    if (touched <= MOST_BLOCKS) chosen.push(part);
  }
  if (missing > 0n) refuse('insufficient-units', { account: from.account, available: String(BigInt(units.quantity ?? 0) - missing) });
  if (touched > MOST_BLOCKS) refuse('too-many-blocks');
  return chosen;
};

/** What the filters say beyond vintage and activity, by which a holding is ordered. */
const passes = (book: ReadonlyBook, block: Block, { authorization, kind, purpose }: Units, day: string): boolean =>
  (authorization === undefined || block.authorization === authorization) &&
  (kind === undefined || block.kind === kind) &&
  (purpose === undefined || purposesOf(book, block, day).includes(purpose));

/** What units are authorized for on `day`. */
export const purposesOf = (book: ReadonlyBook, block: Block, day: string): readonly string[] => termsOf(book, block, day)?.purposes ?? [];

/** reserved by a proposal that is open at the time of the act, other than the one under approval. An expired one reserves nothing. */
export const isReserved = (book: ReadonlyBook, { reservedBy }: Block, { at, proposal }: Pick<Context, 'at' | 'proposal'>): boolean => {
  if (reservedBy === null || reservedBy === proposal) return false;
  const row = book.proposals.get(reservedBy);
  return row !== undefined && row.state === 'open' && at < row.expires;
};

const isTerminal = (book: ReadonlyBook, account: string): boolean => {
  const row = book.accounts.get(account);
  return row !== undefined && accountType(row.type).terminal;
};

/** The first ten blocks in the way, and the event that brought the first of them where it is. */
const named = (blocks: readonly Block[]): { conflictsWith?: bigint; blocks?: string[] } => {
  const [first] = blocks;
  return first ? { conflictsWith: first.since, blocks: blocks.slice(0, 10).map(idOf) } : {};
};
