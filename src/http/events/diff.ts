import type { FastifyInstance } from 'fastify';
import { CorrespondingAdjustmentApplied } from '../../domain/adjustment/corresponding-adjustment-applied.js';
import { resourcesNamed } from '../../domain/kernel/references.js';
import { refuse } from '../../domain/kernel/refusal.js';
import type { StoredAct } from '../../event-store/event-store.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import { decoded } from '../../ledger/fold.js';
import type { Registries, Registry } from '../../node/registries.js';
import { actEndBefore, actsAfter, PIECE } from './event-pages.js';
import { movesOf, type Move } from './moves.js';
import type { ReaderTurns } from './reader-turns.js';
import { malformedRequest } from '../problems/problem.js';
import { countFrom, onlyKnown, revisionAfter, single, type Query } from '../query.js';
import { sendJson } from '../send-json.js';
import { linkTo, type ResourceLink } from '../reads/resource-links.js';

const MOST_EVENTS = 1_000;
const MOST_BYTES = 4 * 1024 * 1024;

export interface AppliedAdjustment {
  readonly revision: string;
  readonly party: string;
  readonly kind: string;
  readonly quantity: string;
  readonly trigger: string;
  readonly actionYear: string;
}

/** What changed after `from`, up to and with `to`, by the events between them: a page of them, each act whole. */
export interface Diff {
  readonly registry: string;
  readonly revision: string;
  readonly from: string;
  readonly to: string;
  /** How many events and acts this page is about. */
  readonly events: string;
  readonly acts: string;
  /** Each thing that was touched, with the last event of the page that did. */
  readonly things: readonly (ResourceLink & { readonly revision: string })[];
  readonly moves: readonly Move[];
  readonly adjustments: readonly AppliedAdjustment[];
  readonly cursor: string | null;
}

/** Serves what changed between two revisions. */
export const addDiff = (fastify: FastifyInstance, registries: Registries, catalogue: Catalogue, turns: ReaderTurns): void => {
  fastify.get('/v1/registries/:registry/diff', async (request, reply) => {
    const registry = await registries.get((request.params as { registry: string }).registry);
    const query = request.query as Query;
    onlyKnown(query, ['from', 'to', 'pageSize', 'cursor']);
    return sendJson(reply, await diffOf(new Page(registry.code, catalogue), registry, spanOf(registry, query), turns));
  });
};

interface Span {
  readonly from: bigint;
  readonly to: bigint;
  readonly after: bigint;
  readonly limit: number;
}

/** Both ends are rounded down to the end of an act. Throws `malformed-request`, `unknown-event`. */
const spanOf = ({ file, ledger }: Registry, query: Query): Span => {
  const from = revisionAfter(query, 'from');
  if (from === undefined) throw malformedRequest('from', 'missing-parameter', 'The revision to begin after');
  const to = revisionAfter(query, 'to') ?? ledger.revision;
  if (from > ledger.revision || to > ledger.revision) refuse('unknown-event');
  if (from > to) throw malformedRequest('to', 'range-reversed', 'Not before from');
  const limit = countFrom(query, 'pageSize', MOST_EVENTS, MOST_EVENTS);
  const ends = { from: actEndBefore(file, from), to: actEndBefore(file, to), limit };
  return { ...ends, after: cursorFrom(query, ends.from, ends.to) ?? ends.from };
};

const cursorFrom = (query: Query, from: bigint, to: bigint): bigint | undefined => {
  const text = single(query, 'cursor');
  if (text === undefined) return undefined;
  const after = /^(?:0|[1-9][0-9]{0,17})$/.test(text) ? BigInt(text) : -1n;
  if (after <= from || after >= to) throw malformedRequest('cursor', 'cursor-invalid', 'The cursor of the page before');
  return after;
};

/** A page is read in pieces, each in a turn of its own. */
const diffOf = async (page: Page, { code, file, ledger }: Registry, span: Span, turns: ReaderTurns): Promise<Diff> => {
  const { from, to, after, limit } = span;
  const acts = actsAfter(file, after, to);
  let next = after;
  const addSome = (): boolean => {
    for (const until = page.bytes + PIECE; page.bytes < until;) {
      const { value: act, done } = acts.next();
      if (done || (page.events > 0 && (page.events + act.length > limit || page.bytes > MOST_BYTES))) return false;
      page.add(act);
      next = act.at(-1)?.revision ?? next;
    }
    return true;
  };
  while (await turns.do(addSome));
  const ends = { registry: code, revision: String(ledger.revision), from: String(from), to: String(to) };
  return { ...ends, ...page.found(), cursor: next < to ? String(next) : null };
};

/** What the acts of one page came to. */
class Page {
  events = 0;
  bytes = 0;
  private acts = 0;
  private readonly things = new Map<string, bigint>();
  private readonly moves: Move[] = [];
  private readonly adjustments: AppliedAdjustment[] = [];

  constructor(
    private readonly registry: string,
    private readonly catalogue: Catalogue,
  ) {}

  add(act: StoredAct): void {
    this.acts += 1;
    for (const stored of act) {
      this.events += 1;
      this.bytes += stored.body.length;
      const { event } = decoded(this.catalogue, stored);
      for (const thing of resourcesNamed(event.constructor, event)) this.things.set(thing, stored.revision);
      if (event instanceof CorrespondingAdjustmentApplied) this.adjustments.push(adjustmentOf(stored.revision, event));
      else this.moves.push(...movesOf(this.registry, event, stored.revision));
    }
  }

  found(): Pick<Diff, 'events' | 'acts' | 'things' | 'moves' | 'adjustments'> {
    const things = [...this.things].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      events: String(this.events),
      acts: String(this.acts),
      things: things.map(([thing, revision]) => ({ ...linkTo(this.registry, thing), revision: String(revision) })),
      moves: this.moves,
      adjustments: this.adjustments,
    };
  }
}

const adjustmentOf = (revision: bigint, event: CorrespondingAdjustmentApplied): AppliedAdjustment => {
  const { party, kind, quantity, trigger, actionYear } = event;
  return { revision: String(revision), party, kind, quantity, trigger, actionYear };
};
