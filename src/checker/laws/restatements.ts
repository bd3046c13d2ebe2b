import { stepsOf, type Act, type Step } from '../act.js';
import type { Find } from '../law.js';
import { shortBy, unissued } from '../reckoning/carry.js';
import { daysAfter } from '../reckoning/days.js';
import { reckonRestated } from '../reckoning/restatement.js';
import { earnsOn } from '../reckoning/standing.js';
import type { Component, Report } from '../state/rows.js';
import type { State } from '../state/state.js';

type Restated = Step<'VerificationRestated'>;

interface Subject {
  readonly component: Component;
  readonly report: Report;
}

/** What a step restates, where there is such a thing. */
const subjectOf = ({ data }: Restated, state: State): Subject | undefined => {
  const row = state.verifications.get(data.verification);
  const [component, report] = [state.components.get(data.component), row?.reports.get(data.component)];
  return component && report ? { component, report } : undefined;
};

const due = ({ data }: Restated, { component, report }: Subject, state: State): ReturnType<typeof reckonRestated> =>
  reckonRestated(data.lines, report, component, state.registry?.policy.overCrediting ?? 'carry');

/** Whether nothing is left to verify of the component, as its crediting is over or it is out: a deficit that is open then ends. */
const endsWith = (component: Component): boolean => {
  const last = component.verified.at(-1)?.to;
  return last !== undefined && !earnsOn(component, daysAfter(last, 1));
};

/** what an act of restated results makes its programmes owe, by component: what is replaced, and what ends, but where a DOE replaces all. */
export const owedByRestating = (act: Act, state: State): { readonly component: Component; readonly quantity: bigint }[] => {
  const subjects = stepsOf(act, 'VerificationRestated').flatMap((step) => {
    const subject = subjectOf(step, state);
    return subject ? [{ component: subject.component, ...due(step, subject, state) }] : [];
  });
  const replaced = subjects.map(({ component, owed }) => ({ component, quantity: owed }));
  const ended = subjects
    .filter(({ component }) => endsWith(component) && !component.excluded?.atFault)
    .map(({ component, deficit }) => {
      const own = deficit > component.nested ? deficit - component.nested : 0n;
      return { component, quantity: own < component.issued ? own : component.issued };
    });
  return [...replaced, ...ended].filter(({ quantity }) => quantity > 0n);
};

/** one restatement an act, of each component once, of what stands. */
export const checkRestatement = (act: Act, state: State, find: Find): void => {
  const steps = stepsOf(act, 'VerificationRestated');
  const [first] = steps;
  if (!first) return;
  const said = ({ data }: Restated): string => [data.verification, data.reason.code, data.report.sha256].join(' ');
  const other = steps.find((step) => said(step) !== said(first));
  if (other) find(other.event, { rule: 'R-102', expected: `one restatement: ${said(first)}`, actual: said(other) });
  const components = steps.map(({ data }) => data.component);
  if (new Set(components).size < components.length)
    find(first.event, { rule: 'R-102', expected: 'each component once', actual: components.join(', ') });
};

/** what is verified anew, what is left of it and what is too much, reckoned again. */
export const restated = (step: Restated, state: State, find: Find): void => {
  const { event, data } = step;
  const subject = subjectOf(step, state);
  if (!subject) {
    const expected = `results of ${data.component} that ${data.verification} verified, and that stand`;
    return find(event, { rule: 'R-102', expected, actual: 'there are none' });
  }
  checkLines(step, subject, find);
  const { lines, settled, deficit } = due(step, subject, state);
  const one = (l: { vintage: string; before: unknown; issuable: unknown; over: unknown }): string =>
    `${l.vintage}: before ${String(l.before)}, issuable ${String(l.issuable)}, over ${String(l.over)}`;
  const expected = lines.map(({ line, changed }) =>
    one({ vintage: line.vintage, before: line.verified, issuable: unissued(changed), over: shortBy(changed) }),
  );
  const actual = data.lines.map(one);
  if (expected.join('; ') !== actual.join('; ')) find(event, { rule: 'R-102', expected: expected.join('; '), actual: actual.join('; ') });
  const taken = (of: { verification: string; vintage: string; quantity: unknown }): string =>
    `${of.verification} ${of.vintage}: ${String(of.quantity)}`;
  const should = settled.map(({ line, quantity }) => taken({ ...line, quantity })).join(', ');
  const is = data.settled.map(taken).join(', ');
  if (should !== is) find(event, { rule: 'R-73', expected: `settled ${should || 'nothing'}`, actual: is || 'nothing' });
  const open = endsWith(subject.component) ? 0n : deficit;
  if (data.deficit !== String(open)) find(event, { rule: 'R-73', expected: `a deficit of ${open}`, actual: data.deficit });
};

/** each line is one of the report, once; upwards only while nothing of it is issued, and only to what was verified first. */
const checkLines = ({ event, data }: Restated, { report }: Subject, find: Find): void => {
  const vintages = data.lines.map(({ vintage }) => vintage);
  if (new Set(vintages).size < vintages.length) find(event, { rule: 'R-102', expected: 'each vintage once', actual: vintages.join(', ') });
  for (const { vintage, verified } of data.lines) {
    const line = report.lines.find((one) => one.vintage === vintage);
    if (!line) find(event, { rule: 'R-102', expected: 'vintages of the report', actual: vintage });
    else if (BigInt(verified) > line.verified && (line.issued > 0n || BigInt(verified) > line.first)) {
      const most = line.issued > 0n ? line.verified : line.first;
      find(event, { rule: 'R-102', expected: `at most ${most} of ${vintage}`, actual: verified });
    }
  }
};
