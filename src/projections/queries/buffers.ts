import type { BuffersRow } from '../../domain/book/rows.js';
import { list, nullable, oneOf, record } from '../answers/shape.js';
import { activity, bps, code, revision, year } from '../answers/types.js';
import type { Stored } from '../view/facts-at.js';
import { listed, resource, single } from './resource.js';

const release = record({
  buffer: oneOf('Which', 'uncertainty', 'reversal', 'pooled'),
  vintages: record({ first: year('First vintage'), last: year('Last vintage') }),
  components: nullable(list(code('A component'), 'Null for all')),
  bps: bps('Its rate from then on'),
  since: revision('The event that released it'),
});

const buffers = resource({
  kind: 'buffers',
  named: {
    pattern: /^[A-Z0-9]{1,20}$/,
    description: 'Code of the programme',
    example: '10471',
    // Buffers have no code of their own: a programme may be there, and have none.
    unknown: 'not-found',
  },
  answer: record({
    programme: activity,
    uncertaintyBps: bps('Of what is issued, as it was set'),
    reversalBps: bps('Of what that leaves, as it was set'),
    pooledBps: bps('Of what that leaves, as it was set'),
    releases: list(release, 'In their order: of a line the last one counts'),
    since: revision('The event that set them'),
  }),
  item: (_, { programme, bps: rates, releases, since }: Stored<BuffersRow>) => ({
    ...{ programme, uncertaintyBps: rates.uncertainty, reversalBps: rates.reversal, pooledBps: rates.pooled },
    ...{
      releases: releases.map(({ vintages, components, ...of }) => ({ ...of, vintages, components: components && [...components] })),
      since,
    },
  }),
});

export const questions = [
  listed('buffers', 'The buffers of programmes, with what was released of them', buffers),
  single('buffer', 'buffers', 'The buffers of one programme', buffers),
] as const;
