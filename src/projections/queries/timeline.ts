import { cursor } from '../answers/as-of.js';
import { list, nullable, record, text, type TypeOf } from '../answers/shape.js';
import { instant, revision } from '../answers/types.js';
import { flagOf, COUNT } from '../find/asked.js';
import { checkedEvents, EVENT_FILTERS, eventsFound, type AskedEvents, type EventParams } from '../find/events.js';
import { actOf, byWhom } from '../view/acts.js';
import { malformed } from '../view/malformed.js';
import { takePage } from '../view/page.js';
import type { Touch } from '../view/touches-at.js';
import type { View } from '../view/view.js';
import { question } from './question.js';
import { count } from './resource.js';

/** An event, and who did what with it; its data is at `/events/{revision}`. */
const entry = record({
  revision: revision('The event'),
  at: instant('When'),
  event: text('Its type'),
  act: revision('The last event of its act'),
  command: nullable(text('The command that caused it; null where the node did')),
  actor: text('Who gave the command; the proposer where it was proposed'),
  authority: nullable(text('The role under which it was given: party:GHA')),
  approver: nullable(text('Who approved it')),
});

const entryOf = ({ db, names }: View, touch: Touch): TypeOf<typeof entry> => {
  const act = actOf(db, touch.revision);
  return {
    ...{ revision: String(touch.revision), at: new Date(act.at).toISOString(), event: names.word(touch.event), act: String(act.last) },
    ...byWhom(names, act),
  };
};

const AFTER = /^(?:-1|0|[1-9][0-9]{0,14})$/;

/** Those of the events that are behind a revision. Throws `malformed-request` for what is none. */
const behind = (asked: AskedEvents, after = '-1'): AskedEvents => {
  if (!AFTER.test(after)) malformed('after', 'revision-format', 'A revision in digits, or -1');
  const { first, last } = asked.span;
  return { ...asked, span: { first: Math.max(first, Number(after) + 1), last } };
};

const SORTS = ['revision', '-revision'];

const timeline = question({
  name: 'timeline',
  path: '/timeline',
  summary: 'What happened, event by event, and who did it',
  names: {},
  query: {
    ...EVENT_FILTERS,
    after: { description: 'Only events behind this revision', pattern: AFTER.source, example: '-1' },
    sort: { description: 'The oldest first, or with - the latest', pattern: '^-?revision$', example: '-revision' },
    count: COUNT,
  },
  pages: 'items',
  answer: record({ items: list(entry), count, cursor }),
  find: (view, params: EventParams & { readonly sort?: string; readonly count?: string; readonly after?: string }, page) => {
    const asked = behind(checkedEvents(view, params), params.after);
    const { sort = 'revision' } = params;
    if (!SORTS.includes(sort)) malformed('sort', 'enum', `One of ${SORTS.join(', ')}`);
    const [after] = page.after;
    const found = eventsFound(view, asked, { after: after === undefined ? undefined : Number(after), descending: sort === '-revision' });
    const shown = takePage(found.walk(), page, (touch) => [String(touch.revision)]);
    const counted = flagOf(params.count) ? { count: String(found.count()) } : {};
    return {
      answer: { items: shown.items.map((touch) => entryOf(view, touch)), ...counted, cursor: shown.cursor },
      touched: view.revision,
    };
  },
});

export const questions = [timeline] as const;
