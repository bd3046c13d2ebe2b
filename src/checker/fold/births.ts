import type { Act } from '../act.js';
import type { IssuedRow } from '../events/units.js';
import { countLine } from '../reckoning/claims.js';
import { addition, triggerAtBirth } from '../reckoning/first-transfer.js';
import { recount } from '../reckoning/finance.js';
import { NOTHING_PAID, ratesKey } from '../reckoning/levies.js';
import { termsOn } from '../reckoning/terms.js';
import type { Levied, OpenLine } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { Lot } from '../units/segment.js';
import { addBuffered } from './buffers.js';
import type { Fold } from './event-fold.js';
import { earned } from './limits.js';
import { distribute } from './movements.js';

/** The parts of an issued line, in the order of their serials, and where each is born. */
const BORN_IN = [
  'PENDING',
  'ADAPTATION-SHARE',
  'OMGE-MANDATORY',
  'BUFFER',
  'BUFFER-UNCERTAINTY',
  'BUFFER-REVERSAL',
  'BUFFER-POOLED',
] as const;
const LEVIED_BY: Readonly<Record<string, string>> = { 'ADAPTATION-SHARE': 'adaptation-share', 'OMGE-MANDATORY': 'omge' };

export const unitsIssued: Fold<'UnitsIssued'> = (step, state, act) => {
  const { issuance, programme, verification, host } = step.data;
  const known = state.issuances.get(issuance);
  const issued = known ?? { issuance, verification, programme, open: [], authorized: 0n, converted: { adaptation: 0n, omge: 0n } };
  if (!known) state.issuances.set(issuance, issued);
  let paid = NOTHING_PAID;
  for (const row of step.data.lines.rows) {
    const born = bornOf(state, { series: `${state.code}-${host}-${programme}-${row[1]}`, host, programme, issuance }, row, act);
    earned(state, { host, activity: programme, vintage: row[1] }, born.gross);
    count(state, `${programme} ${host}`, row, born.gross, verification);
    const days = state.verifications.get(verification);
    if (days?.lines.has(`${row[0]} ${row[1]}`)) countLine(state, act, { programme, host, vintage: row[1] }, { days, issued: born.gross });
    const of = state.components.get(row[0]);
    if (of) of.firstIssuedOn ??= act.day;
    paid = sum(paid, born);
    if (row[4] === 'PI') issued.open.push(openLine(`${state.code}-${host}-${programme}-${row[1]}`, row));
  }
  const payments = state.verifications.get(verification)?.paid;
  const key = ratesKey(step.data);
  payments?.set(key, sum(payments.get(key) ?? NOTHING_PAID, paid));
  distribute(step, state, act);
};

const openLine = (series: string, [, vintage, , , , , first, participants, adaptation, omge, ...buffers]: IssuedRow): OpenLine => ({
  ...{ series, vintage, first: BigInt(first), participants: BigInt(participants), released: 0n },
  ...{ adaptation: BigInt(adaptation), omge: BigInt(omge) },
  last: [participants, adaptation, omge, ...buffers].reduce((last, part) => last + BigInt(part), BigInt(first) - 1n),
});

const sum = (a: Levied, b: Levied): Levied => ({
  gross: a.gross + b.gross,
  adaptation: a.adaptation + b.adaptation,
  omge: a.omge + b.omge,
  buffer: a.buffer + b.buffer,
});

interface Issuing {
  readonly series: string;
  readonly host: string;
  readonly programme: string;
  readonly issuance: string;
}

/** The units of a line come to be; gives what they sum to. */
const bornOf = (state: State, issuing: Issuing, row: IssuedRow, act: Act): Levied => {
  const { series, host, programme: activity, issuance: origin } = issuing;
  const [component, vintage, kind, code, contribution, nonGhg, begin, ...parts] = row;
  const first = BigInt(begin);
  const quantities = parts.map(BigInt);
  const quantity = quantities.reduce((total, part) => total + part, 0n);
  const authorization = code === null ? null : (state.authorizations.get(code) ?? null);
  const definition = kind === 'AER' || kind === 'ITMO' ? triggerAtBirth(authorization && termsOn(authorization, act.day)) : undefined;
  const shared = { series, host, activity, vintage, component, origin, first, quantity, kind, authorization, contribution };
  const lot = { ...shared, nonGhgQuantity: nonGhg === null ? null : BigInt(nonGhg) };
  let next = first;
  BORN_IN.forEach((account, i) => {
    const last = next + (quantities[i] ?? 0n) - 1n;
    const levied = kind === 'AER' || kind === 'ITMO' ? LEVIED_BY[account] : undefined;
    const trigger = levied ?? definition;
    const own: Lot = { ...lot, firstTransferredAtBirth: trigger !== undefined, hasItmoIds: false };
    if (trigger && next <= last) act.due.push(addition({ series, first: next, last, lot: own }, trigger, act.year));
    const status = { firstTransferred: false, kept: null, transferred: false, frozen: false, reservedBy: null, arrived: null };
    state.units.create({ first: next, last, lot: own, account: state.accountFor(account), ...status });
    next = last + 1n;
  });
  const [, adaptation = 0n, omge = 0n, buffer = 0n] = quantities;
  return { gross: quantity, adaptation, omge, buffer };
};

/** What counts from now on: serials, the year's maximum, the verified line, the authorization. */
const count = (state: State, programmeAndHost: string, row: IssuedRow, quantity: bigint, verification: string): void => {
  const [component, vintage, , code, , , first] = row;
  const serials = state.serialsOf(programmeAndHost.split(' ', 1)[0] ?? '', vintage);
  serials.next = BigInt(first) + quantity;
  serials.issued = true;
  const year = `${programmeAndHost} ${vintage}`;
  state.issuedByYear.set(year, (state.issuedByYear.get(year) ?? 0n) + quantity);
  const line = state.verifications.get(verification)?.lines.get(`${component} ${vintage}`);
  if (line)
    recount(state, [line], () => {
      line.issued += quantity;
    });
  if (code !== null) state.yearOf(year).authorized += quantity;
  const [uncertainty, reversal, pooled] = row.slice(11).map((part) => BigInt(part ?? 0));
  if (line && uncertainty !== undefined && reversal !== undefined && pooled !== undefined)
    addBuffered(line, { gross: quantity, uncertainty, reversal, pooled });
  const of = state.components.get(component);
  if (of) of.issued += quantity;
  const authorization = code === null ? undefined : state.authorizations.get(code);
  if (authorization) authorization.used += quantity;
  state.count('issued', quantity);
};
