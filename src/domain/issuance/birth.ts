import type { FirstTransfer } from '../adjustment/adjustments.js';
import { isAuthorized, triggerAtBirth, type Trigger } from '../adjustment/triggers.js';
import { changedBy, idOf, type Block, type Lot, type UnitKind } from '../book/block.js';
import { authorizationOf, registryOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ProgrammeRow } from '../book/rows.js';
import { versionOn } from '../book/terms.js';
import { overlaps } from '../kernel/block-id.js';
import { dayOf, yearOf } from '../kernel/days.js';
import type { Distributed } from '../kernel/values.js';
import { distribute, type Taken } from './distribution.js';
import type { DistributionLine, IssuanceLine } from './issuance-fields.js';
import type { LeviedLine } from './levies.js';
import { newBlocks, type IssuedRow } from './new-blocks.js';
import { groupedBy } from '../kernel/grouped-by.js';

interface Birth {
  readonly rows: IssuedRow[];
  readonly distributed: readonly Distributed[];
  readonly firstTransferred: readonly string[];
  readonly firstTransfers: readonly FirstTransfer[];
  readonly taken: readonly Taken[];
}

interface Issuing {
  readonly issuance: string;
  readonly programme: ProgrammeRow;
  readonly host: string;
  readonly lines: readonly IssuanceLine[];
  readonly levied: readonly LeviedLine[];
  readonly distribution: readonly DistributionLine[];
  readonly at: string;
}

/** the serials, kinds and first transfers of new units, line by line, and where they go. */
export const birth = (book: ReadonlyBook, issuing: Issuing): Birth => {
  const { issuance, programme, host, lines, levied, distribution, at } = issuing;
  const next = new Map<string, bigint>();
  const rows = lines.map((line, i): IssuedRow => {
    const { participants = 0n, adaptation = 0n, omge = 0n, buffer = 0n, bufferUncertainty, bufferReversal, bufferPooled } = levied[i] ?? {};
    const counter = `${programme.programme} ${line.vintage}`;
    const first = next.get(counter) ?? book.serials.get(counter)?.next ?? 1n;
    next.set(counter, first + BigInt(line.quantity));
    const { component, vintage, authorization = null, contribution = null, nonGhgQuantity = null } = line;
    const kind = kindOf(book, programme, authorization);
    const figures = [first, participants, adaptation, omge, buffer].map(String) as [string, string, string, string, string];
    const buffers = [bufferUncertainty, bufferReversal, bufferPooled].flatMap((part) => (part === undefined ? [] : [String(part)]));
    return [component, vintage, kind, authorization, contribution, nonGhgQuantity, ...figures, ...buffers];
  });
  const blocks = rows.flatMap((row, i) =>
    newBlocks(book.code, { host, programme: programme.programme, issuance, since: 0n }, row).map((block) => {
      const trigger = triggerOf(book, block, dayOf(at));
      return { line: i + 1, trigger, block: changedBy(block, { firstTransferred: trigger !== undefined }, block.since) };
    }),
  );
  const taken = distribute(
    book,
    blocks.filter(({ block }) => block.account === 'PENDING'),
    distribution,
    at,
  );
  const byLot = takenByLot(taken);
  const firstTransfers = blocks.flatMap(({ block, trigger }) => {
    const pieces = (byLot.get(block.lot) ?? []).filter((t) => overlaps(t.block, block));
    if (!trigger) return pieces.flatMap(({ firstTransfer }) => firstTransfer ?? []);
    return split(block, pieces).map((piece) => ({ block: piece, trigger, actionYear: yearOf(at) }));
  });
  const distributed = taken.map(({ account, block }) => ({ account, block: idOf(block) }));
  return { rows, distributed, taken, firstTransfers, firstTransferred: firstTransfers.map(({ block }) => idOf(block)) };
};

/** What was taken of each line, lowest serials first: of a line there is little, of an issuance there can be thousands. */
const takenByLot = (taken: readonly Taken[]): Map<Lot, Taken[]> => {
  const byLot = groupedBy(taken, ({ block }) => block.lot);
  for (const list of byLot.values()) list.sort((a, b) => (a.block.first < b.block.first ? -1 : 1));
  return byLot;
};

/** A pending block after distribution: the pieces that left, lowest first, and what stays. Other blocks are whole. */
const split = (block: Block, pieces: readonly Taken[]): Block[] => {
  if (block.account !== 'PENDING') return [block];
  const gone = pieces.map((piece) => piece.block);
  const first = (gone.at(-1)?.last ?? block.first - 1n) + 1n;
  return first <= block.last ? [...gone, { ...block, first }] : gone;
};

/** authorized units are AERs in a mechanism and ITMOs elsewhere; a contribution is MCUs; a CDM programme's are CERs. */
const kindOf = (book: ReadonlyBook, programme: ProgrammeRow, authorization: string | null): UnitKind => {
  if (programme.mode === 'cdm') return 'CER';
  if (authorization === null) return 'MCU';
  return registryOf(book).kind === 'mechanism' ? 'AER' : 'ITMO';
};

/** what first transfers a block by being born: its levy, or its host's definition. */
const triggerOf = (book: ReadonlyBook, block: Block, day: string): Trigger | undefined => {
  if (!isAuthorized(block) || block.authorization === null) return undefined;
  if (block.account === 'OMGE-MANDATORY') return 'omge';
  if (block.account === 'ADAPTATION-SHARE') return 'adaptation-share';
  return triggerAtBirth(versionOn(authorizationOf(book, block.authorization), day));
};
