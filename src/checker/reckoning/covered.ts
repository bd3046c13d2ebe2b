import type { Covered } from '../state/rows.js';
import type { State } from '../state/state.js';
import { waitingBefore, waitingIn } from './claims.js';
import { isOfYear, nestName } from './nests.js';

interface Deducted {
  readonly reason: string;
  readonly quantity: string;
  readonly reference: string;
}

/** Whether a deduction is for a programme that lies inside, and counts there. */
const isForInside = (state: State, outer: string, { reason, reference }: Deducted): boolean => {
  const nest = reason === 'nested-programme' ? state.nests.get(nestName(reference, outer)) : undefined;
  return nest !== undefined && nest.mode !== 'baseline-only';
};

/** what of a negative result comes from programmes inside. */
export const shortForInside = (
  state: State,
  outer: string,
  { deductions, carriedOut }: { readonly deductions: readonly Deducted[] | null; readonly carriedOut: bigint },
): bigint => {
  let nested = 0n;
  for (const one of deductions ?? []) if (isForInside(state, outer, one)) nested += BigInt(one.quantity);
  return nested < carriedOut ? nested : carriedOut;
};

/** which claims a line's deductions cover: those of its own year that wait, then those of other years, and the rest its own again. */
export const coverFrom = (
  state: State,
  of: { readonly programme: string; readonly host: string; readonly vintage: string },
  deductions: readonly Deducted[] | null,
): Covered[] => {
  const covered: Covered[] = [];
  for (const deduction of deductions ?? []) {
    if (!isForInside(state, of.programme, deduction)) continue;
    const inner = deduction.reference;
    let rest = BigInt(deduction.quantity);
    const cover = (claimed: string, most: bigint): void => {
      const quantity = most < rest ? most : rest;
      if (quantity > 0n) covered.push(add(state, of, { inner, claimed, quantity }));
      rest -= quantity;
    };
    const own = state.claimOf(of);
    cover(of.vintage, waitingIn(state, own).get(inner) ?? 0n);
    if (rest > 0n)
      for (const claim of waitingBefore(state, of, [of.vintage])) cover(claim.vintage, waitingIn(state, claim).get(inner) ?? 0n);
    const nest = state.nests.get(nestName(inner, of.programme));
    if (nest && isOfYear(nest, of.vintage)) cover(of.vintage, rest);
  }
  return covered;
};

const add = (state: State, { programme, host }: { readonly programme: string; readonly host: string }, covered: Covered): Covered => {
  const { insides } = state.claimOf({ programme, host, vintage: covered.claimed });
  const inside = insides.get(covered.inner) ?? { claim: 0n, deducted: 0n };
  inside.deducted += covered.quantity;
  insides.set(covered.inner, inside);
  return covered;
};

/** What a withdrawn report covered it covers no more. */
export const uncover = (state: State, of: { readonly programme: string; readonly host: string }, all: readonly Covered[]): void => {
  for (const one of all) add(state, of, { ...one, quantity: -one.quantity });
};
