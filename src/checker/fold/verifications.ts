import { reckonRestated } from '../reckoning/restatement.js';
import { giveBack } from '../reckoning/withdrawal.js';
import { ownOf } from '../reckoning/own-contribution.js';
import type { Report, VerifiedLine, VerifiedYear } from '../state/rows.js';
import type { Fold } from './event-fold.js';

/** Version 1 states no deficit: it is what the last vintage carried out. */
export const reductionsVerified: Fold<'ReductionsVerified'> = ({ event, data }, state) => {
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
  let owed = of?.deficit ?? 0n;
  for (const { vintage, issuable, ...carry } of vintages) {
    const [carriedIn, carried] = [BigInt(carry.carriedIn), BigInt(carry.carriedOut)];
    if (row.lines.has(`${component} ${vintage}`)) continue;
    const [stated, net] = [BigInt(carry.verified), BigInt(issuable) - carried];
    const [own, isActual] = [ownOf(carry.deductions), (carry.actual ?? null) !== null];
    const line = {
      verification,
      vintage,
      own,
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
    };
    row.lines.set(`${component} ${vintage}`, line);
    countYear(state.yearOf(`${programme} ${host} ${vintage}`), line, 1);
    lines.push(line);
    owed += carried - carriedIn;
  }
  const took = settled.flatMap(({ verification: earlier, vintage, quantity }) => {
    const line = state.verifications.get(earlier)?.lines.get(`${component} ${vintage}`);
    if (!line) return [];
    line.settled += BigInt(quantity);
    owed -= BigInt(quantity);
    return [{ line, quantity: BigInt(quantity) }];
  });
  const { sha256 } = data.report;
  row.reports.set(component, { component, sha256, lines, took, ended: owed - deficit, revisions: [event.revision] });
  if (!of) return;
  of.lines.push(...lines);
  of.verified.push({ ...period, verification, revision: event.revision });
  of.reports.set(sha256, event.revision);
  of.deficit = deficit;
  state.count('verified lines', BigInt(vintages.length));
};

/** A line counts for its year, or no more. */
const countYear = (year: VerifiedYear, { own, isActual }: VerifiedLine, by: 1 | -1): void => {
  year.lines += by;
  if (isActual) year.actuals += by;
  year.own += by === 1 ? own : -own;
};

/** The days and the report of each component are free again, what it took is given back, what it made due and isn't met is due no more. */
export const verificationWithdrawn: Fold<'VerificationWithdrawn'> = ({ data }, state) => {
  const row = state.verifications.get(data.verification);
  if (!row) return;
  const programme = state.programmes.get(row.programme);
  if (programme && !row.withdrawn) programme.standing -= 1;
  row.withdrawn = true;
  for (const code of data.components) {
    const [report, component] = [row.reports.get(code), state.components.get(code)];
    if (!report || !component) continue;
    component.deficit = giveBack(component, report);
    for (const debt of component.debts) if (report.revisions.includes(debt.cause)) debt.quantity = debt.discharged;
    for (const line of report.lines) countYear(state.yearOf(`${row.programme} ${row.host} ${line.vintage}`), line, -1);
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
export const verificationRestated: Fold<'VerificationRestated'> = ({ event, data }, state) => {
  const report = state.verifications.get(data.verification)?.reports.get(data.component);
  const component = state.components.get(data.component);
  if (!report || !component) return;
  const due = reckonRestated(data.lines, report, component, state.registry?.policy.overCrediting ?? 'carry');
  for (const { line, changed } of due.lines) Object.assign(line, changed);
  let taken = 0n;
  for (const { verification, vintage, quantity } of data.settled) {
    const line = component.lines.find((one) => one.verification === verification && one.vintage === vintage);
    if (!line) continue;
    line.settled += BigInt(quantity);
    taken += BigInt(quantity);
    report.took.push({ line, quantity: BigInt(quantity) });
  }
  component.deficit = BigInt(data.deficit);
  report.ended += due.open - taken - component.deficit;
  report.revisions.push(event.revision);
};
