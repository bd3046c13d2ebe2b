import { stepsOf, type Act } from '../act.js';
import type { Find } from '../law.js';
import { typeOf } from '../reckoning/account-types.js';
import { lotIn } from '../reckoning/closings.js';
import type { State } from '../state/state.js';
import type { Lot, Segment } from '../units/segment.js';

/** Where a closing comes to units: by the code of the account, in it by vintage, activity and serial. */
interface Place {
  readonly account: string;
  readonly lot: Pick<Lot, 'vintage' | 'activity'>;
  readonly first: bigint;
}

const keyOf = ({ account, lot: { vintage, activity } }: Place): readonly [string, string] => [account, `${vintage}|${activity}`];

const isBefore = (a: Place, b: Place): boolean => {
  const [[account, line], [otherAccount, otherLine]] = [keyOf(a), keyOf(b)];
  if (account !== otherAccount) return account < otherAccount;
  return line === otherLine ? a.first < b.first : line < otherLine;
};

const inWords = ({ account, lot, first }: Place): string => `${lot.activity}-${lot.vintage}-${first} in ${account}`;

/** A lot takes what comes first: in that order, and nothing that is free comes before the last of it. */
export const checkOrder = (act: Act, kind: string, state: State, find: Find): void => {
  const taken = lotIn(act).flatMap(({ data, named }) => named.pieces.map(({ lot, first }): Place => ({ account: data.from, lot, first })));
  const wrong = taken.find((place, i) => {
    const before = taken[i - 1];
    return before !== undefined && isBefore(place, before);
  });
  if (wrong) find(act.first, { rule: 'R-48', expected: 'accounts by their codes, units as they are held', actual: inWords(wrong) });
  const last = taken.at(-1);
  if (!last || stepsOf(act, 'UnitKindClosed').length > 0) return;
  for (const segment of freeOf(state, kind, act.first.at)) {
    const place = { account: segment.account.account, lot: segment.lot, first: segment.first };
    if (isBefore(place, last)) return find(act.first, { rule: 'R-48', expected: 'what comes first', actual: `${inWords(place)} is left` });
  }
};

/** What a closing takes of a kind: all that is neither used nor cancelled, frozen or reserved. */
export const isFree = ({ account, frozen, reservedBy }: Pick<Segment, 'account' | 'frozen' | 'reservedBy'>, at: string): boolean =>
  !typeOf(account.type).final && !frozen && !(reservedBy !== null && reservedBy.state === 'open' && at < reservedBy.expires);

const freeOf = function* (state: State, kind: string, at: string): IterableIterator<Segment> {
  for (const [, segments] of state.units.series())
    for (const segment of segments) if (segment.lot.kind === kind && isFree(segment, at)) yield segment;
};
