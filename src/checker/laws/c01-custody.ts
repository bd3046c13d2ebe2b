import { stepsOf, type Act, type Step } from '../act.js';
import type { CheckedEvent } from '../events/events.js';
import type { Find, Law } from '../law.js';
import { GIVES, isType, typeOf } from '../reckoning/account-types.js';
import type { Account } from '../state/rows.js';
import type { State } from '../state/state.js';
import { count, inWords, namedTwice, rangeOf } from '../units/range.js';
import { checkCorrection, checkWholeCorrection } from './corrections.js';
import { newSerials } from '../units/new-serials.js';

type Movement = 'UnitsTransferred' | 'UnitsUsed' | 'UnitsCancelled';

/** What brings the units into `to`, in the words of the account types. */
const wayOf = (step: Step<Movement>): string => {
  if (step.type === 'UnitsUsed') return 'use';
  return step.type === 'UnitsCancelled' ? (step as Step<'UnitsCancelled'>).data.purpose : 'transfer';
};

const checkMovement = (step: Step<Movement>, state: State, find: Find): void => {
  const { event, data, named } = step;
  const from = known(event, data.from, state, find);
  const to = known(event, data.to, state, find);
  if (data.from === data.to) find(event, { expected: 'two accounts', actual: `from ${data.from} to itself` });
  if (named.unknown.length > 0) find(event, { expected: 'units of this registry', actual: `nobody made ${inWords(named.unknown)}` });
  const twice = namedTwice(named.ranges);
  if (twice) find(event, { expected: 'each unit named once', actual: `${inWords([twice])} twice` });
  const elsewhere = named.pieces.filter(({ account }) => account.account !== data.from);
  const [first] = elsewhere;
  if (first) find(event, { expected: `${data.from} holds ${inWords(elsewhere)}`, actual: `${first.account.account} holds them` });
  const administrative = from?.type === 'buffer' && state.registry?.kind !== 'mechanism' && wayOf(step) === 'administrative';
  if (from && !administrative && !GIVES.has(from.type) && !typeOf(from.type).final)
    find(event, {
      rule: 'R-06, R-70',
      expected: 'units leave a holding account or the adaptation share',
      actual: `they leave ${said(from)}`,
    });
  if (to) checkEntry(step, to, find);
};

const checkEntry = (step: Step<Movement>, to: Account, find: Find): void => {
  const { event, named } = step;
  const { holds, enteredBy } = typeOf(to.type);
  const way = wayOf(step);
  // Replenishing the buffer is the one transfer into it, and discharges an obligation in the same act.
  if (!enteredBy.includes(way) && !(way === 'transfer' && enteredBy.includes('replenishment')))
    find(event, { rule: 'R-06', expected: `an account that a ${way} may reach`, actual: said(to) });
  const strangers = named.pieces.filter(({ lot }) => !holds.includes(lot.kind));
  const [first] = strangers;
  if (first)
    find(event, {
      rule: 'R-06, R-61',
      expected: `${said(to)} holds ${holds.join(', ')}`,
      actual: `${first.lot.kind}: ${inWords(strangers)}`,
    });
};

/** Issuance and distribution forward units of that issuance, out of pending, to holding accounts. */
const checkDistributed = (step: Step<'UnitsIssued' | 'UnitsDistributed'>, state: State, find: Find): void => {
  const { event, data, distributed } = step;
  for (const { account, pieces, unknown } of distributed) {
    const to = known(event, account, state, find);
    if (to && to.type !== 'holding') find(event, { rule: 'R-47', expected: 'a holding account', actual: said(to) });
    if (unknown.length > 0) find(event, { expected: 'units of this registry', actual: `nobody made ${inWords(unknown)}` });
    const strays = pieces.filter((piece) => piece.account.type !== 'pending' || piece.lot.origin !== data.issuance);
    const [first] = strays;
    if (first)
      find(event, {
        rule: 'R-04, R-45',
        expected: `pending units of ${data.issuance}: ${inWords(strays)}`,
        actual: `units of ${first.lot.origin} in ${first.account.account}`,
      });
  }
};

const known = (event: CheckedEvent, account: string, state: State, find: Find): Account | undefined => {
  const row = state.accounts.get(account);
  if (!row) find(event, { expected: 'an account that was opened', actual: `nobody opened ${account}` });
  else if (!isType(row.type)) find(event, { rule: 'R-06', expected: 'a type of REG 20', actual: said(row) });
  return row;
};

const said = ({ account, type }: Account): string => `${account} (${type})`;

/** new serials begin where the last ones of the activity and vintage ended. */
const checkSerials = (act: Act, state: State, find: Find): void => {
  if (!act.steps.some(({ type }) => type === 'UnitsIssued' || type === 'OpeningBalanceImported')) return;
  const next = new Map<string, bigint>();
  for (const step of act.steps)
    for (const { activity, vintage, first, last } of newSerials(step)) {
      const key = `${activity} ${vintage}`;
      const expected = next.get(key) ?? state.serials.get(key)?.next ?? 1n;
      next.set(key, last + 1n);
      state.count('born', count({ first, last }));
      if (first !== expected)
        find(step.event, { rule: 'R-03', expected: `serials of ${key} go on at ${expected}`, actual: `they begin at ${first}` });
      if (last < first) find(step.event, { rule: 'R-01', expected: 'at least one unit', actual: `serials ${first} to ${last}` });
      if (last >= 10n ** 18n) find(step.event, { rule: 'R-03', expected: 'serials of at most 18 digits', actual: String(last) });
    }
};

const checkImport = (step: Step<'OpeningBalanceImported'>, state: State, find: Find): void => {
  for (const account of new Set(step.data.rows.rows.map(([code]) => code))) {
    const to = known(step.event, account, state, find);
    if (to && to.type !== 'holding') find(step.event, { rule: 'R-06', expected: 'a holding account', actual: said(to) });
  }
};

/** First transfers are of units that the event names. */
const checkFirstTransferred = ({ event, data, named }: Step<Movement>, find: Find): void => {
  if (data.firstTransferred.length === 0) return;
  const meets = (block: string): boolean => {
    const { series, first, last } = rangeOf(block);
    return named.ranges.some((range) => range.series === series && range.first <= first && last <= range.last);
  };
  const strays = data.firstTransferred.filter((block) => !meets(block)).map(rangeOf);
  if (strays.length > 0)
    find(event, { rule: 'R-50', expected: 'first transfers of units that move', actual: `${inWords(strays)} does not move here` });
};

/** where the units of an account go when it closes is another account, and there is one. */
const closing = ({ event, data }: Step<'ClosureInstructed'>, state: State, find: Find): void => {
  known(event, data.account, state, find);
  known(event, data.moveTo, state, find);
  if (data.account === data.moveTo) find(event, { rule: 'R-10', expected: 'two accounts', actual: `${data.account} into itself` });
};

const moves = (step: Step<Movement>, state: State, find: Find): void => {
  checkMovement(step, state, find);
  checkFirstTransferred(step, find);
};

const transfers = (step: Step<'UnitsTransferred'>, state: State, find: Find): void => {
  moves(step, state, find);
  checkCorrection(step, find);
};

/** C1: a unit comes to be once, is in one account, and leaves it only from there, into one where it may be. */
export const custody: Law = {
  id: 'C1',
  name: 'custody',
  rule: 'R-03, R-04, R-05, R-13',
  says: 'Every unit is in one account, leaves only the account that holds it, and goes only where its kind may be.',
  advice: 'Find who wrote the act (its actor and authority), and go on from a copy that ends before it.',
  before: checkSerials,
  on: {
    UnitsTransferred: transfers,
    UnitsUsed: moves,
    UnitsCancelled: moves,
    OpeningBalanceImported: checkImport,
    ClosureInstructed: closing,
  },
  after: (act, state, find) => {
    for (const step of stepsOf(act, 'UnitsIssued')) checkDistributed(step, state, find);
    for (const step of stepsOf(act, 'UnitsDistributed')) checkDistributed(step, state, find);
    checkWholeCorrection(act, find);
  },
  figures: (state) => ({ born: String(state.figure('born')), moved: String(state.figure('moved')), accounts: String(state.accounts.size) }),
};
