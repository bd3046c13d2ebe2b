import { stepsOf, unitsNamed, type Act, type Step } from '../act.js';
import type { Find } from '../law.js';
import { unmetOf, yearsIn } from '../reckoning/unmet.js';
import { covers, takenInAll, tonnesOf } from '../reckoning/finance.js';
import type { Finance } from '../state/rows.js';
import type { State } from '../state/state.js';
import { count, inWords, nameOf, rangeOf, runs, total } from '../units/range.js';
import type { Piece } from '../units/segment.js';

type Settled = Step<'FinanceSettled'>;

/** What a share comes to of a vintage as it stands verified. */
const shareOf = ({ share, programme, host }: Finance, vintage: string, state: State): bigint =>
  share ? tonnesOf(share, state.yearOf(`${programme} ${host} ${vintage}`).verified, state.registry?.policy.financeRounding ?? 'ceil') : 0n;

/** What an act makes authorized of issued units, by programme, host and vintage. */
const authorizedBy = (act: Act, state: State): Map<string, Map<string, bigint>> => {
  const sums = new Map<string, Map<string, bigint>>();
  const add = (on: string, vintage: string, quantity: bigint): void => {
    const years = sums.get(on) ?? new Map<string, bigint>();
    sums.set(on, years.set(vintage, (years.get(vintage) ?? 0n) + quantity));
  };
  for (const { data } of stepsOf(act, 'UnitsIssued'))
    for (const [, vintage, , authorization, , , , ...parts] of data.lines.rows)
      if (authorization !== null)
        add(
          `${data.programme} ${data.host}`,
          vintage,
          parts.reduce((sum, part) => sum + BigInt(part), 0n),
        );
  for (const { data } of stepsOf(act, 'IssuedUnitsAuthorized'))
    for (const piece of unitsNamed(state, [...data.blocks, ...data.converted]).pieces)
      add(`${piece.lot.activity} ${piece.lot.host}`, piece.lot.vintage, count(piece));
  return sums;
};

/**
 * what MCUs are to meet isn't authorized. Of what may ever be issued, less what is authorized, an act leaves no less that can meet such
 * claims than there was before it.
 */
export const checkOversold = (act: Act, state: State, find: Find): void => {
  if (state.finances.size === 0) return;
  for (const [on, more] of authorizedBy(act, state)) {
    const claims = (state.financesOn.get(on) ?? []).filter(({ how }) => how === 'mcu').flatMap((one) => claimedBy(one, state));
    const left = (vintage: string): bigint => {
      const { issuable, authorized } = state.yearOf(`${on} ${vintage}`);
      return issuable - authorized;
    };
    const short = unmetOf(claims, (vintage) => left(vintage) - (more.get(vintage) ?? 0n)) - unmetOf(claims, left);
    if (short > 0n) find(act.first, { expected: `what is paid for of ${on} left for MCUs`, actual: `${short} of it authorized` });
  }
};

/** Tonnes of any vintage of a claim; a share of each alone. */
const claimedBy = (claim: Finance, state: State): { first: string; last: string; tonnes: bigint }[] =>
  claim.paid === null
    ? yearsIn(claim.first, claim.last).map((vintage) => ({ first: vintage, last: vintage, tonnes: shareOf(claim, vintage, state) }))
    : [{ first: claim.first, last: claim.last, tonnes: claim.paid }];

/** what is paid for is met by the very MCUs that its act cancels voluntarily, each counted once, and by no more than is open. */
export const checkSettled = (act: Act, state: State, find: Find): void => {
  const settlements = stepsOf(act, 'FinanceSettled');
  const cancelled = stepsOf(act, 'UnitsCancelled').filter(({ data }) => data.discharges !== null && !/^O-[0-9]+$/.test(data.discharges));
  const said = new Set([...settlements.map(({ data }) => data.finance), ...cancelled.map(({ data }) => data.discharges ?? '')]);
  if (said.size === 0) return;
  if (said.size > 1 || settlements.length === 0 || cancelled.length < stepsOf(act, 'UnitsCancelled').length)
    find(act.first, { expected: 'a cancellation and what it settles, of one claim', actual: [...said].join(', ') });
  const [first] = settlements;
  if (!first) return;
  checkProposed(act, first, find);
  const claim = state.finances.get(first.data.finance);
  if (claim?.how !== 'mcu')
    return find(first.event, { expected: 'a claim that MCUs meet', actual: claim ? `${claim.finance} is not` : 'nobody recorded it' });
  checkUnits(act, settlements, find);
  const { pieces } = unitsNamed(
    state,
    settlements.flatMap(({ data }) => data.blocks),
  );
  checkPieces(first, claim, pieces, find);
  checkUnmet(first, claim, pieces, state, find);
};

const checkProposed = ({ approves, first }: Act, { data }: Settled, find: Find): void => {
  if (approves && approves.data['discharges'] !== data.finance)
    find(first, { rule: 'R-80, R-96', expected: `settles ${String(approves.data['discharges'])}, as proposed`, actual: data.finance });
};

const checkUnits = (act: Act, settlements: readonly Settled[], find: Find): void => {
  const cancels = stepsOf(act, 'UnitsCancelled');
  const gone = cancels.flatMap(({ data }) => data.blocks).map(rangeOf);
  const counted = settlements.flatMap(({ data }) => data.blocks).map(rangeOf);
  if (runs(gone).map(nameOf).join() !== runs(counted).map(nameOf).join() || total(gone) !== total(counted))
    find(act.first, { expected: `what the act cancels: ${inWords(gone)}`, actual: inWords(counted) });
  for (const { event, data } of settlements)
    if (data.quantity !== String(total(data.blocks.map(rangeOf))))
      find(event, { expected: 'as many as its blocks', actual: data.quantity });
  for (const { event, data } of cancels)
    if (data.purpose !== 'voluntary') find(event, { expected: 'cancelled voluntarily', actual: data.purpose });
};

const checkPieces = ({ event }: Settled, claim: Finance, pieces: readonly Piece[], find: Find): void => {
  const others = pieces.filter(
    ({ lot }) => lot.kind !== 'MCU' || lot.activity !== claim.programme || lot.host !== claim.host || !covers(claim, lot.vintage),
  );
  if (others.length > 0)
    find(event, { expected: `MCUs of ${claim.programme} in ${claim.host}, ${claim.first} to ${claim.last}`, actual: inWords(others) });
};

/** Of tonnes in all, of a share in each vintage by itself. */
const checkUnmet = ({ event }: Settled, claim: Finance, pieces: readonly Piece[], state: State, find: Find): void => {
  const byVintage = new Map<string, bigint>();
  for (const piece of pieces) byVintage.set(piece.lot.vintage, (byVintage.get(piece.lot.vintage) ?? 0n) + count(piece));
  const over = (open: bigint, quantity: bigint): void => {
    if (quantity > open) find(event, { expected: `at most ${open}, which are open of ${claim.finance}`, actual: String(quantity) });
  };
  if (claim.paid !== null) return over(claim.paid - takenInAll(claim), total(pieces));
  for (const [vintage, quantity] of byVintage) over(shareOf(claim, vintage, state) - (claim.taken.get(vintage) ?? 0n), quantity);
};
