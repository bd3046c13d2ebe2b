import type { Json } from '../ledger/records.js';
import type { Story } from './story.js';
import { type Claimed, type Component, nextDay, type Programme, type Step, without } from './things.js';

/** A programme of a mode, of removals or reductions. */
export const registerProgramme = (story: Story, programme: Programme, mode: string, removals: boolean): Step => {
  const rest = without(programme, 'periodEnds', 'imported');
  const outcome = removals ? 'removals' : 'reductions';
  const rating = removals && story.mechanism ? { riskRatingBps: story.dice.oneOf('1500', '300') } : {};
  const scale = story.dice.chance(0.2) ? { scale: story.dice.oneOf('sector', 'policy'), area: 'AREA-1' } : {};
  const words = { title: 'Improved cookstoves', methodology: 'AMS-II.G', sector: 'ENERGY', validatedBy: 'DOE-P' };
  return {
    command: 'register-programme',
    data: { ...rest, ...words, mode, outcome, ...rating, ...scale },
    accepted: () => void story.programmes.push(programme),
  };
};

/** The host approves the programme, with a cap of `least` or more. */
export const approveHost = (story: Story, programme: string, host: string, least = 0): Step => {
  const cap = least + story.dice.oneOf(150, 250, 450);
  const waiver = host === 'RWA' && programme === 'GS11732' ? { waivesAdaptationExemption: true } : {};
  return {
    command: 'record-host-approval',
    data: { programme, host, maximumAnnualAmount: String(cap), renewalsAllowed: true, ...waiver },
    accepted: () => void story.caps.set(`${programme} ${host}`, cap),
  };
};

/** A component with its dates; some are registered in another scheme. */
export const includeComponent = (story: Story, claimed: Claimed, changes: Json = {}): Step => {
  const component: Component = { ...claimed, periods: [], scheme: story.dice.chance(0.2), site: story.code('SITE') };
  const { programme, host, start, end } = component;
  const schemes = component.scheme
    ? [{ scheme: 'VCS', identifier: story.code('VCS'), state: 'registered', since: '2021-07-01' }]
    : story.dice.chance(0.2)
      ? [{ scheme: 'GS', identifier: story.code('GS'), state: 'deregistered', since: '2021-07-01', creditedUntil: '2021-12-31' }]
      : [];
  const data = {
    component: component.component,
    programme,
    host,
    locatedIn: host,
    site: component.site,
    start: start,
    includedOn: start,
    crediting: { type: 'renewable', start, end },
    expectedAnnual: String(story.dice.between(10, 45)),
    technology: 'Cookstoves',
    validatedBy: 'DOE-A',
    criteria: [{ criterion: 'C-1', met: true, evidence: story.document() }],
    otherSchemes: schemes,
    ...changes,
  };
  return { command: 'include-component', data, accepted: () => void story.components.push(component) };
};

/** A component that was verified leaves, of itself or as a mistake; now and then for good, as far as the story goes. */
export const excludeComponent = (story: Story): Step | null => {
  const component = story.dice.pick(story.components.filter(({ periods }) => periods.length > 0));
  const last = component?.periods.at(-1)?.to;
  if (!component || last === undefined) return null;
  const fault = story.dice.chance(0.6) ? { responsible: story.dice.oneOf('DOE-A', 'DOE-A', 'DOE-A', 'DOE-V') } : {};
  const days = story.dice.oneOf(nextDay(last), nextDay(last, 182), nextDay(last, -30), nextDay(last, 400));
  const how = story.dice.chance(0.5) ? { cause: 'voluntary', effective: days } : { cause: 'erroneous', effective: story.today(), ...fault };
  const leave = (): void => void story.components.splice(story.components.indexOf(component), 1);
  const forGood = story.dice.chance(0.4);
  return {
    command: 'exclude-component',
    data: { component: component.component, ...how },
    accepted: () => (forGood ? leave() : undefined),
  };
};

/**
 * Two or three components of a programme; often one more that is credited for the last two periods alone, so that its results come to an end;
 * and where `short`, one that ends early.
 */
export const firstComponents = (story: Story, programme: Programme, removals: boolean, short: boolean): Step[] => {
  const hosts = ['GHA', 'GHA', ...(story.dice.chance(0.6) ? ['RWA'] : [])];
  const last = removals ? '2035-12-31' : '2026-12-31';
  const steps = hosts.map((host, i) => {
    const start = i === 0 ? '2022-01-01' : story.dice.oneOf('2022-01-01', '2022-01-01', '2022-07-01', '2022-10-15');
    return includeComponent(story, {
      component: `${programme.programme}-C${i + 1}`,
      programme: programme.programme,
      host,
      start,
      end: last,
    });
  });
  if (story.dice.chance(0.6)) steps.push(includeComponent(story, endingComponent(programme)));
  if (!short || removals) return steps;
  const late = {
    component: `${programme.programme}-SHORT`,
    programme: programme.programme,
    host: 'GHA',
    start: '2022-01-01',
    end: '2023-06-30',
  };
  return [...steps, includeComponent(story, late)];
};

const endingComponent = ({ programme, periodEnds }: Programme): Claimed => ({
  ...{ component: `${programme}-ENDS`, programme, host: 'GHA' },
  ...{ start: nextDay(periodEnds.at(-3) ?? ''), end: periodEnds.at(-1) ?? '' },
});

/** A programme with the days on which its monitoring periods end. */
export const newProgramme = (story: Story, programme: string, start: string, end: string): Programme => {
  const periodEnds = story.dice.oneOf(
    ['2022-12-31', '2023-12-31', '2024-12-31', '2025-12-31'],
    ['2022-12-31', '2023-06-30', '2024-12-31', '2025-06-30', '2025-12-31'],
    ['2023-03-31', '2024-03-31', '2025-03-31', '2025-12-31'],
  );
  return { programme, start, end, periodEnds, imported: false };
};
