import { assetCounts } from './reckoning/asset-counts.js';
import type { Sha256 } from './state/sha256.js';
import type { State } from './state/state.js';
import type { Segment } from './units/segment.js';

/** So many lines are hashed at a time: a text of all holdings of a large registry would not fit a string. */
const LINES = 4_096;

/**
 * Who holds what, as one text, hashed as it grows. A line is a longest run of serials of one account, series and status:
 * `account series first last kind authorization contribution first-transferred frozen`, with `-` where there is none and `1` or `0`;
 * lines stand by account, then series, then serial, each ended by a line feed. The digest of so many lines is the hash of the digest
 * before them and the lines. Behind them stand, by component and day, the days on which the number of a component's assets changes and what it
 * is from then on: `assets component from number`.
 */
class HoldingsDigest {
  private lines: string[] = [];
  private chained = '';

  constructor(private readonly sha256: Sha256) {}

  add(line: string): void {
    this.lines.push(line);
    if (this.lines.length === LINES) this.chain();
  }

  value(): string {
    this.chain();
    return this.chained;
  }

  private chain(): void {
    this.chained = this.sha256(`${this.chained}\n${this.lines.map((line) => `${line}\n`).join('')}`, 'hex');
    this.lines = [];
  }
}

const status = ({ lot, firstTransferred, frozen }: Segment): string =>
  [lot.kind, lot.authorization?.authorization ?? '-', lot.contribution ?? '-', firstTransferred ? '1' : '0', frozen ? '1' : '0'].join(' ');

/** The digest of what the events say: two books with the same one hold the same. */
export const digestOf = (state: State, sha256: Sha256): string => {
  const digest = new HoldingsDigest(sha256);
  const accounts = [...byAccount(state)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [account, segments] of accounts) for (const line of linesOf(account, segments)) digest.add(line);
  for (const [component] of [...state.assetChanges.entries()].sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const { from, assets } of assetCounts(state, component)) digest.add(`assets ${component} ${from} ${assets}`);
  return digest.value();
};

/** The segments of each account, by series and serial. Lines of them all at once would take more memory than they do. */
const byAccount = (state: State): Map<string, Segment[]> => {
  const accounts = new Map<string, Segment[]>();
  for (const [, segments] of [...state.units.series()].sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const segment of segments) {
      const { account } = segment.account;
      const held = accounts.get(account);
      if (held) held.push(segment);
      else accounts.set(account, [segment]);
    }
  return accounts;
};

function* linesOf(account: string, segments: readonly Segment[]): Generator<string> {
  let run: { series: string; first: bigint; last: bigint; status: string } | undefined;
  const line = ({ series, first, last, status: of }: NonNullable<typeof run>): string => `${account} ${series} ${first} ${last} ${of}`;
  for (const segment of segments) {
    const { lot, first, last } = segment;
    const now = status(segment);
    if (run?.series === lot.series && run.status === now && run.last + 1n === first) run.last = last;
    else {
      if (run) yield line(run);
      run = { series: lot.series, first, last, status: now };
    }
  }
  if (run) yield line(run);
}
