import { Refusal, refuse } from '../../domain/kernel/refusal.js';
import { QUESTIONS } from '../questions.js';
import type { PositionTotals } from '../read-file/position-totals.js';
import { readFileOf } from '../read-file/read-file.js';
import type { Outcome, Query } from '../read-threads.js';
import type { RegistryFiles } from '../registry-files.js';
import { actUpTo, type ActEnd } from '../view/acts.js';
import { listOf, readCursor } from '../view/cursor.js';
import { fact } from '../view/facts-at.js';
import { momentOf } from '../view/moment.js';
import { Names } from '../view/names.js';
import { pageOf } from '../view/page.js';
import { ReadConnection } from '../view/read-connection.js';
import { totalsAt } from '../view/totals.js';
import type { View } from '../view/view.js';
import type { Paged, Question } from './question.js';

const BY_NAME: ReadonlyMap<string, Question<string, object, object>> = new Map(
  QUESTIONS.map((question) => [question.name, question as Question<string, object, object>]),
);

/** Whether a day was asked for: the answer says which instant that came to. */
const isDay = (at: Query['at']): boolean => at !== null && 'instant' in at && at.day === true;

/** Answers questions from the read file, each of one moment of it. */
export class Answerer {
  private readonly names: Names;
  /** What the positions held at the revision of the last question: that never changes. */
  private last: { readonly revision: number; readonly totals: PositionTotals } | undefined;

  constructor(
    private readonly db: ReadConnection,
    private readonly registry: string,
  ) {
    this.names = new Names(db);
  }

  /** The answerer of a registry. Throws where it has no read file. */
  static of(files: RegistryFiles): Answerer {
    return new Answerer(new ReadConnection(readFileOf(files)), files.registry);
  }

  /** The answer, or why there is none. Throws on a fault only. */
  answer(query: Query): Outcome {
    try {
      return this.db.atOnce(() => this.answerNow(query));
    } catch (error) {
      if (error instanceof Refusal) return { refusal: error.code, names: error.names };
      throw error;
    }
  }

  close(): void {
    this.db.close();
  }

  private answerNow({ question: name, params, at, ...time }: Query): Outcome {
    const { cursor, pageSize } = params as Paged;
    const list = listOf(this.registry, name, params);
    const head = actUpTo(this.db, Number.MAX_SAFE_INTEGER);
    this.names.refresh(head.last);
    if (!this.isOpen(head.last)) refuse('unknown-registry');
    const begun = cursor === undefined ? undefined : readCursor(cursor, list);
    if (begun && begun.revision > head.last) refuse('unavailable');
    const moment = begun ? { ...begun, act: actUpTo(this.db, begun.revision) } : momentOf(this.db, at, time);
    const { act, final } = moment;
    // Before the first event there is the empty book; behind it, none until the registry is opened.
    if (act.last >= 0 && !this.isOpen(act.last)) refuse('unknown-registry');
    const start = begun ?? { revision: act.last, time: moment.time, final, after: [] };
    const question = BY_NAME.get(name) ?? refuse('not-found');
    const { answer, touched } = question.find(this.viewOf(act, moment.time, head.last), params, pageOf(pageSize, start, list));
    const asOf = {
      registry: this.registry,
      revision: String(act.last),
      ...(final === null ? {} : { final }),
      ...(isDay(at) ? { at: moment.time } : {}),
    };
    return { text: JSON.stringify({ ...asOf, ...answer }), touched: String(touched) };
  }

  private viewOf(act: ActEnd, time: string, head: number): View {
    const { db, names, registry } = this;
    if (this.last?.revision !== act.last) this.last = { revision: act.last, totals: totalsAt(db, act, names.positionCount) };
    return { registry, db, names, revision: act.last, head, time, totals: this.last.totals };
  }

  /** Whether `RegistryOpened` had happened. */
  private isOpen(revision: number): boolean {
    return fact({ db: this.db, revision }, 'registry', this.registry) !== undefined;
  }
}
