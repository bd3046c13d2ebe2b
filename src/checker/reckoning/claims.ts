import type { Act } from '../act.js';
import type { Claim, Nest } from '../state/rows.js';
import type { State } from '../state/state.js';
import { unissued } from './carry.js';
import { isOfYear, leaves, nestName, nestsAround, nestsWithin } from './nests.js';

interface Year {
  readonly programme: string;
  readonly host: string;
  readonly vintage: string;
}

/** what is verified of a year, imported units with it. */
export const verifiedIn = ({ days, imported }: Claim): bigint => [...days.values()].reduce((sum, { verified }) => sum + verified, imported);
export const issuedIn = ({ days }: Claim): bigint => [...days.values()].reduce((sum, { issued }) => sum + issued, 0n);

/** what a year claims of the outer programme of a nest. */
const claimed = (claim: Claim, nest: Nest): bigint => {
  let own = claim.imported;
  for (const days of claim.days.values()) own += leaves(nest, days) ? days.issued : days.verified;
  const issued = issuedIn(claim);
  const most = own > claim.inside ? own : claim.inside;
  return most > issued ? most : issued;
};

/** What changes of the days of a line. */
interface Change {
  readonly days: { readonly from: string; readonly to: string };
  readonly lines?: 1 | 0 | -1;
  readonly verified?: bigint;
  readonly issued?: bigint;
}

/** A line counts for its year, or no more, or otherwise than before; and so for the years around it. */
export const countLine = (state: State, act: Act, of: Year, { days: all, lines = 0, verified = 0n, issued = 0n }: Change): void => {
  const claim = state.claimOf(of);
  const [first, last] = [`${of.vintage}-01-01`, `${of.vintage}-12-31`];
  const [from, to] = [all.from > first ? all.from : first, all.to < last ? all.to : last];
  const days = claim.days.get(`${from} ${to}`) ?? { from, to, lines: 0, verified: 0n, issued: 0n };
  days.lines += lines;
  days.verified += verified;
  days.issued += issued;
  if (days.lines > 0) claim.days.set(`${from} ${to}`, days);
  else claim.days.delete(`${from} ${to}`);
  claimAgain(state, act, claim);
};

/** Units of the year came in. */
export const countImport = (state: State, act: Act, of: Year, quantity: bigint): void => {
  const claim = state.claimOf(of);
  claim.imported += quantity;
  claimAgain(state, act, claim);
};

/** What a year claims is other than before: it goes up the chain. */
const claimAgain = (state: State, act: Act, claim: Claim): void => {
  for (const nest of nestsAround(state, claim.programme))
    if (isOfYear(nest, claim.vintage)) claimFrom(state, act, nest, claim, claimed(claim, nest));
};

const claimFrom = (state: State, act: Act, nest: Nest, { host, vintage }: Claim, quantity: bigint): void => {
  const outer = state.claimOf({ programme: nest.outer, host, vintage });
  const inside = outer.insides.get(nest.inner) ?? { claim: 0n, deducted: 0n };
  if (quantity === inside.claim) return;
  outer.insides.set(nest.inner, inside);
  act.grown.set(outer, (act.grown.get(outer) ?? 0n) + quantity - inside.claim);
  outer.inside += quantity - inside.claim;
  inside.claim = quantity;
  claimAgain(state, act, outer);
};

/** A nest comes to be in force, or another in its place: what the inner programme claims of the outer one follows. */
export const nestClaims = (state: State, act: Act, nest: Nest): void => {
  for (const key of state.claimsOf.get(nest.inner) ?? []) {
    const claim = state.claims.get(key);
    if (claim) claimFrom(state, act, nest, claim, isOfYear(nest, claim.vintage) ? claimed(claim, nest) : 0n);
  }
};

/** What is left to issue of a year, line by line. */
const leftIn = (state: State, { programme, host, vintage }: Year): bigint => {
  let left = 0n;
  for (const component of state.programmes.get(programme)?.components ?? [])
    if (component.host === host) for (const line of component.lines) if (line.vintage === vintage) left += unissued(line);
  return left;
};

/** What those inside claim of a year, and no deduction covers. */
const uncovered = (state: State, claim: Claim): [inner: string, quantity: bigint][] => {
  const open: [string, bigint][] = [];
  for (const [inner, { claim: quantity, deducted }] of claim.insides) {
    const nest = state.nests.get(nestName(inner, claim.programme));
    if (nest && nest.mode !== 'baseline-only' && quantity > deducted && isOfYear(nest, claim.vintage))
      open.push([inner, quantity - deducted]);
  }
  return open.sort(([a], [b]) => (a < b ? -1 : 1));
};

/** what waits of a year to be deducted, by programme inside: what is not covered beyond what is left to issue. */
export const waitingIn = (state: State, claim: Claim): Map<string, bigint> => {
  const open = uncovered(state, claim);
  if (open.length === 0) return new Map();
  let left = leftIn(state, claim);
  return new Map(
    open.flatMap(([inner, quantity]) => {
      const rest = quantity > left ? quantity - left : 0n;
      left -= quantity - rest;
      return rest > 0n ? [[inner, rest]] : [];
    }),
  );
};

/** how much may be issued of a year beside what is claimed inside; undefined where nothing is. */
export const roomIn = (state: State, claim: Claim): bigint | undefined => {
  if (claim.inside === 0n) return undefined;
  const later = uncovered(state, claim).reduce((sum, [, quantity]) => sum + quantity, 0n);
  const rooms = [leftIn(state, claim) - later, verifiedIn(claim) - claim.inside - issuedIn(claim), 0n];
  const [lines = 0n, whole = 0n] = rooms;
  const room = lines < whole ? lines : whole;
  return room > 0n ? room : 0n;
};

/** The other years of a programme and host of which something waits, earlier first; none where the policy lets a shortfall go. */
export const waitingBefore = (state: State, { programme, host }: Omit<Year, 'vintage'>, vintages: readonly string[]): Claim[] => {
  if (state.registry?.policy.nestingShortfall === 'ignore' || nestsWithin(state, programme).length === 0) return [];
  return (state.claimsOf.get(programme) ?? [])
    .flatMap((key) => state.claims.get(key) ?? [])
    .filter((claim) => claim.host === host && !vintages.includes(claim.vintage))
    .sort((a, b) => (a.vintage < b.vintage ? -1 : 1));
};
