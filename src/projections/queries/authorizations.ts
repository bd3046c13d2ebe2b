import type { UnitsAuthorized } from '../../domain/authorization/units-authorized.js';
import type { AuthorizationRow } from '../../domain/book/rows.js';
import { flag, list, nullable, oneOf, optional, record, reference, text, type TypeOf } from '../answers/shape.js';
import { activity, code, day, party, purpose, quantity, revision, year } from '../answers/types.js';
import { factsOf, type Stored } from '../view/facts-at.js';
import { codeInPath } from './parameters.js';
import { listed, resource, single } from './resource.js';

/** Its purposes are as the field of the event has them. */
type Row = Omit<Stored<AuthorizationRow>, 'purposes'> & { readonly purposes: readonly TypeOf<typeof purpose>[] };

const authorizations = resource({
  kind: 'authorization',
  named: codeInPath('unknown-authorization', 'Code of the statement of authorization', 'A-1'),
  answer: record({
    authorization: code('Its code'),
    host: party('Who authorizes'),
    statement: oneOf('What of the units is authorized', 'all', 'part', 'none', 'later'),
    activities: list(activity),
    cooperativeApproach: nullable(text('The cooperative approach')),
    purposes: list(purpose),
    firstTransfer: nullable(record({ oimp: optional(nullable(text('For other international mitigation purposes'))) })),
    quantity: nullable(quantity('Units at most')),
    used: quantity('Gross units issued or imported under it'),
    remaining: nullable(quantity('What is left of the quantity')),
    vintages: record({ first: year('First'), last: year('Last') }),
    issuedUntil: nullable(day('Last day of issuance')),
    usedUntil: nullable(day('Last day of use')),
    parties: nullable(list(party('A Party that may use'))),
    entities: nullable(list(code('An entity that may use'))),
    metric: oneOf('The metric', 'GHG', 'non-GHG'),
    nonGhgMetric: nullable(text('The metric')),
    gwp: nullable(text('Global warming potentials')),
    sectors: list(text('A sector')),
    activityTypes: nullable(list(text('A type'))),
    changesAfterFirstTransfer: flag('Whether it may change after the first transfer'),
    terms: reference('Document'),
    date: day('When it was given'),
    since: revision('The event that made or last replaced it'),
  }),
  item: (view, row: Row) => {
    const stated = factsOf<UnitsAuthorized>(view, 'authorized', row.authorization).at(-1)?.body;
    if (!stated) return undefined;
    const { authorization, host, statement, activities, cooperativeApproach, purposes, quantity, used, vintages } = row;
    const { issuedUntil, usedUntil, parties, metric, date, since } = row;
    const { firstTransfer, entities, nonGhgMetric, gwp, sectors, activityTypes, changesAfterFirstTransfer, terms } = stated;
    const remaining = quantity === null ? null : String(BigInt(quantity) - BigInt(used));
    return {
      ...{ authorization, host, statement, activities, cooperativeApproach, purposes, firstTransfer, quantity, used, remaining },
      ...{ vintages, issuedUntil, usedUntil, parties, entities, metric, nonGhgMetric, gwp, sectors, activityTypes },
      ...{ changesAfterFirstTransfer, terms, date, since },
    };
  },
});

export const questions = [
  listed('authorizations', 'All statements of authorization', authorizations),
  single('authorization', 'authorizations', 'One statement, with the quantity used', authorizations),
] as const;
