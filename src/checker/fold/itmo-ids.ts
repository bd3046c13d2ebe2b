import type { State } from '../state/state.js';
import type { Lot } from '../units/segment.js';

/** What an ITMO id says beside its number, as one text. */
export const idSpace = (approach: string | null | undefined, registry: string, host: string, vintage: string): string =>
  [approach ?? '', registry, host, vintage].join(' ');

/** Units of a lot are first transferred: those that came in without ids get the next that are free, all together. */
export const giveIds = (state: State, { lot, first, last }: { readonly lot: Lot; readonly first: bigint; readonly last: bigint }): void => {
  const approach = lot.authorization?.cooperativeApproach;
  if (state.registry?.kind === 'mechanism' || lot.hasItmoIds || !approach) return;
  const space = idSpace(approach, state.code, lot.host, lot.vintage);
  const given = state.givenIds.get(space) ?? { next: 1n, left: [] };
  const count = last - first + 1n;
  let begin = given.next;
  for (;;) {
    const [taken] = state.itmos.get(space)?.meeting(begin, begin + count - 1n) ?? [];
    if (!taken) break;
    begin = taken.last + 1n;
  }
  const left = begin > given.next ? [...given.left, { first: given.next, last: begin - 1n }] : given.left;
  state.givenIds.set(space, { next: begin + count, left });
};

/** Whether an id of these was given here: below the next, and in nothing that was left out. */
export const wasGiven = (state: State, space: string, first: bigint, last: bigint): boolean => {
  const { next, left } = state.givenIds.get(space) ?? { next: 1n, left: [] };
  let id = first;
  for (const gap of left) if (gap.first <= id && id <= gap.last) id = gap.last + 1n;
  return id <= last && id < next;
};
