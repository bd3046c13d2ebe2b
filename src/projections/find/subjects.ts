import type { View } from '../view/view.js';
import { wordsOf, type Asked } from './asked.js';
import type { Filter, Finds } from './filter.js';

/** A resource that was found: its code, and the word by which it stands where it does in the list. */
export interface Subject {
  readonly value: string;
  readonly subject: string;
}

/** A piece of SQL with what its parameters are. */
interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The resources of `d` that are gone through, and the word by which each stands in the order. */
interface Walk {
  readonly from: Sql;
  readonly value: Sql;
}

/** So many of one word are put in order by sorting them; of more the order is walked, and each is looked for under the word. */
const MOST_SORTED = 5_000;
const NO_VALUE: Sql = { text: "''", values: [] };

/**
 * The resources of a kind that what is kept of them finds, as they were at the view's revision: exact for filters that go by the row alone,
 * too many for those that go by the day as well. Each is an index walked from where the page begins.
 */
export class Subjects {
  private readonly conditions: readonly Sql[];
  private readonly walk: Walk;

  constructor(
    private readonly view: View,
    private readonly finds: Finds<never>,
    private readonly asked: Asked,
  ) {
    const marks = asked.values.flatMap(([name, value]) => {
      const { kept, keptFor } = finds.filters[name] as Filter<never>;
      const word = kept && (keptFor ? keptFor(value) : value);
      return word === undefined ? [] : [[name, word] as const];
    });
    const [first, ...others] = marks;
    const named = asked.text === undefined ? [] : [this.named(asked.text)];
    const { by } = asked.sort;
    const walked = first && this.under(...first);
    if (by !== undefined && !(walked && this.hasFewer(walked))) {
      this.walk = { from: this.inOrderOf(by), value: { text: 'd.value', values: [] } };
      this.conditions = [...marks.map((mark) => this.isUnder(...mark)), ...named.map(isIn)];
    } else {
      const [text] = walked ? [] : named;
      const from = walked ?? (text ? { text: `(${text.text}) d WHERE TRUE`, values: text.values } : this.known());
      this.walk = { from, value: by === undefined ? NO_VALUE : this.wordOf(by) };
      this.conditions = [...others.map((mark) => this.isUnder(...mark)), ...(walked ? named.map(isIn) : [])];
    }
  }

  /** At most `most` behind `after`, in the order that was asked for. */
  page(after: Subject | undefined, most: number): Subject[] {
    const { from, value } = this.walk;
    const { by: sorted, descending } = this.asked.sort;
    const byValue = sorted !== undefined;
    const [order, beyond] = descending ? ['DESC', '<'] : ['ASC', '>'];
    const behind: Sql[] = [];
    if (after && byValue)
      behind.push({ text: `(${value.text}, d.subject) ${beyond} (?, ?)`, values: [...value.values, after.value, after.subject] });
    else if (after) behind.push({ text: `d.subject ${beyond} ?`, values: [after.subject] });
    const found = [from, ...this.conditions, ...behind];
    const by = byValue ? `value ${order}, d.subject ${order}` : `d.subject ${order}`;
    return this.view.db.all<Subject>(
      `SELECT ${value.text} AS value, d.subject FROM ${found.map(({ text }) => text).join(' AND ')} ORDER BY ${by} LIMIT ?`,
      ...[...value.values, ...found.flatMap(({ values }) => values), most],
    );
  }

  /** How many there are. */
  count(): number {
    const found = [this.walk.from, ...this.conditions];
    const sql = `SELECT count(*) AS count FROM ${found.map(({ text }) => text).join(' AND ')}`;
    return this.view.db.get<{ count: number }>(sql, ...found.flatMap(({ values }) => values))?.count ?? 0;
  }

  private hasFewer({ text, values }: Sql): boolean {
    const sql = `SELECT count(*) AS count FROM (SELECT 1 FROM ${text} LIMIT ?)`;
    return (this.view.db.get<{ count: number }>(sql, ...values, MOST_SORTED)?.count ?? 0) < MOST_SORTED;
  }

  /** Those that stand under a word. */
  private under(name: string, value: string): Sql {
    const now = this.standing('d');
    return {
      text: `marks d${this.byIndex} WHERE d.kind = ? AND d.name = ? AND d.value = ? AND ${now.text}`,
      values: [this.finds.kind, name, value, ...now.values],
    };
  }

  /** All of them, by a word that each has. */
  private inOrderOf(name: string): Sql {
    const now = this.standing('d');
    return {
      text: `marks d${this.byIndex} WHERE d.kind = ? AND d.name = ? AND ${now.text}`,
      values: [this.finds.kind, name, ...now.values],
    };
  }

  private isUnder(name: string, value: string): Sql {
    const now = this.standing('m');
    return {
      text: `EXISTS (SELECT 1 FROM marks m WHERE m.kind = ? AND m.name = ? AND m.value = ? AND m.subject = d.subject AND ${now.text})`,
      values: [this.finds.kind, name, value, ...now.values],
    };
  }

  private wordOf(name: string): Sql {
    const now = this.standing('m');
    return {
      text: `(SELECT m.value FROM marks m WHERE m.kind = ? AND m.subject = d.subject AND m.name = ? AND ${now.text})`,
      values: [this.finds.kind, name, ...now.values],
    };
  }

  /** Those whose code or names have words that begin so. */
  private named(text: string): Sql {
    const { kind } = this.finds;
    const { revision } = this.view;
    return {
      text:
        'SELECT t.subject FROM texts_words w JOIN texts t ON t.id = w.rowid WHERE texts_words MATCH ? AND t.began <= ? AND NOT EXISTS ' +
        '(SELECT 1 FROM texts n WHERE n.kind = t.kind AND n.subject = t.subject AND n.began > t.began AND n.began <= ?)',
      values: [`kind : "${kind}" AND text : (${matching(text)})`, revision, revision],
    };
  }

  private known(): Sql {
    return {
      text: '(SELECT subject FROM facts WHERE kind = ? AND began <= ? GROUP BY subject) d WHERE TRUE',
      values: [this.finds.kind, this.view.revision],
    };
  }

  /** Whether a mark stands at the view's revision; of the head an index has those alone. */
  private standing(table: string): Sql {
    const { revision } = this.view;
    if (this.isNow) return { text: `${table}.ended IS NULL`, values: [] };
    return { text: `${table}.began <= ? AND (${table}.ended IS NULL OR ${table}.ended > ?)`, values: [revision, revision] };
  }

  private get isNow(): boolean {
    return this.view.revision === this.view.head;
  }
  private get byIndex(): string {
    return this.isNow ? ' INDEXED BY marks_now' : '';
  }
}

const isIn = ({ text, values }: Sql): Sql => ({ text: `d.subject IN (${text})`, values });

/** What FTS5 looks for: every word, from its beginning. */
export const matching = (text: string): string =>
  wordsOf(text)
    .map((word) => `"${word.replaceAll('"', '""')}" *`)
    .join(' AND ');
