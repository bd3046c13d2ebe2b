import type { EntityRow } from '../../domain/book/rows.js';
import { nullable, record, reference, text } from '../answers/shape.js';
import { code, day, party, revision } from '../answers/types.js';
import { byName, byParty, byWord, filtersOf } from '../find/filter.js';
import type { Stored } from '../view/facts-at.js';
import { codeInPath } from './parameters.js';
import { listed, resource, single } from './resource.js';

const entities = resource({
  kind: 'entity',
  named: codeInPath('unknown-entity', 'Code of the authorized entity', 'E-1'),
  filters: filtersOf<Stored<EntityRow>>({
    party: byParty('Only entities that this Party authorized', 'GHA', ({ party }) => party),
    cooperativeApproach: byName('Only entities of this cooperative approach', 'CA0001', (row) => row.cooperativeApproach),
    scheme: byWord('Only entities that are identified so', ['LEI', 'registration', 'account'], ({ legal }) => legal.scheme),
    country: byParty('Only entities of this country', 'CHE', ({ legal }) => legal.country ?? null),
  }),
  names: ({ legal }: Stored<EntityRow>) => [legal.identifier, legal.name ?? null],
  answer: record({
    entity: code('Its code'),
    party: nullable(party('The Party that authorized it')),
    legal: reference('StoredLegalEntity'),
    cooperativeApproach: text('The cooperative approach'),
    date: day('When it was authorized'),
    conditions: nullable(text('Under which conditions')),
    revocation: nullable(text('How that may change or end')),
    since: revision('The event that made or last replaced it'),
  }),
  item: (_, row: Stored<EntityRow>) => row,
});

export const questions = [
  listed('entities', 'All authorized entities', entities),
  single('entity', 'entities', 'One authorized entity', entities),
] as const;
