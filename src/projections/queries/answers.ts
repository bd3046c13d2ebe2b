import type { AccountRow } from '../../domain/book/rows.js';
import { Refusal, refuse } from '../../domain/kernel/refusal.js';
import type { Account } from '../answers/accounts.js';
import type { Answer, Params, QuestionName, AsOf } from '../questions.js';
import { readFileOf } from '../read-file/read-file.js';
import type { Outcome, RegistryFiles, Query } from '../read-threads.js';
import { accountAnswer, holdings } from './accounts.js';
import { adjustments, emissionsBalance } from './adjustments.js';
import { balances, registry } from './balances.js';
import { listOf, readCursor } from './cursor.js';
import { fact } from './facts-at.js';
import { imports, issuances } from './issuances.js';
import { actUpTo, type ActEnd } from './acts.js';
import { momentOf } from './moment.js';
import { Names } from './names.js';
import { pageOf, type Page } from './page.js';
import { components, programmes } from './programmes.js';
import { ReadConnection } from './read-connection.js';
import { authorizations, entities, parties, proposals, roles } from './statements.js';
import { listed, single, resource, type Resource } from './resources.js';
import { totalsAt } from './totals.js';
import { history, units } from './units.js';
import { verifications } from './verifications.js';
import type { Found, View } from './view.js';

const accounts: Resource<AccountRow, Account> = { kind: 'account', unknown: 'unknown-account', item: accountAnswer };

type Answering<K extends QuestionName> = (view: View, params: Params<K>, page: Page) => Found<Omit<Answer<K>, keyof AsOf>>;

/** Who answers what. */
const ANSWERING: { readonly [K in QuestionName]: Answering<K> } = {
  registry,
  balances,
  holdings,
  units,
  history,
  adjustments,
  'emissions-balance': emissionsBalance,
  resource,
  accounts: listed(accounts),
  account: single('account', accounts),
  parties: listed(parties),
  party: single('party', parties),
  programmes: listed(programmes),
  programme: single('programme', programmes),
  components: listed(components),
  component: single('component', components),
  verifications: listed(verifications),
  verification: single('verification', verifications),
  authorizations: listed(authorizations),
  authorization: single('authorization', authorizations),
  entities: listed(entities),
  entity: single('entity', entities),
  issuances: listed(issuances),
  issuance: single('issuance', issuances),
  imports: listed(imports),
  import: single('import', imports),
  proposals: listed(proposals),
  proposal: single('proposal', proposals),
  roles: listed(roles),
  role: single('role', roles),
};

interface Paging {
  readonly at?: string;
  readonly cursor?: string;
  readonly pageSize?: number;
}

/** Answers questions from the read file, each of one moment of it. */
export class Answers {
  private readonly names: Names;
  /** What the positions held at the revision that was asked of last: that never changes. */
  private last: { readonly revision: number; readonly totals: BigInt64Array } | undefined;

  constructor(
    private readonly db: ReadConnection,
    private readonly registry: string,
  ) {
    this.names = new Names(db);
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

  private answerNow({ question, params, ...time }: Query): Outcome {
    const { at, cursor, pageSize } = params as Paging;
    const list = listOf(this.registry, question, params);
    const head = actUpTo(this.db, Number.MAX_SAFE_INTEGER);
    this.names.refresh(head.last);
    if (!this.isOpen(head.last)) refuse('unknown-registry');
    const begun = cursor === undefined ? undefined : readCursor(cursor, list);
    if (begun && begun.revision > head.last) refuse('unavailable');
    const moment = begun ? { ...begun, act: actUpTo(this.db, begun.revision) } : momentOf(this.db, at, time);
    const { act } = moment;
    // Before the first event there is the empty book; behind it, none until the registry is opened.
    if (act.last >= 0 && !this.isOpen(act.last)) refuse('unknown-registry');
    const view = this.viewOf(act, moment.time, head.last);
    const start = begun ?? { revision: act.last, time: moment.time, final: moment.final, after: [] };
    const answering = ANSWERING[question] as Answering<QuestionName>;
    const { answer, touched } = answering(view, params, pageOf(pageSize, start, list));
    const asOf = { registry: this.registry, revision: String(act.last), ...(moment.final === null ? {} : { final: moment.final }) };
    return { text: JSON.stringify({ ...asOf, ...answer }), touched: String(touched) };
  }

  private viewOf(act: ActEnd, time: string, head: number): View {
    const { db, names, registry: code } = this;
    if (this.last?.revision !== act.last) this.last = { revision: act.last, totals: totalsAt(db, act, names.cellCount) };
    return { registry: code, db, names, revision: act.last, head, time, totals: this.last.totals };
  }

  /** Whether `RegistryOpened` had happened. */
  private isOpen(revision: number): boolean {
    return fact({ db: this.db, revision }, 'registry', this.registry) !== undefined;
  }
}

export const answersFrom = (place: RegistryFiles): Answers => new Answers(new ReadConnection(readFileOf(place)), place.registry);
