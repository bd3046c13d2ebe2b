import { stepsOf, type Step } from '../act.js';
import { checkAccepted } from './acceptance.js';
import { checkStatements } from './statements.js';
import type { CheckedEvent } from '../events/events.js';
import type { Find, Law } from '../law.js';
import { triggerOfMove } from '../reckoning/first-transfer.js';
import { authorizes, termsOf, termsOn } from '../reckoning/terms.js';
import type { Account, Years } from '../state/rows.js';
import type { State } from '../state/state.js';
import { inWords } from '../units/range.js';
import { isAuthorized, type Lot, type Piece } from '../units/segment.js';

const within = (year: string, { first, last }: Years): boolean => first <= year && year <= last;

/** Who gets units, or has them used: an account's Party, and the entity that holds it. */
type Taker = Pick<Account, 'party' | 'holder'>;

/** under terms that govern the units on that day, in time, and for a Party and an entity that these name where they name any. */
const checkInForce = (event: CheckedEvent, pieces: readonly Piece[], { party, holder }: Taker, find: Find): void => {
  const day = event.at.slice(0, 10);
  for (const piece of oneOfEach(pieces)) {
    const { lot } = piece;
    const terms = termsOf(piece, day);
    if (!lot.authorization || !terms) continue;
    const { authorization } = lot.authorization;
    const { usedUntil, parties, entities, vintages, activities } = terms;
    const wrong = (expected: string, actual: string): void =>
      find(event, { rule: 'R-62', expected: `${authorization} ${expected}`, actual });
    if (!authorizes(terms)) wrong('in force', terms.revoked ? `revoked from ${terms.from}` : `it says ${terms.statement}`);
    if (!activities.has(lot.activity) || lot.vintage < vintages.first || lot.vintage > vintages.last)
      wrong(`covers ${[...activities].join(', ')}, ${vintages.first} to ${vintages.last}`, `${lot.activity} ${lot.vintage}`);
    if (usedUntil !== null && day > usedUntil) wrong(`in force until ${usedUntil}`, day);
    if (party === null || party === lot.host) continue;
    if (parties && !parties.includes(party)) wrong(`for ${parties.join(', ')}`, party);
    if (entities && holder !== null && !entities.includes(holder)) wrong(`for ${entities.join(', ')}`, holder);
  }
};

/** Units of one lot that were first transferred under the same terms share everything that these laws ask. */
const oneOfEach = (pieces: readonly Piece[]): Piece[] => {
  const seen = new Map<Piece['lot'], Set<Piece['kept']>>();
  return pieces.filter(({ lot, kept }) => {
    const known = seen.get(lot) ?? new Set();
    seen.set(lot, known);
    return !known.has(kept) && known.add(kept);
  });
};

/** only for a purpose that their host authorized. */
const checkPurpose = (event: CheckedEvent, pieces: readonly Piece[], purpose: string, find: Find): void => {
  const day = event.at.slice(0, 10);
  const others = pieces.filter((piece) => isAuthorized(piece.lot) && !termsOf(piece, day)?.purposes.includes(purpose));
  const [first] = others;
  if (!first) return;
  const actual = `${inWords(others)}: ${termsOf(first, day)?.purposes.join(', ') || 'none'}`;
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
  checkInForce(event, firsts, to, find);
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
  checkInForce(event, named.pieces, { party: user, holder: from?.holder ?? null }, find);
  checkAccepted(event, lotsOf(named.pieces), { from, to }, state, find);
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
    checkInForce(event, named.pieces, { party: to?.party ?? null, holder: from?.holder ?? null }, find);
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

const lotsOf = (pieces: readonly Piece[]): Lot[] => pieces.map(({ lot }) => lot);

/** A transfer back is no entry: it corrects what was one. */
const transferred = ({ event, data, named }: Step<'UnitsTransferred'>, state: State, find: Find): void => {
  const [from, to] = [state.accounts.get(data.from), state.accounts.get(data.to)];
  checkFirstTransfers(event, named.pieces, to, state, find);
  if (data.corrects === null) checkAccepted(event, lotsOf(named.pieces), { from, to }, state, find);
};

/** What comes in for an account abroad is first transferred by that: the Party must be one that a transfer could reach. */
const imported = ({ event, data }: Step<'OpeningBalanceImported'>, state: State, find: Find): void => {
  for (const [code, host, activity, vintage, , , authorizedBy] of data.rows.rows) {
    const to = state.accounts.get(code);
    const party = to?.party ?? null;
    if (party === null || party === host) continue;
    const row = state.authorizations.get(authorizedBy ?? '');
    checkAccepted(event, [{ host, activity, vintage, authorization: row ?? null }], { from: undefined, to }, state, find);
    if (data.kind !== 'ITMO') continue;
    const parties = row && termsOn(row, event.at.slice(0, 10)).parties;
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
  rule: 'R-11, R-55, R-60, R-62, R-63, R-103',
  says: 'Units are used only by another Party that participates, for a purpose their host authorized, in the NDC period of their vintage. They come in on the terms of who gets them.',
  advice: 'The use counts nowhere: report it to the Party and the host, and go on from a copy that ends before this act.',
  before: checkStatements,
  on: {
    UnitsUsed: used,
    UnitsCancelled: cancelled,
    UnitsTransferred: transferred,
    OpeningBalanceImported: imported,
    HostApprovalRecorded: ({ event, data }, state, find) => {
      if (state.parties.get(data.host)?.participating !== true)
        find(event, { rule: 'R-63', expected: `${data.host} participates`, actual: 'it does not' });
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
      for (const { account, pieces } of distributed) {
        const to = state.accounts.get(account);
        checkFirstTransfers(event, pieces, to, state, find);
        checkAccepted(event, lotsOf(pieces), { from: undefined, to }, state, find);
      }
  },
  figures: (state) => ({ used: String(state.figure('used')), subtracted: String(state.figure('subtracted')) }),
};
