import type { Holding } from '../../checker/checker.js';
import { CliError } from '../terminal.js';
import type { ProofFindings } from './proof-findings.js';

/** A report that somebody published, by the name of its file: an answer of `balances` or of a Party's `adjustments`. */
export interface Report {
  readonly name: string;
  readonly text: string;
}

interface Balances {
  readonly by: readonly string[];
  readonly rows: readonly Readonly<Record<string, string | null>>[];
}
interface Adjustments {
  readonly party: string;
  readonly additions: string;
  readonly subtractions: string;
  readonly byActionYear: readonly { readonly year: string; readonly additions: string; readonly subtractions: string }[];
}
type Figures = { readonly name: string; readonly revision: bigint } & (Balances | Adjustments);

/** What an account's holdings can be summed by here: the checker's fold says no more of it. */
const DIMENSIONS: Readonly<Record<string, (holding: Holding) => string | null>> = {
  account: ({ account }) => account,
  'account-type': ({ type }) => type,
  party: ({ party }) => party,
};

/** Adjustments of a Party, as the events have them: by year of the action, additions and subtractions. */
type Years = Map<string, { addition: bigint; subtraction: bigint }>;

interface Adjusted {
  readonly type: string;
  readonly data: {
    readonly party: string;
    readonly kind: 'addition' | 'subtraction';
    readonly quantity: string;
    readonly actionYear: string;
  };
}

/** Figures that were published: each report is compared with what the events come to at its revision. */
export class Published {
  private readonly waiting: Figures[];
  private readonly adjusted = new Map<string, Years>();

  /** Throws `CliError` for a report that can't be compared. */
  constructor(
    private readonly findings: ProofFindings,
    reports: readonly Report[],
  ) {
    this.waiting = reports.map(figuresIn).sort((a, b) => (a.revision < b.revision ? -1 : 1));
  }

  /** Whether there is anything left to compare. */
  get isWanted(): boolean {
    return this.waiting.length > 0;
  }

  /** The next act has happened, the last event of which is `revision`; `held` gives who holds what then. */
  act(act: readonly string[], revision: bigint, held: () => readonly Holding[]): void {
    for (const body of act) if (body.includes('"type":"CorrespondingAdjustmentApplied"')) this.adjust(JSON.parse(body) as Adjusted);
    for (let next = this.waiting[0]; next && next.revision <= revision; next = this.waiting[0]) {
      this.waiting.shift();
      if ('by' in next) this.compareBalances(next, held());
      else this.compareAdjustments(next);
    }
  }

  /** The history ends with `size` events. */
  end(size: bigint): void {
    for (const { name, revision } of this.waiting)
      this.findings.add(
        'report',
        revision,
        `${name}: figures of revision ${revision}`,
        `${size} events, and none of that revision can be read`,
      );
  }

  private adjust({ type, data }: Adjusted): void {
    if (type !== 'CorrespondingAdjustmentApplied') return;
    const years: Years = this.adjusted.get(data.party) ?? new Map<string, { addition: bigint; subtraction: bigint }>();
    this.adjusted.set(data.party, years);
    const year = years.get(data.actionYear) ?? { addition: 0n, subtraction: 0n };
    years.set(data.actionYear, { ...year, [data.kind]: year[data.kind] + BigInt(data.quantity) });
  }

  private compareBalances({ name, revision, by, rows }: Figures & Balances, held: readonly Holding[]): void {
    const sums = new Map<string, bigint>();
    for (const holding of held) {
      const key = by.map((dimension) => DIMENSIONS[dimension]?.(holding) ?? 'none').join(', ');
      sums.set(key, (sums.get(key) ?? 0n) + holding.quantity);
    }
    const said = new Map(rows.map((row) => [by.map((dimension) => row[dimension] ?? 'none').join(', '), String(row['quantity'])]));
    for (const key of [...new Set([...said.keys(), ...sums.keys()])].sort())
      this.compare(name, revision, key, { published: said.get(key) ?? '0', reckoned: String(sums.get(key) ?? 0n) });
  }

  private compareAdjustments({ name, revision, party, additions, subtractions, byActionYear }: Figures & Adjustments): void {
    const years: Years = this.adjusted.get(party) ?? new Map<string, { addition: bigint; subtraction: bigint }>();
    const sum = (kind: 'addition' | 'subtraction'): string => String([...years.values()].reduce((total, year) => total + year[kind], 0n));
    this.compare(name, revision, `${party} additions`, { published: additions, reckoned: sum('addition') });
    this.compare(name, revision, `${party} subtractions`, { published: subtractions, reckoned: sum('subtraction') });
    const said = new Map(byActionYear.map((year) => [year.year, year]));
    for (const year of [...new Set([...said.keys(), ...years.keys()])].sort()) {
      const [published, reckoned] = [said.get(year), years.get(year)];
      const both = {
        published: `${published?.additions ?? 0} and ${published?.subtractions ?? 0}`,
        reckoned: `${reckoned?.addition ?? 0n} and ${reckoned?.subtraction ?? 0n}`,
      };
      this.compare(name, revision, `${party} in ${year}, additions and subtractions`, both);
    }
  }

  private compare(
    name: string,
    revision: bigint,
    what: string,
    { published, reckoned }: { readonly published: string; readonly reckoned: string },
  ): void {
    if (published !== reckoned) this.findings.add('report', revision, `${name}: ${what}: ${reckoned}, as the events come to`, published);
  }
}

/** The figures of a report. Throws `CliError`. */
const figuresIn = ({ name, text }: Report): Figures => {
  try {
    const report = JSON.parse(text) as Partial<Balances & Adjustments> & { readonly revision?: unknown };
    const { revision, by, rows, party, byActionYear } = report;
    const isWhole = typeof revision === 'string' && /^(?:0|[1-9][0-9]{0,17})$/.test(revision);
    const isBalances = by !== undefined && by.length > 0 && Array.isArray(rows) && by.every((dimension) => dimension in DIMENSIONS);
    if (isWhole && (isBalances || (typeof party === 'string' && Array.isArray(byActionYear))))
      return { ...(report as Balances | Adjustments), name, revision: BigInt(revision) };
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
  throw new CliError(
    `${name} is no report that can be compared: the answer of \`.../balances?by=${Object.keys(DIMENSIONS).join()}\` (one or several of them, of no account alone) or of \`.../parties/PARTY/adjustments\`.`,
  );
};
