import type { Words } from '../find/filter.js';
import { keptOfKinds } from '../find/kept.js';
import type { Rows } from '../read-file/rows.js';

/** By which words each resource can be found, and under which names, as the filters of the lists state it. */
export class Marks {
  private readonly kinds = keptOfKinds();
  /** What the parts of one act have stated already. */
  private readonly said = new Set<string>();

  constructor(private readonly rows: Rows) {}

  /** A row was `before` when the act began, if it was there, and is `after` at its end. */
  changed(kind: string, subject: string, revision: number, before: object | undefined, after: object): void {
    const kept = this.kinds.get(kind);
    if (!kept) return;
    for (const [name, of] of kept.words) {
      const was = before ? listOf(of(before, subject)) : [];
      const is = listOf(of(after, subject));
      for (const value of was) if (!is.includes(value)) this.rows.endMark(revision, kind, name, value, subject);
      for (const value of is) if (!was.includes(value)) this.rows.insert('marks', [kind, name, value, subject, revision, null]);
    }
    const text = kept.text(after, subject);
    if (!before || kept.text(before, subject) !== text) this.rows.insert('texts', [null, kind, subject, revision, text]);
  }

  /** An event stated a resource, or a part of it: what it is found by doesn't change any more. */
  stated(kind: string, subject: string, revision: number, data: object): void {
    const kept = this.kinds.get(kind);
    if (!kept) return;
    for (const [name, of] of kept.words)
      for (const value of listOf(of(data, subject)))
        if (this.isNew(`${kind} ${name} ${value} ${subject}`)) this.rows.insert('marks', [kind, name, value, subject, revision, null]);
    if (this.isNew(`${kind} ${subject}`)) this.rows.insert('texts', [null, kind, subject, revision, kept.text(data, subject)]);
  }

  endAct(): void {
    this.said.clear();
  }

  private isNew(mark: string): boolean {
    if (this.said.has(mark)) return false;
    this.said.add(mark);
    return true;
  }
}

/** Each word once; where a row has one word and it is absent it stands under the empty one, so that a list in order of it has the row. */
const listOf = (words: Words): readonly string[] => (words === null ? [''] : typeof words === 'string' ? [words] : [...new Set(words)]);
