import { unissued } from '../reckoning/carry.js';
import { countLine } from '../reckoning/claims.js';
import { coverFrom, shortForInside, uncover } from '../reckoning/covered.js';
import { reckonRestated } from '../reckoning/restatement.js';
import { giveBack } from '../reckoning/withdrawal.js';
import { changeTaken, claimOf, givenBy, recount } from '../reckoning/finance.js';
import { ownOf } from '../reckoning/own-contribution.js';
import type { Covered, Report, VerifiedLine, VerifiedYear } from '../state/rows.js';
import type { Fold } from './event-fold.js';

/** Version 1 states no deficit: it is what the last vintage carried out. */
export const reductionsVerified: Fold<'ReductionsVerified'> = ({ event, data }, state, act) => {
  const { verification, programme, host, period, verifiedBy, component, vintages, settled = [] } = data;
  const deficit = BigInt(data.deficit ?? vintages.at(-1)?.carriedOut ?? '0');
  const known = state.verifications.get(verification);
  const maps = { lines: new Map<string, VerifiedLine>(), reports: new Map<string, Report>(), paid: new Map<string, never>() };
  const row = known ?? { verification, programme, host, ...period, verifiedBy, since: event.revision, ...maps, withdrawn: false };
  const programmeRow = state.programmes.get(programme);
  if (!known) {
    state.verifications.set(verification, row);
    if (programmeRow) programmeRow.standing += 1;
  }
  const of = state.components.get(component);
  const lines: VerifiedLine[] = [];
  const covered: Covered[] = [];
  for (const { vintage, deductions } of vintages) covered.push(...coverFrom(state, { programme, host, vintage }, deductions));
  const nestedBefore = of?.nested ?? 0n;
  let nested = nestedBefore;
  let owed = of?.deficit ?? 0n;
  for (const { vintage, issuable, ...carry } of vintages) {
    const [carriedIn, carried] = [BigInt(carry.carriedIn), BigInt(carry.carriedOut)];
    if (row.lines.has(`${component} ${vintage}`)) continue;
    const [stated, net] = [BigInt(carry.verified), BigInt(issuable) - carried];
    const place = { programme, host, vintage };
    const own = ownOf((carry.deductions ?? []).filter((one) => !claimOf(state, place, one)));
    const [given, isActual] = [givenBy(state, place, carry.deductions), (carry.actual ?? null) !== null];
    const line = {
      verification,
      vintage,
      own,
      given,
      isActual,
      deductions: carry.deductions,
      first: stated,
      verified: stated,
      carriedIn,
      carried,
      replaced: 0n,
      net,
      issued: 0n,
      settled: 0n,
      buffered: null,
    };
    row.lines.set(`${component} ${vintage}`, line);
    const year = state.yearOf(`${programme} ${host} ${vintage}`);
    countYear(year, line, 1);
    year.issuable += net > 0n ? net : 0n;
    countLine(state, act, { programme, host, vintage }, { days: period, lines: 1, verified: stated });
    nested += shortForInside(state, programme, { deductions: carry.deductions, carriedOut: carried });
    lines.push(line);
    owed += carried - carriedIn;
  }
  const took = settled.flatMap(({ verification: earlier, vintage, quantity }) => {
    const line = state.verifications.get(earlier)?.lines.get(`${component} ${vintage}`);
    if (!line) return [];
    recount(state, [line], () => {
      line.settled += BigInt(quantity);
    });
    owed -= BigInt(quantity);
    return [{ line, quantity: BigInt(quantity) }];
  });
  const { sha256 } = data.report;
  const left = { ended: owed - deficit, nestedBefore, covered };
  row.reports.set(component, { component, sha256, lines, took, ...left, revisions: [event.revision] });
  if (!of) return;
  of.lines.push(...lines);
  of.verified.push({ ...period, verification, revision: event.revision });
  of.reports.set(sha256, event.revision);
  of.deficit = deficit;
  of.nested = nested < deficit ? nested : deficit;
  state.count('verified lines', BigInt(vintages.length));
};

/** A line counts for its year, or no more. */
const countYear = (year: VerifiedYear, { own, isActual, given, vintage, verified }: VerifiedLine, by: 1 | -1): void => {
  year.lines += by;
  if (isActual) year.actuals += by;
  year.own += by === 1 ? own : -own;
  year.verified += by === 1 ? verified : -verified;
  for (const { finance, quantity } of given) changeTaken(finance, vintage, by === 1 ? quantity : -quantity);
};

/** The days and the report of each component are free again, what it took is given back, what it made due and isn't met is due no more. */
export const verificationWithdrawn: Fold<'VerificationWithdrawn'> = ({ data }, state, act) => {
  const row = state.verifications.get(data.verification);
  if (!row) return;
  const programme = state.programmes.get(row.programme);
  if (programme && !row.withdrawn) programme.standing -= 1;
  row.withdrawn = true;
  for (const code of data.components) {
    const [report, component] = [row.reports.get(code), state.components.get(code)];
    if (!report || !component) continue;
    const others = new Set(report.took.map(({ line }) => line));
    recount(state, others, () => {
      component.deficit = giveBack(component, report);
    });
    component.nested = report.nestedBefore < component.deficit ? report.nestedBefore : component.deficit;
    uncover(state, row, report.covered);
    for (const { vintage, verified, issued } of report.lines)
      countLine(state, act, { ...row, vintage }, { days: row, lines: -1, verified: -verified, issued: -issued });
    for (const debt of component.debts) if (report.revisions.includes(debt.cause)) debt.quantity = debt.discharged;
    for (const line of report.lines) {
      const year = state.yearOf(`${row.programme} ${row.host} ${line.vintage}`);
      countYear(year, line, -1);
      year.issuable -= line.issued + unissued(line);
    }
    component.lines = component.lines.filter((line) => !report.lines.includes(line));
    component.verified.splice(
      component.verified.findLastIndex(({ verification }) => verification === row.verification),
      1,
    );
    component.reports.delete(report.sha256);
    row.reports.delete(code);
  }
};

/** Lines have another result; what they lack now is carried or replaced, and what is taken is off others. */
export const verificationRestated: Fold<'VerificationRestated'> = ({ event, data }, state, act) => {
  const row = state.verifications.get(data.verification);
  const report = row?.reports.get(data.component);
  const component = state.components.get(data.component);
  if (!row || !report || !component) return;
  const due = reckonRestated(data.lines, report, component, state.registry?.policy.overCrediting ?? 'carry');
  recount(
    state,
    due.lines.map(({ line }) => line),
    () => {
      for (const { line, changed } of due.lines) {
        state.yearOf(`${component.programme} ${component.host} ${line.vintage}`).verified += changed.verified - line.verified;
        countLine(state, act, { ...row, vintage: line.vintage }, { days: row, verified: changed.verified - line.verified });
        Object.assign(line, changed);
      }
    },
  );
  let taken = 0n;
  for (const { verification, vintage, quantity } of data.settled) {
    const line = component.lines.find((one) => one.verification === verification && one.vintage === vintage);
    if (!line) continue;
    recount(state, [line], () => {
      line.settled += BigInt(quantity);
    });
    taken += BigInt(quantity);
    report.took.push({ line, quantity: BigInt(quantity) });
  }
  component.deficit = BigInt(data.deficit);
  if (component.nested > component.deficit) component.nested = component.deficit;
  report.ended += due.open - taken - component.deficit;
  report.revisions.push(event.revision);
};
