import { stepsOf, type Act, type Step } from '../act.js';
import type { Find } from '../law.js';
import { typeOf } from '../reckoning/account-types.js';
import { isContinued, lotIn } from '../reckoning/closings.js';
import type { Closing } from '../state/closing-rows.js';
import type { State } from '../state/state.js';
import { inWords, nameOf, rangeOf, runs, type SeriesRange } from '../units/range.js';
import { checkOrder, isFree } from './lot-order.js';

const MOST = 1_000;

/** Before an act: a kind is closed once, when its day has come; of a closed one nothing comes to be, and what moves is cancelled. */
export const checkClosed = (act: Act, state: State, find: Find): void => {
  for (const { event, data } of stepsOf(act, 'UnitKindClosing')) {
    const before = state.closings.get(data.kind);
    if (before) find(event, { rule: 'R-48', expected: `${data.kind} is open`, actual: `closed at ${before.since}` });
    if (act.day < data.notBefore) find(event, { rule: 'R-80', expected: `not before ${data.notBefore}`, actual: act.day });
  }
  if (state.closings.size === 0) return;
  for (const { event, data } of stepsOf(act, 'OpeningBalanceImported'))
    if (state.closings.has(data.kind)) find(event, { rule: 'R-48', expected: `nothing of ${data.kind} comes in`, actual: data.import });
  for (const { event, data } of stepsOf(act, 'UnitsIssued')) {
    const made = data.lines.rows.find(([, , kind]) => state.closings.has(kind));
    if (made) find(event, { rule: 'R-48', expected: `nothing of ${made[2]} is issued`, actual: data.issuance });
  }
};

/** When an act has happened: what of a closed kind it moved was cancelled administratively, and its lot is as a closing's is. */
export const checkLots = (act: Act, state: State, find: Find): void => {
  if (state.closings.size === 0 && !isContinued(act.steps)) return;
  const cancels = new Set<Step>(stepsOf(act, 'UnitsCancelled').filter(({ data }) => data.purpose === 'administrative'));
  for (const step of act.steps) {
    const pieces =
      MOVING.has(step.type) && !cancels.has(step) ? [...step.named.pieces, ...step.distributed.flatMap((one) => one.pieces)] : [];
    const moved = pieces.filter(({ lot }) => state.closings.has(lot.kind));
    if (moved.length > 0) find(step.event, { rule: 'R-48', expected: 'units of a closed kind stay', actual: `${inWords(moved)} move` });
  }
  const [begun] = stepsOf(act, 'UnitKindClosing');
  if (begun || isContinued(act.steps)) checkLot(act, state, find);
};

const MOVING: ReadonlySet<string> = new Set(['UnitsTransferred', 'UnitsUsed', 'UnitsCancelled', 'UnitsDistributed']);

const checkLot = (act: Act, state: State, find: Find): void => {
  const lot = lotIn(act);
  const [closed] = stepsOf(act, 'UnitKindClosed');
  const kind = closed?.data.kind ?? stepsOf(act, 'UnitKindClosing')[0]?.data.kind ?? lot[0]?.named.pieces[0]?.lot.kind ?? '';
  const row = state.closings.get(kind);
  if (!row) return find(act.first, { rule: 'R-48', expected: 'a closing that goes on', actual: `${kind || 'nothing'} is open` });
  checkAuthor(act, row, find);
  const others = lot.flatMap(({ named }) => named.pieces).filter((piece) => piece.lot.kind !== kind);
  if (others.length > 0) find(act.first, { rule: 'R-48', expected: `units of ${kind}`, actual: inWords(others) });
  const blocks = lot.reduce((sum, { data }) => sum + data.blocks.length, 0);
  if (blocks > MOST || (!closed && blocks < MOST))
    find(act.first, { rule: 'R-48', expected: closed ? `at most ${MOST} blocks` : `${MOST} blocks, or an end`, actual: String(blocks) });
  checkOrder(act, kind, state, find);
  if (closed) checkEnd(act, row, state, find);
};

/** the lots that follow are in the name of who closes. */
const checkAuthor = ({ first }: Act, { by }: Closing, find: Find): void => {
  const [due, is] = [by, first].map(({ actor, authority, approver }) => [actor, authority, approver].join(' '));
  if (due !== is) find(first, { rule: 'R-80', expected: `in the name of ${due}`, actual: is ?? '' });
};

/** The end says how much went, and names all that is left: nothing of it is free. */
const checkEnd = (act: Act, row: Closing, state: State, find: Find): void => {
  const ends = stepsOf(act, 'UnitKindClosed');
  const said = ends.map(({ data }) => `${data.blocks} blocks, ${data.quantity} units`);
  const due = `${row.blocks} blocks, ${row.quantity} units`;
  for (const one of new Set(said)) if (one !== due) find(act.first, { rule: 'R-48', expected: due, actual: one });
  const left: SeriesRange[] = [];
  const free: SeriesRange[] = [];
  for (const [series, segments] of state.units.series())
    for (const segment of segments) {
      const { lot, account, first, last } = segment;
      if (lot.kind !== row.kind || typeOf(account.type).final) continue;
      left.push({ series, first, last });
      if (isFree(segment, act.first.at)) free.push({ series, first, last });
    }
  const stayed = ends.flatMap(({ data }) => data.stayed.map(rangeOf));
  if (runs(stayed).map(nameOf).join() !== runs(left).map(nameOf).join())
    find(act.first, { rule: 'R-48', expected: `stayed: ${inWords(left)}`, actual: inWords(stayed) });
  if (free.length > 0) find(act.first, { rule: 'R-48', expected: 'all that is free is cancelled', actual: `${inWords(free)} is left` });
};
