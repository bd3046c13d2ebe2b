import type { ComponentRow, VerifiedLineRow } from '../../domain/book/rows.js';
import { dayOf } from '../../domain/kernel/days.js';
import { list, nullable, oneOf, record, reference, text, type TypeOf } from '../answers/shape.js';
import { activity, code, day, instant, party, quantity, revision, year } from '../answers/types.js';
import { timeOf } from '../view/acts.js';
import { facts, type Stored } from '../view/facts-at.js';
import { touchesOf } from '../view/touches-at.js';
import type { View } from '../view/view.js';
import { codeInPath } from './parameters.js';
import { listed, phase, phaseOn, resource, singleWith } from './resource.js';

const MOST_EVENTS = 1000;

const components = resource({
  kind: 'component',
  named: codeInPath('unknown-component', 'Code of the component', 'CP-1'),
  answer: record({
    component: code('Its code'),
    programme: activity,
    host: party('Where it is'),
    site: nullable(code('Its site')),
    location: nullable(record({ latitude: text('Degrees'), longitude: text('Degrees') })),
    technology: text('Technology'),
    crediting: record({ type: oneOf('Its type', 'renewable', 'fixed'), start: day('First day'), end: day('Last day') }),
    state: phase,
    expectedAnnual: quantity('Tonnes a year'),
    validatedBy: code('Who validated it'),
    otherSchemes: list(reference('OtherScheme')),
    verifiedTo: nullable(day('The last day that is verified')),
    deficit: quantity('What is carried into the next verification'),
    since: revision('The event that made or last replaced it'),
  }),
  item: (view, { component, programme, host, site, location, technology, crediting, ...row }: Stored<ComponentRow>) => {
    const { expectedAnnual, validatedBy, otherSchemes, verified, deficit, since } = row;
    return {
      ...{ component, programme, host, site, location, technology, crediting },
      state: phaseOn(crediting, dayOf(view.time)),
      ...{ expectedAnnual, validatedBy, otherSchemes, verifiedTo: verified.at(-1)?.to ?? null, deficit, since },
    };
  },
});

const vintage = record({
  vintage: year('Vintage'),
  verification: code('The verification'),
  issuable: quantity('Tonnes that may be issued'),
  issued: quantity('Units issued'),
});
const touch = record({ revision: revision('The event'), at: instant('When'), event: text('Its type') });

const vintagesOf = (view: View, component: string): TypeOf<typeof vintage>[] =>
  [...facts<Stored<VerifiedLineRow>>(view, 'verified-line', { prefix: `${component} ` })].map(
    ({ body: { vintage, verification, issuable, issued } }) => ({ vintage, verification, issuable, issued }),
  );

const timelineOf = (view: View, component: string): TypeOf<typeof touch>[] =>
  touchesOf(view, `component:${component}`, MOST_EVENTS).map(({ revision, event }) => ({
    revision: String(revision),
    at: timeOf(view.db, revision),
    event: view.names.word(event),
  }));

export const questions = [
  listed('components', 'All components', components),
  singleWith('component', 'components', 'One component, verified against issued', components, {
    answer: record({ vintages: list(vintage), timeline: list(touch, 'The latest 1,000 events that touched it, oldest first') }),
    find: (view, { component }) => ({ vintages: vintagesOf(view, component), timeline: timelineOf(view, component) }),
  }),
] as const;
