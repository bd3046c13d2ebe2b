import type { Step } from '../act.js';
import type { Find } from '../law.js';
import { depth, isOfYear, liesIn, nestName, nestsAround } from '../reckoning/nests.js';
import type { Nest } from '../state/rows.js';
import type { State } from '../state/state.js';

type Nested = Step<'ProgrammeNested'>;

/** a nest is of two programmes, makes no circle, is at most 8 deep, and no tonne of a sector and area has two programmes around it. */
export const checkNest = ({ event, data }: Nested, today: string, state: State, find: Find): void => {
  const { inner, outer, from, until } = data;
  const wrong = (expected: string, actual: string): void => find(event, { expected, actual });
  for (const programme of [inner, outer]) if (!state.programmes.has(programme)) wrong('a registered programme', `${programme} is not`);
  if (until !== null && until < from) wrong('days in order', `${from} to ${until}`);
  if (liesIn(state, outer, inner)) return wrong(`${outer} is not inside ${inner}`, 'it is');
  const deep = depth(state, inner, 'in') + 1 + depth(state, outer, 'out');
  if (deep > 8) wrong('8 nests in each other at most', String(deep));
  const nest = { ...data, since: event.revision };
  const rival = nestsAround(state, inner).find((one) => one.outer !== outer && isSame(state, one, nest) && meet(one, nest));
  if (rival) wrong(`one programme around ${inner}: ${rival.outer} is (revision ${rival.since})`, outer);
  const before = state.nests.get(nestName(inner, outer));
  if (before) checkKept(before, nest, today, state, wrong);
};

const isSame = (state: State, a: Nest, b: Nest): boolean => {
  const [one, other] = [state.programmes.get(a.outer), state.programmes.get(b.outer)];
  return one?.sector === other?.sector && (a.area ?? one?.area ?? '') === (b.area ?? other?.area ?? '');
};

const meet = (a: Nest, b: Nest): boolean => (a.until ?? '9999') >= b.from && (b.until ?? '9999') >= a.from;

/** for a year that is verified already a nest stays what it was. */
const checkKept = (before: Nest, nest: Nest, today: string, state: State, wrong: (expected: string, actual: string) => void): void => {
  for (const programme of [nest.inner, nest.outer])
    for (const key of state.claimsOf.get(programme) ?? []) {
      const claim = state.claims.get(key);
      if (!claim || (claim.days.size === 0 && claim.imported === 0n)) continue;
      const { vintage } = claim;
      const [was, is] = [isOfYear(before, vintage), isOfYear(nest, vintage)];
      const from = was !== is && before.from !== nest.from;
      const start = before.from !== nest.from && [before.from, nest.from].some((day) => day.startsWith(vintage));
      const mode = before.mode !== nest.mode && (was || is);
      const past = [before.until, nest.until].some((until) => until !== null && until < today);
      const ends = [before.until, nest.until].some((until) => until?.startsWith(vintage) === true);
      const end = before.until !== nest.until && past && (was !== is || ends);
      if (from || start || mode || end) wrong(`the nest of ${vintage} as it was, as ${programme} is verified`, 'another');
    }
};
