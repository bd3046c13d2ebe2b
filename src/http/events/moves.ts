import { idOf, type Block } from '../../domain/book/block.js';
import { BufferReleased } from '../../domain/buffers/buffer-released.js';
import { newBlocks } from '../../domain/issuance/new-blocks.js';
import { UnitsIssued } from '../../domain/issuance/units-issued.js';
import { importedBlock } from '../../domain/movement/imported-blocks.js';
import { OpeningBalanceImported } from '../../domain/movement/opening-balance-imported.js';
import { parseBlockId, quantityOf } from '../../domain/kernel/block-id.js';
import { BufferUnitsCancelled, REVERSED_INTO } from '../../domain/reversal/buffer-units-cancelled.js';
import { eventMeta, type DomainEvent } from '../../domain/message/message.js';

/** Blocks that one event brought from one account to another. */
export interface Move {
  readonly revision: string;
  readonly event: string;
  /** Null for units that came into being, and for an event that only marks units. */
  readonly from: string | null;
  /** Null for an event that only marks units. */
  readonly to: string | null;
  readonly quantity: string;
  readonly blocks: readonly string[];
}

/** What an event did to units, block by block as it names them: born, moved, or marked. */
export const movesOf = (registry: string, event: DomainEvent, revision: bigint): Move[] => {
  const moves: Move[] = [];
  const add = (from: string | null, to: string | null, blocks: readonly string[]): void => {
    if (blocks.length === 0) return;
    const quantity = blocks.reduce((sum, block) => sum + quantityOf(parseBlockId(block)), 0n);
    moves.push({ revision: String(revision), event: eventMeta(event.constructor).type, from, to, quantity: String(quantity), blocks });
  };
  for (const [account, blocks] of byAccount(bornBy(registry, event, revision))) add(null, account, blocks);
  const { from, to, blocks, distributed } =
    event instanceof BufferUnitsCancelled
      ? { from: event.from ?? 'BUFFER', to: REVERSED_INTO, blocks: event.blocks, distributed: [] }
      : (event as Partial<Moving>);
  for (const [account, given] of byAccount(distributed ?? [])) add('PENDING', account, given);
  if (event instanceof BufferReleased) for (const move of event.moved) add(move.from, move.to, [move.block]);
  add(from ?? null, to ?? null, blocks ?? []);
  return moves;
};

/** Members by which events that move units say so. */
interface Moving extends DomainEvent {
  readonly from: string;
  readonly to: string;
  readonly blocks: readonly string[];
  readonly distributed: readonly Placed[];
}

interface Placed {
  readonly account: string;
  readonly block: string;
}

const bornBy = (registry: string, event: DomainEvent, since: bigint): Placed[] => {
  if (event instanceof UnitsIssued) return event.lines.rows.flatMap((row) => newBlocks(registry, { ...event, since }, row).map(placed));
  if (!(event instanceof OpeningBalanceImported)) return [];
  const { kind } = event;
  return event.rows.rows.map((row) => placed(importedBlock(registry, { import: event.import, kind, since }, row)));
};

const placed = (block: Block): Placed => ({ account: block.account, block: idOf(block) });

const byAccount = (blocks: readonly Placed[]): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const { account, block } of blocks) {
    const own = found.get(account);
    if (own) own.push(block);
    else found.set(account, [block]);
  }
  return found;
};
