import type { EntityRow } from '../../domain/book/rows.js';
import { record, text } from '../answers/shape.js';
import { code, revision } from '../answers/types.js';
import type { Stored } from '../view/facts-at.js';
import { codeInPath } from './parameters.js';
import { listed, resource, single } from './resource.js';

const entities = resource({
  kind: 'entity',
  named: codeInPath('unknown-entity', 'Code of the authorized entity', 'E-1'),
  answer: record({
    entity: code('Its code'),
    cooperativeApproach: text('The cooperative approach'),
    since: revision('The event that made or last replaced it'),
  }),
  item: (_, { entity, cooperativeApproach, since }: Stored<EntityRow>) => ({ entity, cooperativeApproach, since }),
});

export const questions = [
  listed('entities', 'All authorized entities', entities),
  single('entity', 'entities', 'One authorized entity', entities),
] as const;
