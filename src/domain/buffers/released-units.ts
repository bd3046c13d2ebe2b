import { idOf, partOf, type Block } from '../book/block.js';
import { policyOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { BufferedRow, BufferName, BuffersRow, OfBuffers, VerifiedLineRow } from '../book/rows.js';
import { quantityOf } from '../kernel/block-id.js';
import { groupedBy } from '../kernel/grouped-by.js';
import { refuse } from '../kernel/refusal.js';
import type { Context } from '../message/message.js';
import { isReserved } from '../movement/choose-units.js';
import { lineKey, linesOf } from '../verification/verified-lines.js';
import type { Released } from './buffer-released.js';
import { BUFFERS, dueOf, ratesOf } from './rates.js';

/** Which lines get another rate, and of which buffer. */
interface Release {
  readonly programme: string;
  readonly vintages: { readonly first: string; readonly last: string };
  readonly components?: readonly string[];
  readonly buffer: BufferName;
  readonly newBps: string;
}

/** A line with what is issued and buffered of it. */
interface Line {
  readonly line: VerifiedLineRow;
  readonly has: BufferedRow;
}

/** The account that units of a buffer go to which nobody lacks. */
const PENDING = 'PENDING';

/**
 * what moves when the lines get the new rate: of each line what a buffer has too much, lowest serial first, to the buffers that lack, and
 * else to the participants. Throws `release-not-earned` where units of the buffer are gone, or can't move.
 */
export const releasedUnits = (book: ReadonlyBook, row: BuffersRow, release: Release, context: Context): Released[] => {
  const lines = linesIn(book, release);
  const held = new Map<string, Map<string, Block[]>>(BUFFERS.map(([, account]) => [account, heldOf(book, account, release)]));
  return lines.flatMap(({ line, has }) => {
    const { verification, component, vintage } = line;
    const bps = { ...ratesOf(row, component, vintage), [release.buffer]: release.newBps };
    const due = dueOf(has.gross, bps, policyOf(book).bufferRounding);
    const blocksIn = (account: string): readonly Block[] => held.get(account)?.get(lineKey(verification, component, vintage)) ?? [];
    const [, own = ''] = BUFFERS.find(([name]) => name === release.buffer) ?? [];
    if (sum(blocksIn(own)) < has[release.buffer]) refuse('release-not-earned', { component, account: own });
    return movesOf(has, due, (account) => blocksIn(account).filter((block) => !block.frozen && !isReserved(book, block, context)));
  });
};

/** The lines of the release of which anything is issued, by component, vintage and verification. */
const linesIn = (book: ReadonlyBook, { programme, vintages, components }: Release): Line[] =>
  [...(components ?? book.members.get(programme)?.components ?? [])].sort().flatMap((code) => {
    const component = book.components.get(code);
    return (component ? linesOf(book, component) : []).flatMap((line) => {
      const has = book.buffered.get(lineKey(line.verification, code, line.vintage));
      return has && vintages.first <= line.vintage && line.vintage <= vintages.last ? [{ line, has }] : [];
    });
  });

/** What a buffer has of each line, lowest serial first. */
const heldOf = (book: ReadonlyBook, account: string, { programme }: Release): Map<string, Block[]> =>
  groupedBy([...book.units.heldBy(account).of({ activity: programme })], ({ lot }) =>
    lineKey(book.issuances.get(lot.origin)?.verification ?? '', lot.component ?? '', lot.vintage),
  );

/** The moves of one line. Throws `release-not-earned` where what has to move can't. */
const movesOf = (has: OfBuffers<bigint>, due: OfBuffers<bigint>, free: (account: string) => readonly Block[]): Released[] => {
  const lacks = BUFFERS.map(([name, account]) => ({ account, quantity: due[name] - has[name] })).filter(({ quantity }) => quantity > 0n);
  const moved: Released[] = [];
  for (const [name, from] of BUFFERS) {
    let excess = has[name] - due[name];
    for (const block of free(from)) {
      let rest: Block | undefined = block;
      while (rest && excess > 0n) {
        const [next] = lacks;
        const most = next && next.quantity < excess ? next.quantity : excess;
        const taken: Block = quantityOf(rest) > most ? partOf(rest, rest.first, rest.first + most - 1n) : rest;
        const quantity = quantityOf(taken);
        moved.push({ from, to: next?.account ?? PENDING, block: idOf(taken) });
        excess -= quantity;
        if (next && (next.quantity -= quantity) === 0n) lacks.shift();
        rest = taken.last < rest.last ? partOf(rest, taken.last + 1n, rest.last) : undefined;
      }
    }
    if (excess > 0n) refuse('release-not-earned', { account: from });
  }
  return moved;
};

const sum = (blocks: readonly Block[]): bigint => blocks.reduce((total, block) => total + quantityOf(block), 0n);
