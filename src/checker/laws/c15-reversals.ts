import { stepsOf, type Act, type Step } from '../act.js';
import type { Find, Law } from '../law.js';
import type { Reversal } from '../state/rows.js';
import type { State } from '../state/state.js';
import { inWords, namedTwice, total, type SeriesRange } from '../units/range.js';
import { comesLater, isAgainstReversals } from './buffers.js';
import { reversedKind as kindOf, type Piece, type Segment } from '../units/segment.js';

type Kinds = readonly { readonly kind: string; readonly quantity: string }[];

const said = (sums: ReadonlyMap<string, bigint>): string =>
  [...sums]
    .sort()
    .map(([kind, quantity]) => `${quantity} ${kind}`)
    .join(', ') || 'none';

const checkSum = ({ event, data }: Step<'ReversalReported' | 'ReversalConfirmed'>, find: Find): void => {
  const sum = (data.kinds as Kinds).reduce((all, { quantity }) => all + BigInt(quantity), 0n);
  if (String(sum) !== data.quantity) find(event, { rule: 'R-91', expected: `${data.quantity}, as its kinds sum`, actual: String(sum) });
  if (new Set(data.kinds.map(({ kind }) => kind)).size < data.kinds.length)
    find(event, { rule: 'R-71', expected: 'each kind once', actual: data.kinds.map(({ kind }) => kind).join(', ') });
};

const reported = (step: Step<'ReversalReported'>, state: State, find: Find): void => {
  checkSum(step, find);
  if (!state.components.has(step.data.component))
    find(step.event, { rule: 'R-71', expected: 'a component', actual: `${step.data.component} was never included` });
};

const confirmed = (step: Step<'ReversalConfirmed'>, state: State, find: Find): void => {
  checkSum(step, find);
  const row = state.reversals.get(step.data.reversal);
  if (!row) find(step.event, { rule: 'R-71', expected: 'a reversal', actual: `${step.data.reversal} was never reported` });
  else if (row.confirmed !== null)
    find(step.event, { rule: 'R-71', expected: 'a reversal confirmed once', actual: `confirmed at ${row.confirmed} already` });
};

/** what leaves the buffer is as much of each kind as was confirmed, each unit once, unfrozen, of the component itself first. */
const checkCancelled = (act: Act, row: Reversal, state: State, find: Find): void => {
  const steps = stepsOf(act, 'BufferUnitsCancelled');
  const pieces = steps.flatMap(({ named }) => named.pieces);
  const wrong = (bad: readonly Piece[], expected: string): void => {
    if (bad.length > 0) find(act.first, { rule: 'R-70', expected, actual: inWords(bad) });
  };
  wrong(
    pieces.filter(({ account }) => account.type !== 'buffer' || !isAgainstReversals(account.account)),
    'units of the buffer',
  );
  wrong(
    pieces.filter(({ frozen }) => frozen),
    'units that are not frozen',
  );
  const twice = namedTwice(pieces);
  if (twice) find(act.first, { rule: 'R-70', expected: 'each unit once', actual: inWords([twice]) });
  for (const { event, data } of steps)
    if (data.reversal !== row.reversal) find(event, { rule: 'R-71', expected: `for ${row.reversal}`, actual: `for ${data.reversal}` });
  const gone = new Map<string, bigint>();
  for (const piece of pieces) gone.set(kindOf(piece.lot), (gone.get(kindOf(piece.lot)) ?? 0n) + total([piece]));
  if (said(gone) !== said(row.kinds)) find(act.first, { rule: 'R-71', expected: said(row.kinds), actual: said(gone) });
  const strangers = pieces.filter(({ lot }) => lot.component !== row.component);
  for (const key of new Set(strangers.map(({ lot, account }) => `${account.account} ${kindOf(lot)}`))) {
    const [account, kind] = key.split(' ');
    const own = leftIn(state, (segment) => segment.account.account === account && segment.lot.component === row.component, kind);
    if (own.length > 0)
      find(act.first, { rule: 'R-71', expected: `units of ${row.component} first: ${inWords(own)}`, actual: 'units of others' });
  }
  for (const kind of new Set(pieces.filter(({ account }) => comesLater(account.account)).map(({ lot }) => kindOf(lot)))) {
    const first = leftIn(state, ({ account }) => account.account === 'BUFFER-REVERSAL', kind);
    if (first.length > 0)
      find(act.first, { rule: 'R-100', expected: `the reversal buffer first: ${inWords(first)}`, actual: 'pooled units' });
  }
};

/** What there still is of a kind in such segments of buffers, but for frozen units. */
const leftIn = (state: State, such: (segment: Segment) => boolean, kind: string | undefined): SeriesRange[] => {
  const left: SeriesRange[] = [];
  for (const [series, segments] of state.units.series())
    for (const segment of segments) {
      const { lot, account, frozen, first, last } = segment;
      if (account.type === 'buffer' && !frozen && kindOf(lot) === kind && such(segment)) left.push({ series, first, last });
    }
  return left;
};

/** who could have avoided it fills the buffer up, by as much, without a day on which that is due; nobody else does. */
const checkRaised = (act: Act, row: Reversal | undefined, state: State, find: Find): void => {
  const raised = stepsOf(act, 'ReplacementObligationRaised').filter(({ data }) => data.kind === 'replenishment');
  const debtor = state.components.get(row?.component ?? '')?.programme;
  const quantity = row ? [...row.kinds.values()].reduce((sum, one) => sum + one, 0n) : 0n;
  const due = row?.avoidable ? `${row.component}: ${quantity} by ${debtor}, due null` : 'no obligation';
  const found = raised.map(({ data }) => `${data.component}: ${data.quantity} by ${data.debtor}, due ${data.due}`).join('; ');
  if ((found || 'no obligation') !== due) find(act.first, { rule: 'R-72', expected: due, actual: found || 'no obligation' });
};

/** C15: the buffer is there for reversals alone: what leaves it is what one took back, of the same kinds, and it is filled up again. */
export const reversals: Law = {
  id: 'C15',
  name: 'reversals',
  rule: 'R-70, R-71, R-72',
  says: 'Units leave the buffer only for a confirmed reversal, as many of each kind as it took back; an avoidable one is made good.',
  advice: 'Compare the report with what the act cancelled, and go on from a copy that ends before this act.',
  on: { ReversalReported: reported, ReversalConfirmed: confirmed },
  after: (act, state, find) => {
    const [step] = stepsOf(act, 'ReversalConfirmed');
    const row = step && state.reversals.get(step.data.reversal);
    const [stray] = stepsOf(act, 'BufferUnitsCancelled');
    if (step && row) checkCancelled(act, row, state, find);
    else if (stray) find(stray.event, { rule: 'R-70', expected: 'a reversal confirmed in the same act', actual: 'none' });
    checkRaised(act, row, state, find);
  },
  figures: (state) => ({ reversals: String(state.reversals.size), reversed: String(state.figure('reversed')) }),
};
