import { idOf, nonGhgOf, type Block } from '../book/block.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { sumOf } from '../kernel/block-id.js';
import { canonical } from '../kernel/canonical.js';
import { halved, MOST_DATA_BYTES } from '../kernel/halves.js';
import { happened } from '../message/message.js';
import { CorrespondingAdjustmentApplied } from './corresponding-adjustment-applied.js';
import { isFinalYear } from './final-years.js';
import { TRIGGERS, type Trigger } from './triggers.js';
import { groupedBy } from '../kernel/grouped-by.js';

/** A block that becomes first transferred, as it stands afterwards. */
export interface FirstTransfer {
  readonly block: Block;
  readonly trigger: Trigger;
  /** The calendar year of the action. */
  readonly actionYear: string;
}

/**
 * the host of units first transferred adds them, once. One adjustment for each host, authorization, trigger and year of action of
 * the act, in the order of the triggers; those whose vintage is of a final period are apart, and late.
 */
export const additions = (book: ReadonlyBook, firstTransfers: readonly FirstTransfer[]): CorrespondingAdjustmentApplied[] => {
  if (firstTransfers.length === 0) return [];
  const isLate = ({ block: { lot } }: FirstTransfer): boolean => isFinalYear(book, lot.host, lot.vintage);
  const groups = groupedBy(firstTransfers, (transfer) => {
    const { block, trigger, actionYear } = transfer;
    return `${block.lot.host} ${block.authorization} ${trigger} ${actionYear} ${isLate(transfer)}`;
  });
  return [...groups.values()]
    .sort(([a], [b]) => rank(a) - rank(b))
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const { trigger, actionYear } = first;
      const party = first.block.lot.host;
      const blocks = group.map(({ block }) => block);
      return adjustments(book, { party, kind: 'addition', blocks, trigger, actionYear, useYear: null, late: isLate(first) });
    });
};

/** the Party that uses units towards its NDC subtracts them, for the year it uses them for; late where that is of a final period. */
export const subtractions = (
  book: ReadonlyBook,
  use: { party: string; blocks: readonly Block[]; useYear: string; actionYear: string },
): CorrespondingAdjustmentApplied[] => {
  const byAuthorization = groupedBy(use.blocks, ({ authorization }) => authorization);
  const { party, actionYear, useYear } = use;
  const late = isFinalYear(book, party, useYear);
  return [...byAuthorization.values()].flatMap((blocks) =>
    adjustments(book, { party, kind: 'subtraction', blocks, trigger: 'use', actionYear, useYear, late }),
  );
};

const rank = (transfer: FirstTransfer | undefined): number => (transfer ? TRIGGERS.indexOf(transfer.trigger) : TRIGGERS.length);

interface Adjusted {
  readonly party: string;
  readonly kind: 'addition' | 'subtraction';
  readonly blocks: readonly Block[];
  readonly trigger: Trigger;
  readonly actionYear: string;
  readonly useYear: string | null;
  readonly late: boolean;
}

/** An event names no more, whatever its bytes. */
const MOST_BLOCKS = 1_000;
/** So few always fit one event: nothing is measured for them. */
const SURELY_FIT = 200;

const adjustments = (book: ReadonlyBook, { blocks, ...rest }: Adjusted): CorrespondingAdjustmentApplied[] => {
  const authorization = blocks[0]?.authorization ?? null;
  const cooperativeApproach = authorization === null ? null : (book.authorizations.get(authorization)?.cooperativeApproach ?? null);
  const one = (own: readonly Block[]): CorrespondingAdjustmentApplied => {
    const years = [...new Set(own.map(({ lot }) => lot.vintage))].sort();
    const vintages = years.map((vintage) => ({ vintage, ...figures(own.filter(({ lot }) => lot.vintage === vintage)) }));
    const data = { ...rest, ...figures(own), vintages, blocks: own.map(idOf), authorization, cooperativeApproach };
    return happened(CorrespondingAdjustmentApplied, data);
  };
  return inFitting(blocks, one);
};

/** One event where its bytes fit, else one for each half: each states the figures of its own blocks. */
const inFitting = (
  blocks: readonly Block[],
  one: (own: readonly Block[]) => CorrespondingAdjustmentApplied,
): CorrespondingAdjustmentApplied[] => {
  if (blocks.length === 0) return [];
  if (blocks.length <= MOST_BLOCKS) {
    const event = one(blocks);
    // All that stands in it is ASCII: a character is a byte.
    if (blocks.length <= SURELY_FIT || canonical(event).length <= MOST_DATA_BYTES) return [event];
  }
  return halved(blocks).flatMap((half) => inFitting(half, one));
};

/** tCO2e, and the quantity in the authorization's own metric where that isn't tCO2e. */
const figures = (blocks: readonly Block[]): { quantity: string; nonGhgQuantity: string | null } => {
  const nonGhg = blocks.map(nonGhgOf).filter((quantity) => quantity !== null);
  return {
    quantity: String(sumOf(blocks)),
    nonGhgQuantity: nonGhg.length === 0 ? null : String(nonGhg.reduce((sum, quantity) => sum + quantity, 0n)),
  };
};
