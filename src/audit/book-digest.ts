import type { Block } from '../domain/book/block.js';
import type { ReadonlyBook } from '../domain/book/readonly-book.js';

/** SHA-256 of the UTF-8 bytes of a text, in lower-case hex. */
type Sha256 = (text: string, encoding: 'hex') => string;

/** As many lines are hashed at a time as the checker hashes. */
const LINES = 4_096;

const statusOf = ({ kind, authorization, contribution, firstTransferred, frozen }: Block): string =>
  `${kind} ${authorization ?? '-'} ${contribution ?? '-'} ${firstTransferred ? 1 : 0} ${frozen ? 1 : 0}`;

/** Ascending by key. */
const byKey = <V>(entries: Iterable<[string, V]>): [string, V][] => [...entries].sort(([a], [b]) => (a < b ? -1 : 1));

/**
 * Who holds what by this book, as the digest that the independent checker makes of the events alone (`src/checker/digest.ts`, law C12): equal
 * digests, equal holdings. A line is a longest run of serials of one account, series and status; blocks that lie side by side and are alike
 * are one. Behind the holdings stands how many assets each component claims, by the days on which that changes.
 */
export const digestOfBook = (book: ReadonlyBook, sha256: Sha256): string => {
  let digest = '';
  let lines: string[] = [];
  const chain = (): void => {
    digest = sha256(`${digest}\n${lines.join('')}`, 'hex');
    lines = [];
  };
  for (const line of linesOf(book)) {
    lines.push(`${line}\n`);
    if (lines.length === LINES) chain();
  }
  chain();
  return digest;
};

/** A block with the series it is of. */
interface Held {
  readonly series: string;
  readonly block: Block;
}

function* linesOf(book: ReadonlyBook): Generator<string> {
  const accounts = new Map<string, Held[]>();
  for (const [series, blocks] of byKey(book.units.all()))
    for (const block of blocks) {
      const held = accounts.get(block.account);
      if (held) held.push({ series, block });
      else accounts.set(block.account, [{ series, block }]);
    }
  for (const [account, held] of byKey(accounts)) yield* runsOf(account, held);
  const counted = [...book.assetDays.keys()].sort().map((component) => ({ component, row: book.assetDays.get(component) }));
  for (const { component, row } of counted) for (const { from, count } of row?.steps ?? []) yield `assets ${component} ${from} ${count}`;
}

function* runsOf(account: string, held: readonly Held[]): Generator<string> {
  let run: { series: string; status: string; first: bigint; last: bigint } | undefined;
  const line = ({ series, status, first, last }: NonNullable<typeof run>): string => `${account} ${series} ${first} ${last} ${status}`;
  for (const { series, block } of held) {
    const { first, last } = block;
    const status = statusOf(block);
    if (run?.series === series && run.status === status && run.last + 1n === first) run.last = last;
    else {
      if (run) yield line(run);
      run = { series, status, first, last };
    }
  }
  if (run) yield line(run);
}
