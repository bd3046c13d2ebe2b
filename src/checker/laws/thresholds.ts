import { stepsOf, type Act, type Step } from '../act.js';
import type { Find } from '../law.js';
import { claimOf } from '../reckoning/finance.js';
import { isOfYear, nestsWithin } from '../reckoning/nests.js';
import { ownDue, ownOf } from '../reckoning/own-contribution.js';
import type { Threshold } from '../state/rows.js';
import type { State } from '../state/state.js';

type Verified = Step<'ReductionsVerified'>;
type Vintage = Verified['data']['vintages'][number];

/** A line of an act's reports. */
interface Line {
  readonly step: Verified;
  readonly vintage: Vintage;
  readonly component: string;
  readonly verified: bigint;
  readonly deductions: Vintage['deductions'];
}

const actualOf = ({ actual }: Vintage): string | null => actual ?? null;

/** The deductions of a line; what finance returns to the host is no part of its own contribution by the threshold. */
const besideFinance = ({ data: { programme, host } }: Verified, { vintage, deductions }: Vintage, state: State): Vintage['deductions'] =>
  deductions &&
  deductions.map((one) => (claimOf(state, { programme, host, vintage }, one) ? { ...one, reason: 'results-based-finance' } : one));

/** of each year no less is deducted as the host's own contribution than its threshold says, in whatever batches it is verified. */
export const checkThresholds = (act: Act, state: State, find: Find): void => {
  const byYear = new Map<string, Line[]>();
  for (const step of stepsOf(act, 'ReductionsVerified'))
    for (const vintage of step.data.vintages) {
      const key = `${step.data.programme} ${step.data.host} ${vintage.vintage}`;
      const { component } = step.data;
      const line = { step, vintage, component, verified: BigInt(vintage.verified), deductions: besideFinance(step, vintage, state) };
      byYear.set(key, [...(byYear.get(key) ?? []), line]);
    }
  for (const [key, lines] of byYear) {
    const [threshold, year] = [state.thresholds.get(key), state.yearOf(key)];
    checkActuals(lines, threshold, year, find);
    if (!threshold) continue;
    for (const [{ step, vintage, component, deductions }, due] of ownDue(threshold, year.own, lines))
      if (ownOf(deductions) < due)
        find(step.event, {
          rule: 'R-99',
          expected: `${component} ${vintage.vintage}: an own contribution of ${due}`,
          actual: String(ownOf(deductions)),
        });
  }
};

/** emissions stand in the place of a result where a threshold is set, of a whole year, as the one line of their host and year. */
const checkActuals = (
  lines: readonly Line[],
  threshold: Threshold | undefined,
  before: { readonly lines: number; readonly actuals: number },
  find: Find,
): void => {
  const actuals = lines.filter(({ vintage }) => actualOf(vintage) !== null);
  const [first] = actuals.length > 0 ? actuals : lines;
  if (!first) return;
  const alone = before.lines + lines.length === 1;
  if ((actuals.length > 0 || before.actuals > 0) && !alone)
    find(first.step.event, {
      rule: 'R-99',
      expected: `emissions of ${first.vintage.vintage} in one line`,
      actual: `${before.lines + lines.length} lines`,
    });
  for (const { step, vintage, verified } of actuals) {
    const due = threshold && threshold.baseline - BigInt(actualOf(vintage) ?? 0);
    const result = due === undefined ? undefined : due < 0n && threshold?.mode === 'no-lose' ? 0n : due;
    if (result !== verified)
      find(step.event, {
        rule: 'R-99',
        expected: result === undefined ? `no emissions: ${vintage.vintage} has no threshold` : `${result} below the baseline`,
        actual: vintage.verified,
      });
    const { from, to } = step.data.period;
    if (from > `${vintage.vintage}-01-01` || to < `${vintage.vintage}-12-31`)
      find(step.event, { rule: 'R-99', expected: 'emissions of a whole year', actual: `${from} to ${to}` });
  }
};

/** a threshold is set for what is registered, below its baseline, before anything of its year is verified. */
export const thresholdSet = ({ event, data }: Step<'CreditingThresholdSet'>, state: State, find: Find): void => {
  if (!state.programmes.has(data.programme))
    find(event, { rule: 'R-99', expected: 'a registered programme', actual: `${data.programme} is not` });
  if (!state.parties.has(data.host)) find(event, { rule: 'R-99', expected: 'a registered Party', actual: `${data.host} is not` });
  for (const { vintage, baseline, threshold } of data.years) {
    if (state.yearOf(`${data.programme} ${data.host} ${vintage}`).lines > 0)
      find(event, { rule: 'R-99', expected: `set before ${vintage} is verified`, actual: 'it is verified' });
    if (BigInt(threshold) > BigInt(baseline)) find(event, { rule: 'R-99', expected: `at most ${baseline}`, actual: threshold });
  }
};

/** what contains others is issued only when a threshold of the year, or a nest inside it, says how it stands to them. */
export const checkBounds = ({ event, data }: Step<'UnitsIssued'>, vintages: readonly string[], state: State, find: Find): void => {
  const scale = state.programmes.get(data.programme)?.scale ?? 'activity';
  if (scale === 'activity') return;
  const isNested = (vintage: string): boolean => nestsWithin(state, data.programme).some((nest) => isOfYear(nest, vintage));
  for (const vintage of new Set(vintages))
    if (!state.thresholds.has(`${data.programme} ${data.host} ${vintage}`) && !isNested(vintage))
      find(event, { rule: 'R-99', expected: `a threshold or a nest of ${vintage} for a ${scale}`, actual: 'none' });
};
