import { stepsOf, type Act, type Step } from '../act.js';
import type { CheckedEvent } from '../events/events.js';
import type { Find, Law } from '../law.js';
import { typeOf } from '../reckoning/account-types.js';
import type { Account } from '../state/rows.js';
import type { State } from '../state/state.js';
import { inWords } from '../units/range.js';
import type { Piece } from '../units/segment.js';

type Movement = 'UnitsTransferred' | 'UnitsUsed' | 'UnitsCancelled';

/** a proposal that nobody closed reserves its units until it expires; approving it frees them for its own act. */
const reservation = ({ reservedBy }: Piece, at: string): boolean =>
  reservedBy !== null && reservedBy.state === 'open' && at < reservedBy.expires;

/** What is wrong with units that leave where they are. */
const checkPieces = (event: CheckedEvent, pieces: readonly Piece[], find: Find): void => {
  if (!pieces.some(({ account, frozen, reservedBy }) => frozen || reservedBy !== null || typeOf(account.type).final)) return;
  const found = (what: readonly Piece[], rule: string, expected: string, actual: string): void => {
    if (what.length > 0) find(event, { rule, expected, actual: `${inWords(what)} ${actual}` });
  };
  const gone = pieces.filter(({ account }) => typeOf(account.type).final);
  found(gone, 'R-07', 'units used or cancelled never move again', `leave ${gone[0]?.account.account ?? ''}`);
  found(
    pieces.filter(({ frozen }) => frozen),
    'R-82',
    'frozen units stay',
    'are frozen and move',
  );
  const reserved = pieces.filter((piece) => reservation(piece, event.at));
  found(reserved, 'R-81', 'reserved units move by their proposal alone', `are reserved by ${reserved[0]?.reservedBy?.proposal ?? ''}`);
};

/** a closed account takes part in nothing; a suspended one neither, but for being emptied when it closes. */
const checkAccount = (event: CheckedEvent, row: Account | undefined, find: Find, since?: 'contract'): void => {
  if (!row || row.state === 'active') return;
  const inherited = since === undefined ? {} : { since };
  find(event, { rule: 'R-09', expected: `${row.account} is active`, actual: `it is ${row.state}`, ...inherited });
};

const moves = ({ event, data, named }: Step<Movement>, state: State, find: Find): void => {
  checkPieces(event, named.pieces, find);
  checkAccount(event, state.accounts.get(data.to), find);
};

/** The giving account is looked at for the whole act: one that closes in it may have been suspended. */
const checkGivers = (act: Act, state: State, find: Find): void => {
  const closing = new Set(stepsOf(act, 'AccountClosed').map(({ data }) => data.account));
  for (const { event, type, data } of act.steps) {
    if (type !== 'UnitsTransferred' && type !== 'UnitsUsed' && type !== 'UnitsCancelled') continue;
    const from = state.accounts.get((data as Step<Movement>['data']).from);
    if (from?.state === 'suspended' && closing.has(from.account)) continue;
    checkAccount(event, from, find);
  }
};

/** What a distribution takes part in: pending, and the accounts it reaches. */
const checkDistribution = (act: Act, state: State, find: Find): void => {
  for (const step of [...stepsOf(act, 'UnitsIssued'), ...stepsOf(act, 'UnitsDistributed')]) {
    checkAccount(step.event, state.accounts.get('PENDING'), find, 'contract');
    for (const { account } of step.data.distributed) checkAccount(step.event, state.accounts.get(account), find);
  }
  for (const { event, data } of stepsOf(act, 'UnitsIssued'))
    for (const [code, place] of [
      ['ADAPTATION-SHARE', 8],
      ['OMGE-MANDATORY', 9],
      ['BUFFER', 10],
      ['BUFFER-UNCERTAINTY', 11],
      ['BUFFER-REVERSAL', 12],
      ['BUFFER-POOLED', 13],
    ] as const)
      if (data.lines.rows.some((row) => (row[place] ?? '0') !== '0')) checkAccount(event, state.accounts.get(code), find, 'contract');
};

const changesState =
  (from: readonly Account['state'][]) =>
  ({ event, data: { account } }: Step<'AccountSuspended' | 'AccountReinstated' | 'AccountClosed'>, state: State, find: Find): void => {
    const row = state.accounts.get(account);
    const actual = row ? `it is ${row.state}` : 'nobody opened it';
    if (!row || !from.includes(row.state)) find(event, { rule: 'R-09', expected: `${account} is ${from.join(' or ')}`, actual });
  };

const freezes =
  (frozen: boolean) =>
  ({ event, named }: Step<'UnitsFrozen' | 'UnitsUnfrozen'>, _: State, find: Find): void => {
    if (named.unknown.length > 0)
      find(event, { rule: 'R-04', expected: 'units of this registry', actual: `nobody made ${inWords(named.unknown)}` });
    const same = named.pieces.filter((piece) => piece.frozen === frozen);
    const expected = frozen ? 'units that were free' : 'units that were frozen';
    if (same.length > 0) find(event, { rule: 'R-82', expected, actual: `${inWords(same)} was ${frozen ? 'frozen' : 'free'} already` });
  };

/** C2: what is used, cancelled, frozen, reserved, or in an account that is suspended or closed, does not move. */
export const goneIsGone: Law = {
  id: 'C2',
  name: 'gone-is-gone',
  rule: 'R-07, R-09, R-81, R-82',
  says: 'Used and cancelled units never move again; frozen and reserved units stay; suspended and closed accounts neither give nor take.',
  advice: 'The units count twice from here on: freeze them where they are now, and go on from a copy that ends before this act.',
  before: (act, state, find) => {
    checkGivers(act, state, find);
    checkDistribution(act, state, find);
  },
  on: {
    UnitsTransferred: moves,
    UnitsUsed: moves,
    UnitsCancelled: moves,
    BufferReleased: ({ event, data, named }, state, find) => {
      checkPieces(event, named.pieces, find);
      for (const { from, to } of data.moved) for (const code of [from, to]) checkAccount(event, state.accounts.get(code), find);
    },
    OpeningBalanceImported: ({ event, data }, state, find) => {
      for (const code of new Set(data.rows.rows.map(([account]) => account))) checkAccount(event, state.accounts.get(code), find);
    },
    AccountSuspended: changesState(['active']),
    AccountReinstated: changesState(['suspended']),
    AccountClosed: changesState(['active', 'suspended']),
    ClosureInstructed: ({ event, data }, state, find) => {
      if (state.accounts.get(data.account)?.state === 'closed')
        find(event, { rule: 'R-09', expected: `${data.account} is not closed`, actual: 'it is closed' });
    },
    UnitsFrozen: freezes(true),
    UnitsUnfrozen: freezes(false),
    CommandProposed: ({ event, named }, _, find) => checkPieces(event, named.pieces, find),
  },
  after: (act, state, find) => {
    for (const { event, data } of stepsOf(act, 'AccountClosed')) {
      const left = state.accounts.get(data.account)?.quantity ?? 0n;
      if (left !== 0n) find(event, { rule: 'R-10', expected: `${data.account} is empty when it closes`, actual: `it holds ${left} units` });
    }
    for (const { event, distributed } of [...stepsOf(act, 'UnitsIssued'), ...stepsOf(act, 'UnitsDistributed')])
      for (const { pieces } of distributed)
        checkPieces(
          event,
          pieces.filter(({ frozen }) => frozen),
          find,
        );
  },
  figures: (state) => {
    let gone = 0n;
    for (const { type, quantity } of state.accounts.values()) if (typeOf(type).final) gone += quantity;
    return { gone: String(gone) };
  },
};
