import type { Step } from '../act.js';
import type { Find, Law } from '../law.js';
import { anniversary } from '../reckoning/days.js';
import { creditingEnds, periodEnds } from '../reckoning/lives.js';
import { schemeKey } from '../reckoning/schemes.js';
import { earnsOn } from '../reckoning/standing.js';
import type { Component, HostApproval, Programme } from '../state/rows.js';
import type { State } from '../state/state.js';
import { checkExclusions } from './exclusions.js';
import { checkWithdrawals, closedSince, componentRenewed, programmeHeld, programmeRenewed } from './renewals.js';

type Included = Step<'ComponentIncluded'>;

const earliest = (mode: string): string => (mode === 'pacm' ? '2021-01-01' : '2000-01-01');

/** what a programme and a host allow of a component. */
const checkConditions = ({ event, data }: Included, programme: Programme, state: State, find: Find): void => {
  const { host, locatedIn, start, includedOn, crediting, criteria } = data;
  if (includedOn < programme.start || includedOn > programme.end)
    find(event, { rule: 'R-15', expected: `included from ${programme.start} to ${programme.end}`, actual: includedOn });
  const closed = closedSince(programme, includedOn);
  if (closed !== null) find(event, { rule: 'R-15', expected: `nothing included, since revision ${closed}`, actual: includedOn });
  if (includedOn > event.at.slice(0, 10)) find(event, { rule: 'R-15', expected: 'included on its day or before', actual: includedOn });
  if (host !== locatedIn) find(event, { rule: 'R-16', expected: `a component of ${host} is in ${host}`, actual: locatedIn });
  if (start < programme.start || start < earliest(programme.mode))
    find(event, { rule: 'R-19', expected: `no start before ${programme.start}`, actual: start });
  const own = programme.mode === 'project' ? programme.components.find((one) => !hasLeft(one, includedOn)) : undefined;
  if (own) find(event, { rule: 'R-17', expected: 'a project is one component', actual: `${own.component} is in it` });
  if (criteria.some(({ met }) => !met)) find(event, { rule: 'R-17', expected: 'every criterion met', actual: 'one is not' });
  const approval = state.approvals.get(`${programme.programme} ${host}`);
  if (!approval) return find(event, { rule: 'R-22', expected: `${host} approved ${programme.programme}`, actual: 'it did not' });
  const { withdrawn } = approval;
  if (withdrawn && withdrawn.from <= event.at.slice(0, 10))
    find(event, { rule: 'R-22', expected: `${host} approves`, actual: `it withdrew from ${withdrawn.from} on` });
  const sum = (state.expected.get(`${programme.programme} ${host}`) ?? 0n) + BigInt(data.expectedAnnual);
  if (sum > approval.maximumAnnualAmount)
    find(event, { rule: 'R-22', expected: `at most ${approval.maximumAnnualAmount} a year expected`, actual: String(sum) });
  checkCrediting({ event, crediting, includedOn }, programme, approval, state, find);
};

const checkCrediting = (
  { event, crediting, includedOn }: Pick<Included, 'event'> & Pick<Included['data'], 'crediting' | 'includedOn'>,
  programme: Programme,
  approval: HostApproval,
  state: State,
  find: Find,
): void => {
  const { type, start, end } = crediting;
  const last = creditingEnds(programme, { type, start }, approval);
  const from = state.registry?.policy.creditingStart === '2021' ? '2021-01-01' : includedOn;
  const first = [from, programme.start].sort()[1] ?? '';
  if (end > last || start < first || start > anniversary(includedOn, 2) || end < start)
    find(event, {
      rule: 'R-20',
      expected: `crediting from ${first} to ${last}, begun by ${anniversary(includedOn, 2)}`,
      actual: `${start} to ${end}`,
    });
};

/** Whether two components would be credited for the same days. */
const meetsInTime = (other: Component, { data: { crediting } }: Included): boolean =>
  earnsOn(other, crediting.start) || other.verified.some(({ to }) => to >= crediting.start);

const hasLeft = ({ excluded }: Component, day: string): boolean => excluded !== null && excluded.effective <= day;

/** what comes back was excluded and came back as nothing else; it keeps its crediting, and earns from now on. */
const checkFormer = ({ event, data }: Included, state: State, find: Find): void => {
  const { formerly, includedOn, crediting } = data;
  if (formerly === null) return;
  const former = state.components.get(formerly);
  if (!former || !hasLeft(former, includedOn) || former.successor !== null) {
    const actual = former ? (former.successor ?? 'it was not excluded') : 'it was never included';
    return find(event, { rule: 'R-17', expected: `${formerly} was excluded by ${includedOn}, and came back as nothing`, actual });
  }
  const { type, end } = former.crediting;
  if (end < event.at.slice(0, 10)) find(event, { rule: 'R-27', expected: 'crediting that is not over', actual: `it ended on ${end}` });
  if (crediting.type !== type || crediting.end !== end || crediting.start < includedOn)
    find(event, {
      rule: 'R-29',
      expected: `${type} crediting from ${includedOn} or later to ${end}`,
      actual: `${crediting.type}, ${crediting.start} to ${crediting.end}`,
    });
};

/** one component a place, whatever its technology is called, unless a DOE shows that the units are distinct. */
const checkPlace = (step: Included, state: State, find: Find): void => {
  const { event, data } = step;
  const { site, location, criteria, technology } = data;
  if (site === null && location === null) find(event, { rule: 'R-17', expected: 'a site or a location', actual: 'neither', since: 2 });
  if (location && (Math.abs(Number(location.latitude)) > 90 || Math.abs(Number(location.longitude)) > 180))
    find(event, { rule: 'R-17', expected: 'a place on Earth', actual: `${location.latitude}, ${location.longitude}`, since: 2 });
  if (criteria.some(({ criterion, met }) => criterion === 'SITE-DISTINCT' && met)) return;
  const others = state.places.at(site, location).filter((other) => other.component !== data.component && meetsInTime(other, step));
  const [first] = others;
  if (!first) return;
  const rule = others.some((other) => other.technology === technology) ? {} : { since: 2 as const };
  find(event, {
    rule: 'R-17',
    expected: `a place of its own: ${first.component} (revision ${first.since}) is there`,
    actual: data.component,
    ...rule,
  });
};

/** one component an identity under another scheme. */
const checkSchemes = (step: Included, state: State, find: Find): void => {
  for (const scheme of step.data.otherSchemes) {
    const other = state.schemes.get(schemeKey(scheme))?.find((one) => one.component !== step.data.component && meetsInTime(one, step));
    if (other)
      find(step.event, {
        rule: 'R-17',
        expected: `${scheme.scheme} ${scheme.identifier} is of one component: ${other.component} (revision ${other.since})`,
        actual: step.data.component,
        since: 2,
      });
  }
};

const included = (step: Included, state: State, find: Find): void => {
  const programme = state.programmes.get(step.data.programme);
  if (programme) checkConditions(step, programme, state, find);
  else find(step.event, { rule: 'R-15', expected: 'a registered programme', actual: step.data.programme });
  checkFormer(step, state, find);
  checkPlace(step, state, find);
  checkSchemes(step, state, find);
};

/** C11: a place, and an identity under another scheme, is one component's; and components are what their programme and host allow. */
export const inclusion: Law = {
  id: 'C11',
  name: 'inclusion',
  rule: 'R-15, R-16, R-17, R-19, R-20, R-21, R-22, R-29',
  says: 'One component a place and a foreign identity; each is included, and excluded, as its programme and its host allow.',
  advice: 'Issue nothing of the component until its DOE has shown what stands there, and go on from a copy that ends before this act.',
  before: (act, state, find) => {
    checkExclusions(act, state, find);
    checkWithdrawals(act, state, find);
  },
  on: {
    ComponentIncluded: included,
    ComponentRenewed: componentRenewed,
    ProgrammeRenewed: programmeRenewed,
    ProgrammeHeld: programmeHeld,
    ProgrammeReleased: programmeHeld,
    ProgrammeRegistered: ({ event, data }, _, find) => {
      const last = periodEnds(data, data.start);
      if (data.end > last || data.end < data.start)
        find(event, { rule: 'R-21', expected: `a first period up to ${last}`, actual: `${data.start} to ${data.end}` });
      if (data.start < earliest(data.mode)) find(event, { rule: 'R-19', expected: `from ${earliest(data.mode)} on`, actual: data.start });
    },
  },
  figures: (state) => ({ programmes: String(state.programmes.size), components: String(state.components.size) }),
};
