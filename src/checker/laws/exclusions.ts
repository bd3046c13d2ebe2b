import { stepsOf, type Act, type Step } from '../act.js';
import type { Find } from '../law.js';
import { anniversary, daysAfter } from '../reckoning/days.js';
import type { Component } from '../state/rows.js';
import type { State } from '../state/state.js';

type Excluded = Step<'ComponentExcluded'>;

/** what is excluded is in, is out once, and an error is found while an inclusion may be reviewed. */
export const checkExclusions = (act: Act, state: State, find: Find): void => {
  for (const step of stepsOf(act, 'ComponentExcluded')) {
    const component = state.components.get(step.data.component);
    if (!component) find(step.event, { rule: 'R-28', expected: 'a component', actual: `${step.data.component} was never included` });
    else checkExclusion(act, step, component, find);
  }
};

const checkExclusion = (act: Act, { event, data }: Excluded, component: Component, find: Find): void => {
  const { cause, effective, responsible } = data;
  const before = component.excluded;
  if (before && (before.cause === 'erroneous' || cause === 'voluntary'))
    find(event, { rule: 'R-28', expected: `out since revision ${before.revision}, once`, actual: `${cause} again` });
  if (responsible !== null && (cause === 'voluntary' || responsible !== component.validatedBy))
    find(event, { rule: 'R-36', expected: `${component.validatedBy} at fault, of an error`, actual: `${responsible}, ${cause}` });
  if (cause === 'voluntary') return;
  const found = act.approves?.at.slice(0, 10) ?? act.day;
  if (effective !== found) find(event, { rule: 'R-28', expected: `out from ${found}, when it was found`, actual: effective });
  const { includedOn, firstIssuedOn } = component;
  const last = [anniversary(includedOn, 1), firstIssuedOn === null ? '' : daysAfter(firstIssuedOn, 180)].sort()[1] ?? '';
  if (effective > last) find(event, { rule: 'R-30', expected: `reviewed by ${last}`, actual: effective });
};

/** What is open of obligations to replace units of a component. */
const openOf = ({ debts }: Component): bigint => debts.reduce((sum, { quantity, discharged }) => sum + quantity - discharged, 0n);

/** what its own shortfall is, but for what comes from programmes inside, up to what was issued. */
const owedOf = ({ deficit, nested, issued }: Component): bigint => (deficit - nested < issued ? deficit - nested : issued);

/** what has to be replaced at an exclusion, in words. */
export const owedAtExclusion = (act: Act, state: State): string[] =>
  stepsOf(act, 'ComponentExcluded').flatMap(({ data: { component: code, effective, responsible } }) => {
    const component = state.components.get(code);
    if (!component) return [];
    const [quantity, debtor, from] =
      responsible === null
        ? [owedOf(component), component.programme, act.day]
        : [component.issued - openOf(component), responsible, effective];
    return quantity > 0n ? [`${code}: ${quantity} by ${debtor}, due ${daysAfter(from, 30)}`] : [];
  });
