import { stepsOf, unitsNamed, type Act, type Step } from '../act.js';
import type { Find, Law } from '../law.js';
import { hasAuthority } from '../reckoning/authorities.js';
import type { Obligation } from '../state/rows.js';
import type { State } from '../state/state.js';
import { inWords, nameOf, rangeOf, runs, total } from '../units/range.js';
import { reversedKind } from '../units/segment.js';

type Discharged = Step<'ReplacementObligationDischarged'>;
type Moved = Step<'UnitsCancelled'> | Step<'UnitsTransferred'>;

const units = (steps: readonly { readonly data: { readonly blocks: readonly string[] } }[]): ReturnType<typeof rangeOf>[] =>
  steps.flatMap(({ data }) => data.blocks).map(rangeOf);

/** what an act moves to meet an obligation: by cancelling, or into the buffer. */
const movedFor = (act: Act, { kind }: Obligation): readonly Moved[] =>
  kind === 'replacement' ? stepsOf(act, 'UnitsCancelled') : stepsOf(act, 'UnitsTransferred');

/** An act says of all its units that they meet one and the same obligation, or of none. */
const checkNamed = (act: Act, discharges: readonly Discharged[], find: Find): void => {
  const said = new Set<string | null>(discharges.map(({ data }) => data.obligation));
  for (const { data } of stepsOf(act, 'UnitsCancelled')) said.add(/^O-[0-9]+$/.test(data.discharges ?? '') ? data.discharges : null);
  if (said.size > 1 || (discharges.length === 0 && !said.has(null) && said.size > 0))
    find(act.first, {
      expected: 'a cancellation and its discharge, of one obligation',
      actual: [...said].map((name) => name ?? 'none').join(', '),
    });
};

/** What was proposed names the obligation that is met. */
const checkProposed = ({ first, approves }: Act, obligation: string, find: Find): void => {
  if (!approves) return;
  const proposed = approves.data['obligation'] ?? approves.data['discharges'];
  if (proposed !== obligation) find(first, { rule: 'R-37, R-80', expected: `meets ${String(proposed)}, as proposed`, actual: obligation });
};

/** The units that meet it are those of the act, each counted once, administratively gone, and of another component. */
const checkUnits = (act: Act, discharges: readonly Discharged[], row: Obligation, state: State, find: Find): void => {
  const moved = movedFor(act, row);
  const [gone, counted] = [units(moved), units(discharges)];
  if (runs(gone).map(nameOf).join() !== runs(counted).map(nameOf).join() || total(gone) !== total(counted))
    find(act.first, { expected: `what the act moves: ${inWords(gone)}`, actual: inWords(counted) });
  for (const { event, data } of discharges) {
    const quantity = String(total(data.blocks.map(rangeOf)));
    if (data.quantity !== quantity) find(event, { expected: `${quantity}, as many as its blocks`, actual: data.quantity });
  }
  const type = row.kind === 'replacement' ? 'cancellation-administrative' : 'buffer';
  for (const { event, data } of moved)
    if (state.accounts.get(data.to)?.type !== type)
      find(event, { rule: 'R-37, R-72', expected: `into ${type}`, actual: `into ${data.to}` });
  const own = unitsNamed(
    state,
    discharges.flatMap(({ data }) => data.blocks),
  ).pieces.filter(({ lot }) => lot.component === row.component);
  if (own.length > 0) find(act.first, { expected: `units of another component than ${row.component}`, actual: inWords(own) });
};

/** what fills the buffer up is of the kinds that a reversal took back, and of none more than is open. */
const checkKinds = (act: Act, discharges: readonly Discharged[], { reversal, met }: Obligation, state: State, find: Find): void => {
  if (!reversal) return;
  const sums = new Map(met);
  for (const { data } of discharges)
    for (const piece of unitsNamed(state, data.blocks).pieces)
      sums.set(reversedKind(piece.lot), (sums.get(reversedKind(piece.lot)) ?? 0n) + total([piece]));
  for (const [kind, sum] of sums)
    if (sum > (reversal.kinds.get(kind) ?? 0n))
      find(act.first, { rule: 'R-72', expected: `at most ${reversal.kinds.get(kind) ?? 0n} ${kind} in all`, actual: String(sum) });
};

/** Who discharges as the debtor holds the account that gives the units. */
const checkHolder = (act: Act, row: Obligation, state: State, find: Find): void => {
  if (act.command !== 'discharge-replacement-obligation') return;
  for (const { event, data } of movedFor(act, row))
    if (!hasAuthority(state, event.actor, `holder:${data.from}`, act.day))
      find(event, { rule: 'R-37, R-83', expected: `${event.actor} holds ${data.from}`, actual: 'it does not' });
};

const checkDischarge = (act: Act, state: State, find: Find): void => {
  const discharges = stepsOf(act, 'ReplacementObligationDischarged');
  checkNamed(act, discharges, find);
  const [first] = discharges;
  if (!first) return;
  const { event, data } = first;
  checkProposed(act, data.obligation, find);
  const row = state.obligations.get(data.obligation);
  if (!row) return find(event, { expected: 'an obligation', actual: `${data.obligation} was never raised` });
  checkUnits(act, discharges, row, state, find);
  checkKinds(act, discharges, row, state, find);
  checkHolder(act, row, state, find);
  const [open, met] = [row.quantity - row.discharged, discharges.reduce((sum, step) => sum + BigInt(step.data.quantity), 0n)];
  if (met > open) find(event, { expected: `at most ${open}, which are open of ${row.obligation}`, actual: String(met) });
};

/** nothing but what replenishes it is transferred into the buffer. */
const checkBuffer = (act: Act, state: State, find: Find): void => {
  for (const { event, data } of stepsOf(act, 'UnitsTransferred'))
    if (state.accounts.get(data.to)?.type === 'buffer' && stepsOf(act, 'ReplacementObligationDischarged').length === 0)
      find(event, { rule: 'R-70, R-72', expected: 'a transfer into the buffer replenishes it', actual: 'it meets no obligation' });
};

/** C13: an obligation is met by the very units that its act takes out of circulation, once, and by nothing else. */
export const replacement: Law = {
  id: 'C13',
  name: 'replacement',
  rule: 'R-37, R-72',
  says: 'An obligation is met only by other units that the same act cancels administratively, or puts into the buffer; never beyond what is open.',
  advice: 'Count the obligation as open by what this act met of it, and go on from a copy that ends before this act.',
  before: (act, state, find) => {
    checkDischarge(act, state, find);
    checkBuffer(act, state, find);
  },
  figures: (state) => {
    let [owed, discharged] = [0n, 0n];
    for (const row of state.obligations.values()) [owed, discharged] = [owed + row.quantity, discharged + row.discharged];
    return { obligations: String(state.obligations.size), owed: String(owed), discharged: String(discharged) };
  },
};
