import type { AuthorizationRow, AuthorizationVersion } from '../../domain/book/rows.js';
import { versionOn } from '../../domain/book/terms.js';
import { dayOf } from '../../domain/kernel/days.js';
import { flag, list, nullable, oneOf, optional, record, reference, text, type TypeOf } from '../answers/shape.js';
import { activity, code, day, party, purpose, quantity, revision, year } from '../answers/types.js';
import { byActivity, byCode, byDocument, byFlag, byName, byParty, byWord, filtersOf, type Filter, type Words } from '../find/filter.js';
import type { Stored } from '../view/facts-at.js';
import { codeInPath } from './parameters.js';
import { listed, resource, single } from './resource.js';

/** Its purposes are as the field of the event has them. */
type Version = AuthorizationVersion & { readonly purposes: readonly TypeOf<typeof purpose>[] };
type Row = Omit<Stored<AuthorizationRow>, 'versions'> & { readonly versions: readonly [Version, ...Version[]] };

/** A version of a statement, and from when on it governs. */
const change = record({
  effective: nullable(day('First day; null for the statement as it was made')),
  citesTerm: nullable(text('The term that let it change')),
  revoked: flag('Whether it takes the statement back'),
  since: revision('The event that stated it'),
});

/** What a statement says on the day asked for; it is looked for among all that ever said so. */
const ofVersions = (of: (version: Version) => Words): Pick<Filter<Row>, 'kept' | 'many' | 'is'> => ({
  many: true,
  kept: ({ versions }) => versions.flatMap((version) => of(version) ?? []),
  is: (row, view) => of(versionOn(row, dayOf(view.time)) as Version),
});

const authorizations = resource({
  kind: 'authorization',
  named: codeInPath('unknown-authorization', 'Code of the statement of authorization', 'A-1'),
  filters: filtersOf<Row>({
    host: byParty('Only statements of this Party', 'GHA', ({ host }) => host),
    statement: byWord(
      'Only statements of this kind',
      ['all', 'part', 'none', 'later'],
      ofVersions(({ statement }) => statement),
    ),
    activity: byActivity(
      'Only statements of this activity',
      '10471',
      ofVersions(({ activities }) => activities),
    ),
    purpose: byWord(
      'Only statements for this purpose',
      ['NDC', 'IMP', 'OP'],
      ofVersions(({ purposes }) => purposes),
    ),
    cooperativeApproach: byName('Only statements of this cooperative approach', 'CA0001', (row) => row.cooperativeApproach),
    entity: byCode(
      'Only statements that name this entity',
      'E-1',
      ofVersions(({ entities }) => entities ?? []),
    ),
    party: byParty(
      'Only statements that let this Party use',
      'CHE',
      ofVersions(({ parties }) => parties ?? []),
    ),
    metric: byWord('Only statements in this metric', ['GHG', 'non-GHG'], ({ metric }) => metric),
    document: byDocument(
      'Only statements whose terms are this document, by its SHA-256',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      ofVersions(({ terms }) => terms.sha256),
    ),
    revoked: byFlag('Only statements that are taken back on the day asked for, or that are not', {
      is: (row, view) => String(versionOn(row, dayOf(view.time)).revoked),
    }),
  }),
  names: ({ cooperativeApproach }: Row) => [cooperativeApproach],
  answer: record({
    authorization: code('Its code'),
    host: party('Who authorizes'),
    statement: oneOf('What of the units is authorized', 'all', 'part', 'none', 'later'),
    activities: list(activity),
    cooperativeApproach: nullable(text('The cooperative approach')),
    purposes: list(purpose),
    firstTransfer: nullable(record({ oimp: optional(nullable(text('For other international mitigation purposes'))) })),
    quantity: nullable(quantity('Units at most')),
    used: quantity('Gross units issued, imported or converted under it'),
    firstTransferred: quantity('Those of them that are first transferred'),
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
    revoked: flag('Whether it is taken back on the day asked for'),
    versions: list(change, 'As it was made, and every change; the terms above are those of the day asked for'),
    since: revision('The event that made or last replaced it'),
  }),
  item: (view, row: Row) => {
    const { authorization, host, cooperativeApproach, metric, nonGhgMetric, used, firstTransferred, since } = row;
    const { statement, activities, purposes, firstTransfer, quantity, vintages, issuedUntil, usedUntil, parties, entities, gwp, ...terms } =
      versionOn(row, dayOf(view.time)) as Version;
    const { sectors, activityTypes, changesAfterFirstTransfer, terms: document, date, revoked } = terms;
    const left = quantity === null ? null : BigInt(quantity) - BigInt(used);
    return {
      ...{ authorization, host, statement, activities, cooperativeApproach, purposes, firstTransfer, quantity, used, firstTransferred },
      ...{ remaining: left === null ? null : String(left < 0n ? 0n : left), vintages, issuedUntil, usedUntil, parties, entities },
      ...{ metric, nonGhgMetric, gwp, sectors, activityTypes, changesAfterFirstTransfer, terms: document, date, revoked },
      versions: row.versions.map((of) => ({
        effective: of.effective,
        citesTerm: of.citesTerm,
        revoked: of.revoked,
        since: String(of.since),
      })),
      since,
    };
  },
});

export const questions = [
  listed('authorizations', 'All statements of authorization', authorizations),
  single('authorization', 'authorizations', 'One statement, with the quantity used', authorizations),
] as const;
