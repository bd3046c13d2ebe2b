import { stepsOf, type Act } from '../act.js';
import type { Find } from '../law.js';
import type { Report, Verification } from '../state/rows.js';
import type { State } from '../state/state.js';

/**
 * a verification is withdrawn once and whole, in however many events, while nothing of it was issued and it is the last of
 * each of its components; and what it took off earlier lines is given back, no more and no less.
 */
export const checkWithdrawal = (act: Act, state: State, find: Find): void => {
  const steps = stepsOf(act, 'VerificationWithdrawn');
  const [first] = steps;
  if (!first) return;
  const { event, data } = first;
  const row = state.verifications.get(data.verification);
  if (!row || row.withdrawn) {
    const actual = row ? 'it was withdrawn before' : 'nobody verified it';
    return find(event, { rule: 'R-34', expected: `${data.verification} stands`, actual });
  }
  const said = ({ data: d }: typeof first): string => `${d.verification}, ${d.reason.code}`;
  const other = steps.find((step) => said(step) !== said(first));
  if (other) find(other.event, { rule: 'R-34', expected: `one withdrawal: ${said(first)}`, actual: said(other) });
  const components = steps.flatMap((step) => step.data.components).join();
  const due = [...row.reports.keys()].join();
  if (components !== due) find(event, { rule: 'R-34', expected: `withdrawn of ${due}`, actual: components });
  checkUnused(row, state, (expected, actual) => find(event, { rule: 'R-31, R-34', expected, actual }));
  const given = steps.flatMap((step) => step.data.restored.map((r) => `${r.component} ${r.verification} ${r.vintage}: ${r.quantity}`));
  const owed = [...row.reports.values()].flatMap(tookFrom);
  if (given.join('; ') !== owed.join('; '))
    find(event, { rule: 'R-73', expected: `restored ${owed.join('; ') || 'nothing'}`, actual: given.join('; ') || 'nothing' });
};

/** Nothing rests on it: no unit, and no later verification of its components. */
const checkUnused = (row: Verification, state: State, find: (expected: string, actual: string) => void): void => {
  for (const [key, { issued }] of row.lines) if (issued > 0n) find(`nothing issued of ${row.verification} ${key}`, `${issued} issued`);
  for (const component of row.reports.keys()) {
    const last = state.components.get(component)?.verified.at(-1);
    if (last && last.verification !== row.verification)
      find(`${row.verification} is the last of ${component}`, `${last.verification} came after it (revision ${last.revision})`);
  }
};

/** What a report took off lines of other verifications, each line once. */
const tookFrom = ({ component, lines, took }: Report): string[] => {
  const sums = new Map<string, bigint>();
  for (const { line, quantity } of took) {
    if (lines.includes(line)) continue;
    const name = `${component} ${line.verification} ${line.vintage}`;
    sums.set(name, (sums.get(name) ?? 0n) + quantity);
  }
  return [...sums].map(([name, quantity]) => `${name}: ${quantity}`);
};
