import type { InsideRow, NestingRow, NestRow } from '../../domain/book/rows.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { nestProgramme } from '../../domain/nesting/examples.js';
import { cursor } from '../answers/as-of.js';
import { integer, list, nullable, oneOf, record, reference, text, type TypeOf } from '../answers/shape.js';
import { activity, code, day, party, quantity, revision, year } from '../answers/types.js';
import { fact, facts, type Stored } from '../view/facts-at.js';
import { takePage } from '../view/page.js';
import type { View } from '../view/view.js';
import type { PathParameter } from './parameters.js';
import { PROGRAMME } from './programmes.js';
import { question } from './question.js';
import { listed, resource, singleWith } from './resource.js';

const named: PathParameter = {
  pattern: /^[A-Z0-9]{1,20}:[A-Z0-9]{1,20}$/,
  description: 'Inner and outer programme: 10471:10472',
  example: `${nestProgramme.inner}:${nestProgramme.outer}`,
  // No command names a nest: it has no code of its own.
  unknown: 'not-found',
};

const members = {
  id: text('Inner and outer programme: 10471:10472'),
  inner: activity,
  outer: activity,
  from: day('First day'),
  until: nullable(day('Last day; null where none is set')),
  mode: oneOf('Who issues what both achieve', 'shared', 'baseline-only', 'outer-only'),
  area: nullable(code('The area it is for; null for that of the outer programme')),
  agreement: nullable(reference('Document')),
  since: revision('The event that made or last replaced it'),
};

const nests = resource({
  kind: 'nest',
  named,
  answer: record(members),
  item: (_, row: Stored<NestRow>, id) => {
    const { inner, outer, from, until, mode, area, agreement, since } = row;
    return { id, inner, outer, from, until, mode, area, agreement, since };
  },
});

type Nest = TypeOf<typeof nests.answer>;

/** What the inner programme claims of a year of the outer one, and what of it that one deducted. */
const claim = record({
  host: party('Where'),
  vintage: year('Vintage'),
  claim: quantity('What the inner programme claims'),
  deducted: quantity('What is deducted for it'),
});

const claimsOf = (view: View, id: string): TypeOf<typeof claim>[] =>
  [...facts<Stored<InsideRow>>(view, 'inside', { prefix: `${id}:` })].map(({ subject, body }) => {
    const [, , host = '', vintage = ''] = subject.split(':');
    return { host, vintage, claim: body.claim, deducted: body.deducted };
  });

const ofProgramme = (view: View, programme: string): { readonly outers: readonly string[]; readonly inners: readonly string[] } =>
  fact<Stored<NestingRow>>(view, 'nesting', programme) ?? { outers: [], inners: [] };

const nestAt = (view: View, id: string): Nest | undefined => {
  const row = fact<Stored<NestRow>>(view, 'nest', id);
  return row && nests.item(view, row, id);
};

const all = listed('nests', 'All nests of programmes', nests);

/** The nests of one programme alone, whether it is the inner or the outer one. */
const ofOne = function* (view: View, programme: string, after: string): IterableIterator<Nest> {
  const { outers, inners } = ofProgramme(view, programme);
  const ids = [...outers.map((outer) => `${programme}:${outer}`), ...inners.map((inner) => `${inner}:${programme}`)];
  for (const id of ids.sort()) {
    const nest = id > after ? nestAt(view, id) : undefined;
    if (nest) yield nest;
  }
};

const nestsOf = question({
  name: 'nests',
  path: '/nests',
  summary: 'All nests of programmes, or those of one',
  names: {},
  pages: 'items',
  query: {
    programme: { description: 'Inner or outer programme', pattern: '^[A-Z0-9]{1,20}$', example: '10471', unknown: 'unknown-programme' },
  },
  answer: record({ items: list(nests.answer), cursor }),
  find: (view, { programme }: { readonly programme?: string }, page) => {
    if (programme === undefined) return all.find(view, {}, page);
    if (!fact(view, 'programme', programme)) refuse('unknown-programme');
    const { items, cursor: next } = takePage(ofOne(view, programme, page.after[0] ?? ''), page, ({ id }) => [id]);
    return { answer: { items, cursor: next }, touched: view.revision };
  },
});

/** One nest where it stands around a programme, or inside it. */
interface Standing extends Nest {
  readonly side: 'around' | 'inside';
  readonly level: number;
  readonly path: string;
}

const around = (view: View, programme: string, side: Standing['side'], above: readonly string[] = []): Standing[] => {
  const { outers, inners } = ofProgramme(view, programme);
  return [...(side === 'around' ? outers : inners)].sort().flatMap((other) => {
    const nest = nestAt(view, side === 'around' ? `${programme}:${other}` : `${other}:${programme}`);
    const path = [...above, other];
    if (!nest) return [];
    return [{ ...nest, side, level: path.length, path: path.join(':') }, ...around(view, other, side, path)];
  });
};

const tree = question({
  name: 'nesting',
  path: '/programmes/:programme/nests',
  pages: 'items',
  summary: 'What lies around a programme and inside it, level by level: each nest before those beyond it',
  names: { programme: PROGRAMME },
  answer: record({
    programme: activity,
    items: list(
      record({
        ...members,
        side: oneOf('Where it stands to the programme', 'around', 'inside'),
        level: integer('How many nests away, from 1'),
        path: text('The programmes on the way to it: 10472:10473'),
      }),
    ),
    cursor,
  }),
  find: (view, { programme }, page) => {
    if (!fact(view, 'programme', programme)) refuse('unknown-programme');
    const standing = [...around(view, programme, 'around'), ...around(view, programme, 'inside')];
    const [side, path] = page.after;
    const from = standing.findIndex((nest) => nest.side === side && nest.path === path) + 1;
    const { items, cursor: next } = takePage(standing.slice(from), page, (nest) => [nest.side, nest.path]);
    return { answer: { programme, items, cursor: next }, touched: view.revision };
  },
});

export const questions = [
  nestsOf,
  singleWith('nest', 'nests', 'One nest, with what is claimed under it', nests, {
    answer: record({ claims: list(claim) }),
    find: (view, { id }) => ({ claims: claimsOf(view, id) }),
  }),
  tree,
] as const;
