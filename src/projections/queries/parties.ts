import type { PartyRow } from '../../domain/book/rows.js';
import { flag, list, oneOf, record } from '../answers/shape.js';
import { party, year } from '../answers/types.js';
import { byFlag, filtersOf } from '../find/filter.js';
import type { PathParameter } from './parameters.js';
import { listed, resource, single } from './resource.js';

/** A Party as it is named in a path. */
export const PARTY: PathParameter = {
  ...{ pattern: /^[A-Z]{3}$/, description: 'ISO 3166-1 alpha-3, or EUE', example: 'GHA', unknown: 'unknown-party' },
};

const ndcPeriod = record({
  first: year('First year'),
  last: year('Last year'),
  type: oneOf('What it aims at: one year or a budget of several', 'single-year', 'multi-year'),
});

const parties = resource({
  kind: 'party',
  named: PARTY,
  filters: filtersOf<PartyRow>({
    participating: byFlag('Only Parties that meet the participation requirements, or that do not', ({ participating }) =>
      String(participating),
    ),
  }),
  answer: record({
    party: party('Its code'),
    participating: flag('Whether it meets the participation requirements'),
    leastDevelopedOrIsland: flag('A least developed country or small island developing State'),
    waivesAdaptationExemption: flag('Whether it gives up its exemption from the share of proceeds'),
    ndcPeriods: list(ndcPeriod),
  }),
  item: (_, { party, participating, leastDevelopedOrIsland, waivesAdaptationExemption, ndcPeriods }: PartyRow) => ({
    ...{ party, participating, leastDevelopedOrIsland, waivesAdaptationExemption, ndcPeriods },
  }),
});

export const questions = [listed('parties', 'All Parties', parties), single('party', 'parties', 'One Party', parties)] as const;
