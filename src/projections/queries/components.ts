import type { ComponentRow, VerifiedLineRow } from '../../domain/book/rows.js';
import { dayOf } from '../../domain/kernel/days.js';
import { list, nullable, oneOf, record, reference, text, type TypeOf } from '../answers/shape.js';
import { activity, code, day, instant, party, quantity, revision, year } from '../answers/types.js';
import { byActivity, byCode, byDay, byParty, byWord, filtersOf } from '../find/filter.js';
import { timeOf } from '../view/acts.js';
import { facts, type Stored } from '../view/facts-at.js';
import { touchesOf } from '../view/touches-at.js';
import type { View } from '../view/view.js';
import { codeInPath } from './parameters.js';
import { listed, phaseOn, resource, singleWith } from './resource.js';

const MOST_EVENTS = 1000;

const exclusion = record({
  cause: oneOf('Why', 'voluntary', 'erroneous'),
  effective: day('The first day on which it is out'),
  responsible: nullable(code('The DOE at fault')),
  revision: revision('The event that excluded it'),
});

const renewal = record({
  noticeOn: day('The day of the notice'),
  start: day('First day'),
  end: day('Last day'),
  revision: revision('The event that renewed it'),
});

type Row = Stored<ComponentRow>;

const exclusionOf = ({ takenBack }: Row): TypeOf<typeof exclusion> | null =>
  takenBack && {
    ...{ cause: takenBack.reason, effective: takenBack.from, responsible: takenBack.responsible, revision: takenBack.revision },
  };

const STATES = ['upcoming', 'active', 'ended', 'excluded'] as const;

const stateOf = (row: Row, today: string): (typeof STATES)[number] => {
  const excluded = exclusionOf(row);
  return excluded && excluded.effective <= today ? 'excluded' : phaseOn(row.crediting, today);
};

const components = resource({
  kind: 'component',
  named: codeInPath('unknown-component', 'Code of the component', 'CP-1'),
  filters: filtersOf<Row>({
    programme: byActivity('Only components of this programme', '10471', ({ programme }) => programme),
    host: byParty('Only components in this Party', 'GHA', ({ host }) => host),
    state: byWord('Only components that are so on the day asked for', STATES, {
      kept: ({ takenBack }) => (takenBack ? 'excluded' : 'included'),
      keptFor: (value) => (value === 'excluded' ? 'excluded' : undefined),
      is: (row, view) => stateOf(row, dayOf(view.time)),
    }),
    validatedBy: byCode('Only components that this entity validated', 'DOE-1', ({ validatedBy }) => validatedBy),
    site: byCode('Only components at this site', 'SITE-1', ({ site }) => site),
    start: byDay('Only components whose crediting begins on this day', '2025-01-01', ({ crediting }) => crediting.start),
    end: byDay('Only components whose crediting ends on this day', '2029-12-31', ({ crediting }) => crediting.end),
    includedOn: byDay('Only components that were included on this day', '2026-11-23', ({ includedOn }) => includedOn),
  }),
  names: ({ technology, site, otherSchemes }: Row) => [technology, site, ...otherSchemes.map(({ identifier }) => identifier)],
  answer: record({
    component: code('Its code'),
    programme: activity,
    host: party('Where it is'),
    site: nullable(code('Its site')),
    location: nullable(record({ latitude: text('Degrees'), longitude: text('Degrees') })),
    technology: text('Technology'),
    crediting: record({
      type: oneOf('Its type', 'renewable', 'fixed'),
      start: day('First day'),
      end: day('Last day, as renewed'),
    }),
    renewals: list(renewal, 'Its crediting periods after the first'),
    state: oneOf('On the day asked for', ...STATES),
    includedOn: day('The day of its inclusion'),
    formerly: nullable(code('The excluded component that it was before')),
    successor: nullable(code('The component under which it was included again')),
    exclusion: nullable(exclusion),
    expectedAnnual: quantity('Tonnes a year'),
    validatedBy: code('Who validated it'),
    otherSchemes: list(reference('OtherScheme')),
    verifiedTo: nullable(day('The last day that is verified')),
    deficit: quantity('What is carried into the next verification'),
    firstIssuedOn: nullable(day('The day of its first issuance')),
    since: revision('The event that made or last replaced it'),
  }),
  item: (view, row: Row) => {
    const { component, programme, host, site, location, technology, crediting, renewals, includedOn, formerly, successor } = row;
    const { expectedAnnual, validatedBy, otherSchemes, verified, deficit, firstIssuedOn, since } = row;
    return {
      ...{ component, programme, host, site, location, technology, crediting, renewals },
      state: stateOf(row, dayOf(view.time)),
      ...{ includedOn, formerly, successor, exclusion: exclusionOf(row) },
      ...{ expectedAnnual, validatedBy, otherSchemes, verifiedTo: verified.at(-1)?.to ?? null, deficit, firstIssuedOn, since },
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
