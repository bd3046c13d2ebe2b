import type { Sha256 } from './state/sha256.js';
import type { State } from './state/state.js';
import type { Segment } from './units/segment.js';

/** So many lines are hashed at a time: a text of all holdings of a large registry would not fit a string. */
const LINES = 4_096;

/**
 * Who holds what, as one text, hashed as it grows. A line is a longest run of serials of one account, series and status:
 * `account series first last kind authorization contribution first-transferred frozen`, with `-` where there is none and `1` or `0`;
 * lines stand by account, then series, then serial, each ended by a line feed. The digest of so many lines is the hash of the digest
 * before them and the lines.
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
  const byAccount = new Map<string, string[]>();
  const series = [...state.units.series()].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, segments] of series) {
    let run: { account: string; first: bigint; last: bigint; status: string } | undefined;
    const close = (): void => {
      if (!run) return;
      const line = `${run.account} ${name} ${run.first} ${run.last} ${run.status}`;
      const lines = byAccount.get(run.account);
      if (lines) lines.push(line);
      else byAccount.set(run.account, [line]);
    };
    for (const segment of segments) {
      const { account } = segment.account;
      const now = status(segment);
      if (run?.account === account && run.status === now && run.last + 1n === segment.first) run.last = segment.last;
      else {
        close();
        run = { account, first: segment.first, last: segment.last, status: now };
      }
    }
    close();
  }
  const digest = new HoldingsDigest(sha256);
  for (const account of [...byAccount.keys()].sort()) for (const line of byAccount.get(account) ?? []) digest.add(line);
  return digest.value();
};
