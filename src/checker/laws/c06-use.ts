import { stepsOf, type Step } from '../act.js';
import type { CheckedEvent } from '../events/events.js';
import type { Find, Law } from '../law.js';
import { triggerOfMove } from '../reckoning/first-transfer.js';
import type { Account, Years } from '../state/rows.js';
import type { State } from '../state/state.js';
import { inWords } from '../units/range.js';
import { isAuthorized, type Piece } from '../units/segment.js';

const within = (year: string, { first, last }: Years): boolean => first <= year && year <= last;

/** in time, and for a Party that the statement names where it names any. */
const checkInForce = (event: CheckedEvent, pieces: readonly Piece[], party: string | null, find: Find): void => {
  const day = event.at.slice(0, 10);
  for (const { lot } of oneALot(pieces)) {
    const { authorization } = lot;
    if (!authorization) continue;
    const { usedUntil, parties } = authorization;
    if (usedUntil !== null && day > usedUntil)
      find(event, { rule: 'R-62', expected: `${authorization.authorization} in force until ${usedUntil}`, actual: day });
    if (party !== null && party !== lot.host && parties && !parties.includes(party))
      find(event, { rule: 'R-62', expected: `${authorization.authorization} is for ${parties.join(', ')}`, actual: party });
  }
};

/** Units of one lot share everything that these laws ask. */
const oneALot = (pieces: readonly Piece[]): Piece[] => [...new Map(pieces.map((piece) => [piece.lot, piece])).values()];

/** only for a purpose that their host authorized. */
const checkPurpose = (event: CheckedEvent, pieces: readonly Piece[], purpose: string, find: Find): void => {
  const others = pieces.filter(({ lot }) => isAuthorized(lot) && !lot.authorization?.purposes.includes(purpose));
  const [first] = others;
  if (!first) return;
  const actual = `${inWords(others)}: ${first.lot.authorization?.purposes.join(', ') || 'none'}`;
  find(event, { rule: 'R-60', expected: `units authorized for ${purpose}`, actual });
};

/** who takes first transferred units participates, and so does the host that first transfers them. */
const checkParticipation = (event: CheckedEvent, to: Account, firsts: readonly Piece[], state: State, find: Find): void => {
  if (firsts.length === 0) return;
  if (to.party !== null && state.parties.get(to.party)?.participating !== true)
    find(event, { rule: 'R-63', expected: `${to.party} participates`, actual: 'it does not' });
  for (const host of new Set(firsts.map(({ lot }) => lot.host)))
    if (state.parties.get(host)?.participating !== true)
      find(event, { rule: 'R-63', expected: `${host} participates and first transfers`, actual: 'it does not', since: 'contract' });
};

const checkFirstTransfers = (event: CheckedEvent, pieces: readonly Piece[], to: Account | undefined, state: State, find: Find): void => {
  if (!to) return;
  const firsts = pieces.filter((piece) => triggerOfMove(piece, to) !== undefined);
  checkParticipation(event, to, firsts, state, find);
  checkInForce(event, firsts, to.party, find);
};

const used = (step: Step<'UnitsUsed'>, state: State, find: Find): void => {
  const { event, data, named } = step;
  const to = state.accounts.get(data.to);
  const user = to?.party ?? null;
  if (!to || user === null || user !== data.party)
    find(event, { rule: 'R-55', expected: `the Party of ${data.to} uses: ${user ?? 'it has none'}`, actual: data.party });
  if (!to) return;
  const own = named.pieces.filter(({ lot }) => lot.host === user);
  if (own.length > 0) find(event, { rule: 'R-55', expected: "units of another Party than the user's", actual: inWords(own) });
  if (user !== null && state.parties.get(user)?.participating !== true)
    find(event, { rule: 'R-63', expected: `${user} participates`, actual: 'it does not' });
  const held = named.pieces.filter((piece) => isAuthorized(piece.lot) && !piece.firstTransferred && !triggerOfMove(piece, to));
  if (held.length > 0)
    find(event, {
      rule: 'R-50, R-55',
      expected: 'units that crossed a border were first transferred',
      actual: `${inWords(held)} never was`,
    });
  const from = state.accounts.get(data.from);
  if (from && from.type !== 'adaptation-share' && from.party !== user)
    find(event, {
      rule: 'R-60',
      expected: `units that ${user ?? 'the user'} holds`,
      actual: `${from.account} is of ${from.party}`,
      since: 'contract',
    });
  checkPeriod(step, to, state, find);
  checkPurpose(event, named.pieces, 'NDC', find);
  checkInForce(event, named.pieces, user, find);
  checkFirstTransfers(event, named.pieces, to, state, find);
};

/** the year and the vintage lie in the period the account is for, which is still one of the Party's. */
const checkPeriod = ({ event, data, named }: Step<'UnitsUsed'>, to: Account, state: State, find: Find): void => {
  const { ndcPeriod } = to;
  if (!ndcPeriod) return find(event, { rule: 'R-60', expected: 'an account for an NDC period', actual: `${to.account} has none` });
  const said = `${ndcPeriod.first} to ${ndcPeriod.last}`;
  if (!within(data.year, ndcPeriod)) find(event, { rule: 'R-60', expected: `a year of ${said}`, actual: data.year });
  const old = named.pieces.filter(({ lot }) => isAuthorized(lot) && !within(lot.vintage, ndcPeriod));
  if (old.length > 0) find(event, { rule: 'R-60', expected: `vintages of ${said}`, actual: inWords(old) });
  const periods = state.parties.get(to.party ?? '')?.ndcPeriods ?? [];
  if (!periods.some(({ first, last }) => first === ndcPeriod.first && last === ndcPeriod.last))
    find(event, { rule: 'R-60', expected: `${said} is a period of ${to.party}`, actual: 'it no longer is', since: 'contract' });
};

const cancelled = (step: Step<'UnitsCancelled'>, state: State, find: Find): void => {
  const { event, data, named } = step;
  const to = state.accounts.get(data.to);
  const from = state.accounts.get(data.from);
  if (data.purpose === 'IMP' || data.purpose === 'OP') {
    checkPurpose(event, named.pieces, data.purpose, find);
    checkInForce(event, named.pieces, to?.party ?? null, find);
    if (to && from?.party && to.party !== from.party)
      find(event, {
        rule: 'R-60',
        expected: `a cancellation account of ${from.party}`,
        actual: `${to.account} is of ${to.party}`,
        since: 'contract',
      });
  }
  checkFirstTransfers(event, named.pieces, to, state, find);
};

/** What comes in for an account abroad is first transferred by that: the Party must be one that a transfer could reach. */
const imported = ({ event, data }: Step<'OpeningBalanceImported'>, state: State, find: Find): void => {
  if (data.kind !== 'ITMO') return;
  for (const [code, host, activity, vintage, , , authorizedBy] of data.rows.rows) {
    const party = state.accounts.get(code)?.party ?? null;
    if (party === null || party === host) continue;
    const parties = state.authorizations.get(authorizedBy ?? '')?.parties;
    if (state.parties.get(party)?.participating !== true)
      find(event, { rule: 'R-63', expected: `${party} participates and takes ${activity} ${vintage}`, actual: 'it does not', since: 2 });
    if (parties && !parties.includes(party))
      find(event, { rule: 'R-62', expected: `${authorizedBy} is for ${parties.join(', ')}`, actual: party, since: 2 });
  }
};

/** C6: units are used and cancelled for what, by whom and in which years their host and the user's NDC allow. */
export const use: Law = {
  id: 'C6',
  name: 'use',
  rule: 'R-11, R-55, R-60, R-62, R-63',
  says: 'Units are used only by another Party that participates, for a purpose their host authorized, in the NDC period of their vintage.',
  advice: 'The use counts nowhere: report it to the Party and the host, and go on from a copy that ends before this act.',
  on: {
    UnitsUsed: used,
    UnitsCancelled: cancelled,
    UnitsTransferred: (step, state, find) =>
      checkFirstTransfers(step.event, step.named.pieces, state.accounts.get(step.data.to), state, find),
    OpeningBalanceImported: imported,
    HostApprovalRecorded: ({ event, data }, state, find) => {
      if (state.parties.get(data.host)?.participating !== true)
        find(event, { rule: 'R-63', expected: `${data.host} participates`, actual: 'it does not' });
    },
    UnitsAuthorized: ({ event, data }, state, find) => {
      if (state.parties.get(data.host)?.participating !== true)
        find(event, { rule: 'R-63', expected: `${data.host} participates`, actual: 'it does not', since: 'contract' });
      if (data.purposes.some((purpose) => purpose !== 'NDC') && !data.firstTransfer)
        find(event, { rule: 'R-53', expected: 'a definition of first transfer for IMP and OP', actual: 'none' });
    },
    AccountOpened: ({ event, data }, state, find) => {
      const needed = data.type === 'retirement-ndc' || data.type === 'cancellation-imp' || data.type === 'cancellation-op';
      if (needed && state.parties.get(data.party ?? '')?.participating !== true)
        find(event, { rule: 'R-11', expected: `${data.party} participates`, actual: 'it does not' });
      const periods = state.parties.get(data.party ?? '')?.ndcPeriods ?? [];
      const { ndcPeriod } = data;
      if (ndcPeriod && !periods.some(({ first, last }) => first === ndcPeriod.first && last === ndcPeriod.last))
        find(event, { rule: 'R-60', expected: `an NDC period of ${data.party}`, actual: `${ndcPeriod.first} to ${ndcPeriod.last}` });
    },
  },
  after: (act, state, find) => {
    for (const { event, distributed } of [...stepsOf(act, 'UnitsIssued'), ...stepsOf(act, 'UnitsDistributed')])
      for (const { account, pieces } of distributed) checkFirstTransfers(event, pieces, state.accounts.get(account), state, find);
  },
  figures: (state) => ({ used: String(state.figure('used')), subtracted: String(state.figure('subtracted')) }),
};
