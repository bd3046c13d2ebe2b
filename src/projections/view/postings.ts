import { RECORDS, recordsIn, type Row } from '../read-file/tables.js';
import type { Touch } from './touches-at.js';
import type { View } from './view.js';

/** Between which revisions events are looked for, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

type Chunk = Pick<Row<'touches'>, 'first' | 'records'>;

/** The events that touched one resource, walked from either end, counted, or asked for one of them, without reading the others. */
export class Postings {
  private constructor(
    private readonly view: View,
    private readonly id: number,
  ) {}

  /** Undefined where no event ever touched the resource. */
  static of(view: View, resource: string): Postings | undefined {
    const found = view.db.get<{ id: number }>('SELECT id FROM resources WHERE resource = ?', resource);
    return found && new Postings(view, found.id);
  }

  /** The events in the span, the first first, or the last first. */
  *within({ first, last }: Span, descending: boolean): IterableIterator<Touch> {
    for (let chunk = this.chunkAt(descending ? last : first) ?? this.next(-1); chunk;) {
      const records = recordsIn('touches', chunk.records);
      for (const touch of descending ? records.reverse() : records)
        if (touch.revision >= first && touch.revision <= last) yield touch;
        else if (descending ? touch.revision < first : touch.revision > last) return;
      chunk = descending ? this.chunkAt(chunk.first - 1) : this.next(chunk.first);
    }
  }

  /** Whether the event at `revision` is one of them. */
  has(revision: number): boolean {
    const chunk = this.chunkAt(revision);
    return chunk !== undefined && recordsIn('touches', chunk.records).some((touch) => touch.revision === revision);
  }

  /** How many are in the span. Only the chunks at its ends are read. */
  count({ first, last }: Span): number {
    return Math.max(0, this.upTo(last) - this.upTo(first - 1));
  }

  /** How many rows they are kept in: whose are fewer is walked where several must have an event. */
  get rows(): number {
    return this.view.db.get<{ rows: number }>('SELECT count(*) AS rows FROM touches WHERE resource = ?', this.id)?.rows ?? 0;
  }

  /** Every row but the last of a resource is full, so that those before one are counted by their number. */
  private upTo(revision: number): number {
    const chunk = this.chunkAt(revision);
    if (!chunk) return 0;
    const { db } = this.view;
    const before = db.get<{ rows: number }>(
      'SELECT count(*) AS rows FROM touches WHERE resource = ? AND first < ?',
      ...[this.id, chunk.first],
    );
    return (before?.rows ?? 0) * RECORDS + recordsIn('touches', chunk.records).filter((touch) => touch.revision <= revision).length;
  }

  private chunkAt(revision: number): Chunk | undefined {
    return this.view.db.get<Chunk>(
      'SELECT first, records FROM touches WHERE resource = ? AND first <= ? ORDER BY first DESC LIMIT 1',
      ...[this.id, revision],
    );
  }

  private next(first: number): Chunk | undefined {
    return this.view.db.get<Chunk>(
      'SELECT first, records FROM touches WHERE resource = ? AND first > ? ORDER BY first LIMIT 1',
      this.id,
      first,
    );
  }
}
