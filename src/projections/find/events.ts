import type { QueryParameter } from '../queries/parameters.js';
import { EVERY_EVENT } from '../project/touches.js';
import { actUntil, actUpTo } from '../view/acts.js';
import { malformed } from '../view/malformed.js';
import { Postings, type Span } from '../view/postings.js';
import type { Touch } from '../view/touches-at.js';
import type { View } from '../view/view.js';

const KINDS = 'account|party|programme|component|verification|authorization|entity|issuance|obligation|reversal|proposal|import';

const parameter = (description: string, pattern: string, example: string): QueryParameter => ({ description, pattern, example });

/** The filters of events by what happened, to what and by whom: also those of a stream, which knows no days. */
export const ACT_FILTERS = {
  type: parameter('Only events of this type', '^[A-Z][A-Za-z]{1,63}$', 'AccountOpened'),
  actor: parameter('Only events of acts that this actor gave', '^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$', 'dev'),
  approver: parameter('Only events of acts that this actor approved', '^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$', 'dev'),
  resource: parameter(
    'Only events that touched this: kind and code. Of an account also those that moved units into it or out of it',
    `^(?:${KINDS}):[A-Za-z0-9-]{1,64}$`,
    'account:GHA-H1',
  ),
} satisfies Readonly<Record<string, QueryParameter>>;

const DAY = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';

export const EVENT_FILTERS = {
  ...ACT_FILTERS,
  from: parameter('Only events of this day (UTC) and later ones', DAY, '2026-11-23'),
  to: parameter('Only events until this day (UTC) and on it', DAY, '2199-12-31'),
} satisfies Readonly<Record<string, QueryParameter>>;

type Filter = keyof typeof EVENT_FILTERS;
export type EventParams = { readonly [F in Filter]?: string };

/** Throws `malformed-request` for a value that a filter can't have. */
export const checkEventFilters = (params: EventParams): void => {
  for (const [name, { pattern, description }] of Object.entries(EVENT_FILTERS)) {
    const value = params[name as Filter];
    if (value !== undefined && !new RegExp(pattern).test(value)) malformed(name, 'filter-format', `${description}: not of its form`);
  }
  for (const name of ['from', 'to'] as const) {
    const day = params[name];
    if (day !== undefined && new Date(`${day}T00:00:00.000Z`).toJSON()?.slice(0, 10) !== day)
      malformed(name, 'no-such-date', 'No such day');
  }
};

/** Which events are meant. */
export interface AskedEvents {
  readonly resources: readonly string[];
  readonly span: Span;
}

const DAY_MS = 86_400_000;

/** What is asked for, checked, on the days of the view. */
export const checkedEvents = (view: View, params: EventParams): AskedEvents => {
  checkEventFilters(params);
  const { type, actor, approver, resource, from, to } = params;
  const named = [type && `type:${type}`, actor && `actor:${actor}`, approver && `approver:${approver}`, resource];
  const head = actUpTo(view.db, view.revision);
  const until = (ms: number): number => actUntil(view.db, ms, head).last;
  return {
    resources: named.filter((one) => one !== undefined),
    span: {
      first: from === undefined ? 0 : until(Date.parse(from) - 1) + 1,
      last: to === undefined ? view.revision : until(Date.parse(to) + DAY_MS - 1),
    },
  };
};

interface FoundEvents {
  readonly walk: () => IterableIterator<Touch>;
  readonly count: () => number;
}

const NOTHING: FoundEvents = { walk: () => [].values(), count: () => 0 };

/** The events meant, from behind one of them on where a page begins there. Those of the rarest thing are walked, and asked for the others. */
export const eventsFound = (
  view: View,
  { resources, span }: AskedEvents,
  { after, descending }: { readonly after: number | undefined; readonly descending: boolean },
): FoundEvents => {
  const all = (resources.length === 0 ? [EVERY_EVENT] : resources).map((resource) => Postings.of(view, resource));
  const postings = all.filter((one) => one !== undefined);
  if (postings.length < all.length) return NOTHING;
  const [rarest, ...others] =
    postings.length === 1
      ? postings
      : postings
          .map((one) => ({ one, rows: one.rows }))
          .sort((a, b) => a.rows - b.rows)
          .map(({ one }) => one);
  if (!rarest) return NOTHING;
  const walk = function* (within: Span): IterableIterator<Touch> {
    for (const touch of rarest.within(within, descending)) if (others.every((one) => one.has(touch.revision))) yield touch;
  };
  const rest =
    after === undefined
      ? span
      : descending
        ? { ...span, last: Math.min(span.last, after - 1) }
        : { ...span, first: Math.max(span.first, after + 1) };
  return {
    walk: () => walk(rest),
    count: () => (others.length === 0 ? rarest.count(span) : [...walk(span)].length),
  };
};
