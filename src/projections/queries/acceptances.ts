import type { AcceptanceRow, AcceptanceTerms } from '../../domain/book/rows.js';
import { acceptanceOn } from '../../domain/acceptance/acceptance.js';
import { dayOf } from '../../domain/kernel/days.js';
import { flag, list, nullable, oneOf, record, text } from '../answers/shape.js';
import { activity, day, party, quantity, revision, year } from '../answers/types.js';
import type { Stored } from '../view/facts-at.js';
import type { PathParameter } from './parameters.js';
import { listed, resource, single } from './resource.js';

const named: PathParameter = {
  pattern: /^[A-Z]{3}:(?:ALL|CA[0-9]{4})$/,
  description: 'Party, and cooperative approach or ALL: CHE:CA0001',
  example: 'CHE:CA0001',
  // No command names terms: they have no code of their own.
  unknown: 'not-found',
};

type Terms = Stored<AcceptanceTerms>;
type Row = Omit<Stored<AcceptanceRow>, 'versions'> & { readonly versions: readonly [Terms, ...Terms[]] };

const acceptances = resource({
  kind: 'acceptance',
  named,
  answer: record({
    id: text('Party, and cooperative approach or ALL: CHE:CA0001'),
    party: party('Whose terms they are'),
    cooperativeApproach: nullable(text('For units of this approach; null for all units')),
    inForce: flag('Whether they bind on the day asked for; the others are the last set, whose day has not come'),
    programmes: nullable(list(activity, 'Only units of these')),
    methodologies: nullable(list(text('A methodology'), 'Only units of programmes with one of these, in the same words')),
    nesting: nullable(list(oneOf('A mode', 'shared', 'baseline-only', 'outer-only'), 'Only nested in one of these modes, or not at all')),
    storageYearsAtLeast: nullable(quantity('Only removals that stay stored so many years')),
    vintagesFrom: nullable(year('Only of this year or a later one')),
    effective: day('The first day on which they bind'),
    versions: list(record({ effective: day('First day'), since: revision('The event that set them') }), 'All that were set, in order'),
    since: revision('The event that set what is in force'),
  }),
  item: (view, row: Row, id) => {
    const { party, cooperativeApproach, versions } = row;
    const inForce = acceptanceOn(row as unknown as AcceptanceRow, dayOf(view.time)) as unknown as Terms | undefined;
    const { programmes, methodologies, nesting, storageYearsAtLeast, vintagesFrom, effective, since } =
      inForce ?? versions.at(-1) ?? versions[0];
    return {
      ...{ id, party, cooperativeApproach, inForce: inForce !== undefined, programmes, methodologies, nesting },
      ...{ storageYearsAtLeast, vintagesFrom, effective },
      versions: versions.map((version) => ({ effective: version.effective, since: version.since })),
      since,
    };
  },
});

export const questions = [
  listed('acceptances', 'The terms on which Parties take units in', acceptances),
  single('acceptance', 'acceptances', 'The terms of one Party for an approach, or for all units', acceptances),
] as const;
