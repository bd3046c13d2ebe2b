import { stepsOf, type Act, type Step } from '../act.js';
import type { Find, Law } from '../law.js';
import { byDay } from '../reckoning/by-day.js';
import { reckon, reckonFirst, type Reckoned } from '../reckoning/carry.js';
import { shortForInside } from '../reckoning/covered.js';
import { anniversary, daysAfter, overlap, yearsTouched } from '../reckoning/days.js';
import { earnsOn, endsOn } from '../reckoning/standing.js';
import type { Component } from '../state/rows.js';
import type { State } from '../state/state.js';
import { owedAtExclusion } from './exclusions.js';
import { checkRestatement, owedByRestating, restated } from './restatements.js';
import { checkThresholds, thresholdSet } from './thresholds.js';
import { checkWithdrawal } from './withdrawals.js';

type Verified = Step<'ReductionsVerified'>;

/** What is verified is a component of that programme and host, which its host approved. */
const checkSubject = ({ event, data }: Verified, component: Component | undefined, state: State, find: Find): void => {
  const { programme, host } = data;
  if (!component || component.programme !== programme || component.host !== host)
    find(event, {
      rule: 'R-34',
      expected: `${data.component} is a component of ${programme} in ${host}`,
      actual: component ? `it is of ${component.programme} in ${component.host}` : 'nobody included it',
    });
  const approval = state.approvals.get(`${programme} ${host}`);
  if (!approval) return find(event, { rule: 'R-22', expected: `${host} approved ${programme}`, actual: 'it did not' });
  const { withdrawn } = approval;
  if (withdrawn && data.period.to >= withdrawn.from)
    find(event, { rule: 'R-28', expected: `days before ${withdrawn.from}, when ${host} withdraws its approval`, actual: data.period.to });
};

/** days are verified once, in order and without gap, inside the crediting period, when they are over. */
const checkDays = ({ event, data }: Verified, component: Component, state: State, find: Find): void => {
  const { period, report } = data;
  const again = component.verified.find((span) => overlap(span, period));
  const said = `${period.from} to ${period.to}`;
  if (again)
    find(event, {
      rule: 'R-31',
      expected: `${component.component}: no day after ${again.from} to ${again.to} twice (revision ${again.revision})`,
      actual: said,
    });
  const last = component.verified.at(-1);
  const first = last ? daysAfter(last.to, 1) : firstDay(component);
  if (!again && period.from !== first)
    find(event, {
      rule: 'R-31',
      expected: `${component.component} goes on from ${first}`,
      actual: said,
      ...onlyFirst(component, period.from),
    });
  const { crediting, excluded } = component;
  const out = excluded ? `, out from ${excluded.effective} (${excluded.cause})` : '';
  if (!earnsOn(component, period.to) || period.from < crediting.start)
    find(event, { rule: 'R-28', expected: `days of the crediting period ${crediting.start} to ${crediting.end}${out}`, actual: said });
  if (period.to >= event.at.slice(0, 10)) find(event, { rule: 'R-31', expected: 'days that are over', actual: said });
  const reported = component.reports.get(report.sha256);
  if (reported !== undefined)
    find(event, { rule: 'R-31, R-40', expected: 'a report serves a component once', actual: `it served at revision ${reported}` });
  checkProgramme({ event, data } as Verified, state, find);
};

/** what another scheme credited already isn't verified here; until the contract was corrected a first period ignored it. */
const firstDay = ({ crediting, schemes }: Component): string =>
  schemes.reduce((first, { creditedUntil }) => {
    const next = creditedUntil ? daysAfter(creditedUntil, 1) : first;
    return next > first ? next : first;
  }, crediting.start);

const onlyFirst = ({ crediting, verified }: Component, from: string): { since?: 2 } =>
  verified.length === 0 && from === crediting.start ? { since: 2 } : {};

const checkProgramme = ({ event, data }: Verified, state: State, find: Find): void => {
  const programme = state.programmes.get(data.programme);
  const { from, to } = data.period;
  if (programme && (from < programme.start || to > programme.end))
    find(event, { rule: 'R-21', expected: `days of ${programme.start} to ${programme.end}`, actual: `${from} to ${to}`, since: 2 });
};

/** who verifies, with whose word, and by when. */
const checkVerifier = ({ event, data }: Verified, component: Component, state: State, find: Find): void => {
  const programme = state.programmes.get(data.programme);
  const last = component.verified.at(-1)?.revision;
  const isFirst = last === undefined || (component.renewedAt !== null && BigInt(last) < BigInt(component.renewedAt));
  const first = isFirst && component.validatedBy === data.verifiedBy;
  const firstOfAll = programme?.standing === 0 && programme.validatedBy === data.verifiedBy;
  if (first || firstOfAll) find(event, { rule: 'R-25', expected: 'another DOE than the one that validated', actual: data.verifiedBy });
  for (const { scheme, state: registered } of component.schemes) {
    const word = data.schemeConfirmations?.some((c) => c.scheme === scheme && c.from === data.period.from && c.to === data.period.to);
    if (registered === 'registered' && !word)
      find(event, { rule: 'R-24', expected: `${scheme} confirms exactly these days`, actual: 'it does not' });
  }
  const latest = anniversary(component.crediting.end, 2);
  if (programme?.mode !== 'cdm' && event.at.slice(0, 10) > latest)
    find(event, { rule: 'R-35', expected: `verified by ${latest}`, actual: event.at.slice(0, 10) });
};

/** the arithmetic of the report, done again. */
const checkFigures = (step: Verified, component: Component | undefined, find: Find): void => {
  const { event, data } = step;
  const years = yearsTouched(data.period.from, data.period.to).join();
  const listed = data.vintages.map(({ vintage }) => vintage).join();
  if (listed !== years) find(event, { rule: 'R-34', expected: `each year of the period once, in order: ${years}`, actual: listed });
  const stated = netOf(step);
  const second = reckon(stated, component);
  if (event.schema === '1') {
    compare(step, reckonFirst(stated, component), find);
    // What version 1 carried on it should have taken off what wasn't issued yet.
    const expected = settledIn(second);
    if (expected !== '') find(event, { rule: 'R-73', expected: `settled ${expected}`, actual: 'nothing settled', since: 2 });
    return;
  }
  compare(step, endsHere(step, component) ? { ...second, deficit: 0n } : second, find);
};

/** Verified less deducted, by vintage. */
const netOf = ({ data }: Verified): { vintage: string; net: bigint }[] =>
  data.vintages.map(({ vintage, verified: gross, deductions }) => ({
    vintage,
    net: (deductions ?? []).reduce((net, { quantity }) => net - BigInt(quantity), BigInt(gross)),
  }));

const endsHere = ({ data }: Verified, component: Component | undefined): boolean =>
  component !== undefined && endsOn(component, data.period.to);

const settledIn = ({ settled }: Reckoned): string =>
  settled.map(({ line, quantity }) => `${line.verification} ${line.vintage}: ${quantity}`).join(', ');

const compare = ({ event, data }: Verified, due: Reckoned, find: Find): void => {
  const line = (l: { vintage: string; carriedIn: unknown; carriedOut: unknown; issuable: unknown }): string =>
    `${l.vintage}: in ${String(l.carriedIn)}, out ${String(l.carriedOut)}, issuable ${String(l.issuable)}`;
  const [expected, actual] = [due.lines.map(line).join('; '), data.vintages.map(line).join('; ')];
  if (expected !== actual) find(event, { rule: 'R-34, R-73', expected, actual });
  if (event.schema === '1') return;
  const settled = (data.settled ?? []).map(({ verification, vintage, quantity }) => `${verification} ${vintage}: ${quantity}`).join(', ');
  const should = settledIn(due);
  if (settled !== should) find(event, { rule: 'R-73', expected: `settled ${should || 'nothing'}`, actual: settled || 'nothing' });
  if (data.deficit !== String(due.deficit))
    find(event, { rule: 'R-73', expected: `a deficit of ${due.deficit}`, actual: String(data.deficit) });
};

/** what of a deficit that is open comes from programmes inside: it is made good last, and never replaced. */
const nestedIn = (
  { data }: Verified,
  component: Component,
  { deficit, lines }: Pick<Reckoned, 'deficit' | 'lines'>,
  state: State,
): bigint => {
  const short = data.vintages.map(({ vintage, deductions }) => {
    const carriedOut = lines.find((line) => line.vintage === vintage)?.carriedOut ?? 0n;
    return shortForInside(state, data.programme, { deductions, carriedOut });
  });
  const nested = short.reduce((sum, one) => sum + one, component.nested);
  return nested < deficit ? nested : deficit;
};

/** a deficit that is open when a component's crediting ends becomes an obligation of its programme, up to what was issued. */
const checkObligations = (act: Act, state: State, find: Find): void => {
  const reports = stepsOf(act, 'ReductionsVerified');
  const obligations = stepsOf(act, 'ReplacementObligationRaised').filter(({ data }) => data.kind === 'replacement');
  const restatements = owedByRestating(act, state);
  const excludes = act.steps.some(({ type }) => type === 'ComponentExcluded');
  if (reports.length === 0 && obligations.length === 0 && restatements.length === 0 && !excludes) return;
  const ended = reports.flatMap((step) => {
    const component = state.components.get(step.data.component);
    if (step.event.schema === '1' || !component || !endsHere(step, component)) return [];
    const { deficit, lines } = reckon(netOf(step), component);
    const own = deficit - nestedIn(step, component, { deficit, lines }, state);
    const quantity = own < component.issued ? own : component.issued;
    return quantity === 0n ? [] : [{ component, quantity }];
  });
  const due = [...ended, ...restatements].map(
    ({ component, quantity }) => `${component.component}: ${quantity} by ${component.programme}, due ${daysAfter(act.day, 30)}`,
  );
  due.push(...owedAtExclusion(act, state));
  const raised = obligations.map(({ data }) => `${data.component}: ${data.quantity} by ${data.debtor}, due ${data.due}`);
  const [expected, actual] = [due.sort().join('; '), raised.sort().join('; ')];
  if (expected !== actual)
    find(act.first, { rule: 'R-36, R-73, R-102', expected: expected || 'no obligation', actual: actual || 'no obligation' });
};

const verified = (step: Verified, state: State, find: Find): void => {
  const component = state.components.get(step.data.component);
  checkSubject(step, component, state, find);
  if (component) {
    checkDays(step, component, state, find);
    checkVerifier(step, component, state, find);
  }
  checkFigures(step, component, find);
  checkSplit(step, state, find);
};

/** One figure that is split into years is split by their days, as the policy allows, and wholly. */
const checkSplit = ({ event, data }: Verified, state: State, find: Find): void => {
  const split = data.vintages.filter(({ splitByDay }) => splitByDay === true);
  if (split.length === 0) return;
  if (state.registry?.policy.longPeriods !== 'by-day')
    find(event, { rule: 'R-34', expected: 'a policy that splits by days', actual: 'figures split by days' });
  const stated = data.vintages.map(({ verified: figure }) => figure);
  const whole = stated.reduce((sum, figure) => sum + BigInt(figure), 0n);
  const due = byDay(whole, data.period.from, data.period.to).join();
  if (split.length < stated.length || due !== stated.join())
    find(event, { rule: 'R-34', expected: `${whole} by days: ${due}`, actual: stated.join() });
};

/** C4: no day of a component is verified twice, and what may be issued is what the report comes to. */
export const verification: Law = {
  id: 'C4',
  name: 'verification',
  rule: 'R-23, R-24, R-25, R-31, R-34, R-73, R-99, R-102',
  says: 'The days of a component are verified once, in order; what may be issued of them is verified less deducted less what is owed; and nothing is withdrawn that something rests on.',
  advice: 'Issue nothing of this verification; have its DOE look at the report, and go on from a copy that ends before this act.',
  before: (act, state, find) => {
    checkObligations(act, state, find);
    checkWithdrawal(act, state, find);
    checkRestatement(act, state, find);
    checkThresholds(act, state, find);
    const [first, ...rest] = stepsOf(act, 'ReductionsVerified');
    const said = ({ data }: Verified): string =>
      [data.verification, data.programme, data.host, data.period.from, data.period.to, data.batch, data.verifiedBy].join(' ');
    const other = first && rest.find((step) => said(step) !== said(first));
    if (other) find(other.event, { rule: 'R-32', expected: `one batch: ${said(first)}`, actual: said(other) });
  },
  on: { ReductionsVerified: verified, VerificationRestated: restated, CreditingThresholdSet: thresholdSet },
  figures: (state) => ({ components: String(state.components.size), lines: String(state.figure('verified lines')) }),
};
