import { stepsOf, type Act, type Step } from '../act.js';
import type { Find } from '../law.js';
import { termsOn } from '../reckoning/terms.js';
import type { Authorization, Terms } from '../state/rows.js';
import type { State } from '../state/state.js';

type Stated = Step<'UnitsAuthorized'> | Step<'AuthorizationRevised'>;

/** a host that participates says when units for other purposes are first transferred, and names entities of that approach. */
const checkStated = ({ event, data }: Stated, state: State, find: Find): void => {
  if (state.parties.get(data.host)?.participating !== true)
    find(event, { rule: 'R-63', expected: `${data.host} participates`, actual: 'it does not', since: 'contract' });
  if (data.purposes.some((purpose) => purpose !== 'NDC') && !data.firstTransfer)
    find(event, { rule: 'R-53', expected: 'a definition of first transfer for IMP and OP', actual: 'none' });
  const approach = data.cooperativeApproach;
  for (const entity of data.entities ?? [])
    if (approach === null ? !state.entities.has(entity) : state.entities.get(entity) !== approach)
      find(event, { rule: 'R-38', expected: `an entity authorized for ${approach ?? 'some approach'}`, actual: entity });
};

/** a change is of a statement that is there, takes effect today or later, and leaves what was first transferred alone. */
const checkChange = (act: Act, step: Step<'AuthorizationRevised'> | Step<'AuthorizationRevoked'>, state: State, find: Find): void => {
  const { event, data } = step;
  const row = state.authorizations.get(data.authorization);
  if (!row) return find(event, { rule: 'R-66', expected: 'a statement', actual: `${data.authorization} was never made` });
  const earliest = (act.approves?.notBefore ?? act.first.at).slice(0, 10);
  if (data.effective < earliest) find(event, { rule: 'R-66', expected: `in effect from ${earliest} on`, actual: data.effective });
  const revised = step.type === 'AuthorizationRevised' ? step.data : undefined;
  if (revised) checkFixed(act, revised, row, find);
  const allFirst = row.used > 0n && row.used === row.firstTransferred && !termsOn(row, act.day).changes;
  if (allFirst && (!revised || binding(ofEvent(revised)) !== binding(row.versions.at(-1))))
    find(event, { rule: 'R-66', expected: `${row.authorization} stays: all its units are first transferred`, actual: step.type });
};

const checkFixed = (
  act: Act,
  { host, cooperativeApproach, metric, nonGhgMetric, effective }: Step<'AuthorizationRevised'>['data'],
  row: Authorization,
  find: Find,
): void => {
  if (host !== row.host) find(act.first, { rule: 'R-66', expected: `a statement of ${row.host}`, actual: host });
  const [before, after] = [
    [row.cooperativeApproach, row.metric, row.nonGhgMetric].join(' '),
    [cooperativeApproach, metric, nonGhgMetric].join(' '),
  ];
  if (before !== after && (row.used > 0n || effective > act.day))
    find(act.first, { rule: 'R-55, R-56', expected: `${before}, in which its units are counted`, actual: after });
};

type Binding = Pick<Terms, 'purposes' | 'oimp' | 'usedUntil' | 'parties' | 'entities' | 'changes'>;

const ofEvent = (data: Step<'AuthorizationRevised'>['data']): Binding => ({
  ...{ purposes: data.purposes, usedUntil: data.usedUntil, parties: data.parties, entities: data.entities },
  ...{ oimp: data.firstTransfer?.oimp ?? null, changes: data.changesAfterFirstTransfer },
});

/** What binds units that exist, in words. */
const binding = (terms: Binding | undefined): string =>
  JSON.stringify([terms?.purposes, terms?.oimp, terms?.usedUntil, terms?.parties, terms?.entities, terms?.changes]);

export const checkStatements = (act: Act, state: State, find: Find): void => {
  for (const step of stepsOf(act, 'UnitsAuthorized')) checkStated(step, state, find);
  for (const step of stepsOf(act, 'AuthorizationRevised')) {
    checkStated(step, state, find);
    checkChange(act, step, state, find);
  }
  for (const step of stepsOf(act, 'AuthorizationRevoked')) checkChange(act, step, state, find);
};
