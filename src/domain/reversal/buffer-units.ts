import { partOf, type Block } from '../book/block.js';
import { registryOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { quantityOf } from '../kernel/block-id.js';
import { refuse } from '../kernel/refusal.js';
import { MOST_BLOCKS } from '../movement/choose-units.js';
import { isOfKind, type ReversedKind } from './reversed-kinds.js';

/** The pool against reversals of a mechanism (REG 20(l)), and those of other registries, in the order in which they give. */
const POOL = ['BUFFER'] as const;
const POOLS = ['BUFFER-REVERSAL', 'BUFFER-POOLED'] as const;

/** Where units come from that make good for a reversal. What fills them up again goes into the first. */
export const poolsOf = (book: ReadonlyBook): typeof POOL | typeof POOLS => (registryOf(book).kind === 'mechanism' ? POOL : POOLS);

/** The component whose removals were released, and the activity that its units are of. */
interface Reversed {
  readonly component: string;
  readonly activity: string;
}

/**
 * R-71, REM 57: the units of the buffer that make good for a reversal: as many as were reversed of each kind, of the same component first, then
 * the oldest vintage, activity and lowest serial; whole blocks, and of the last one of a kind its first part. Throws `insufficient-units` and
 * `too-many-blocks`.
 */
export const chooseBufferUnits = (book: ReadonlyBook, reversed: Reversed, kinds: readonly ReversedKind[]): Block[] => {
  const chosen = kinds.flatMap((kind) => ofKind(book, reversed, kind));
  if (chosen.length > MOST_BLOCKS) refuse('too-many-blocks', { account: poolsOf(book)[0] });
  return chosen;
};

const ofKind = (book: ReadonlyBook, reversed: Reversed, { kind, quantity }: ReversedKind): Block[] => {
  const chosen: Block[] = [];
  let missing = BigInt(quantity);
  for (const block of inOrder(book, reversed)) {
    if (missing === 0n || chosen.length > MOST_BLOCKS) break;
    if (block.frozen || !isOfKind(block.kind, kind)) continue;
    const part = quantityOf(block) > missing ? partOf(block, block.first, block.first + missing - 1n) : block;
    missing -= quantityOf(part);
    chosen.push(part);
  }
  if (missing > 0n && chosen.length <= MOST_BLOCKS) refuse('insufficient-units', { account: poolsOf(book)[0] });
  return chosen;
};

function* inOrder(book: ReadonlyBook, { component, activity }: Reversed): Generator<Block> {
  for (const pool of poolsOf(book)) {
    const buffer = book.units.heldBy(pool);
    for (const block of buffer.of({ activity })) if (block.lot.component === component) yield block;
    for (const block of buffer) if (block.lot.component !== component) yield block;
  }
}
