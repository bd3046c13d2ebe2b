import type { ReadonlyBook } from '../../domain/book/readonly-book.js';
import type { ClaimRow, VerifiedLineRow } from '../../domain/book/rows.js';
import type { RowChange, Table } from '../../domain/kernel/table.js';
import type { DomainEvent } from '../../domain/message/message.js';
import type { Rows } from '../read-file/rows.js';
import { RUNGS, type Rung } from '../read-file/rungs.js';
import { Dictionary, NO_OTHERS } from './dictionary.js';
import type { EarlierRows } from './earlier-rows.js';
import { SOURCES, type Rungs } from './ladder-sources.js';
import type { Net } from './net-blocks.js';

/** What a rung came to, and how many events made it so. */
interface Step {
  readonly total: bigint;
  readonly nth: number;
}

/** What an event adds to the rungs of a ladder. */
interface Added extends Rungs {
  readonly amounts: Map<Rung, bigint>;
}

const NOTHING: Step = { total: 0n, nth: 0 };
/** The component of the ladder of all of them. */
const ALL = '';

/** the attribution ladder of every programme, host and vintage, and of each component in it, as running sums with their history. */
export class Ladders {
  private readonly ladders: Dictionary<'ladders'>;
  /** By ladder, then by rung: those that changed since the file was opened. */
  private readonly steps = new Map<number, Map<number, Step>>();
  private readonly lines = new Map<string, VerifiedLineRow | undefined>();
  private readonly claims = new Map<string, ClaimRow | undefined>();

  constructor(
    private readonly book: ReadonlyBook,
    private readonly rows: Rows,
    private readonly earlier?: EarlierRows,
  ) {
    this.ladders = new Dictionary(rows, 'ladders', earlier);
  }

  /** A row of the book changes by the event that happens. */
  note(table: Table<object>, { key, before }: RowChange<object>): void {
    if (table.name === 'verified-line' && !this.lines.has(key)) this.lines.set(key, before as VerifiedLineRow | undefined);
    if (table.name === 'claim' && !this.claims.has(key)) this.claims.set(key, before as ClaimRow | undefined);
  }

  /** An event has happened to the book, and `net` to its blocks. */
  happened(event: DomainEvent, net: Net, revision: number): void {
    const sums = new Map<string, Added>();
    const add = (of: Rungs, rung: Rung, amount: bigint): void => {
      if (amount === 0n) return;
      sum(sums, { ...of, component: ALL }, rung, amount);
      if (of.component !== ALL) sum(sums, of, rung, amount);
    };
    for (const source of SOURCES) source({ event, net, lines: this.lines, claims: this.claims, book: this.book }, add);
    this.lines.clear();
    this.claims.clear();
    for (const added of sums.values()) this.step(added, revision);
  }

  private step({ programme, host, vintage, component, amounts }: Added, revision: number): void {
    const ladder = this.ladders.id([programme, host, vintage, component], NO_OTHERS);
    let steps = this.steps.get(ladder);
    if (!steps) this.steps.set(ladder, (steps = new Map<number, Step>()));
    for (const [rung, amount] of amounts) {
      if (amount === 0n) continue;
      const number = RUNGS.indexOf(rung);
      const { total, nth } = steps.get(number) ?? this.earlierStep(ladder, number);
      const step = { total: total + amount, nth: nth + 1 };
      steps.set(number, step);
      this.rows.insert('ladder_steps', [ladder, number, revision, step.nth, String(step.total)]);
    }
  }

  private earlierStep(ladder: number, rung: number): Step {
    const row = this.earlier?.rung(ladder, rung);
    return row ? { total: BigInt(row.total), nth: row.nth } : NOTHING;
  }
}

const sum = (sums: Map<string, Added>, of: Rungs, rung: Rung, amount: bigint): void => {
  const key = `${of.programme} ${of.host} ${of.vintage} ${of.component}`;
  let added = sums.get(key);
  if (!added) sums.set(key, (added = { ...of, amounts: new Map() }));
  added.amounts.set(rung, (added.amounts.get(rung) ?? 0n) + amount);
};
