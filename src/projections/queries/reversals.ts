import type { ReversalRow } from '../../domain/book/rows.js';
import { reportReversal } from '../../domain/reversal/examples.js';
import { flag, list, oneOf, record } from '../answers/shape.js';
import { code, quantity } from '../answers/types.js';
import { byCode, byFlag, byWord, filtersOf } from '../find/filter.js';
import type { Stored } from '../view/facts-at.js';
import { codeInPath } from './parameters.js';
import { listed, resource, single } from './resource.js';

type Row = Stored<ReversalRow>;

const reversals = resource({
  kind: 'reversal',
  named: codeInPath('not-found', 'Code of the reversal', reportReversal.reversal),
  filters: filtersOf<Row>({
    component: byCode('Only reversals of this component', 'CP-1', ({ component }) => component),
    state: byWord('Only reversals that are so far', ['reported', 'confirmed'], ({ state }) => state),
    avoidable: byFlag('Only reversals that could have been avoided, or that could not', ({ avoidable }) => String(avoidable)),
  }),
  answer: record({
    reversal: code('Its code'),
    component: code('The component whose removals were released'),
    quantity: quantity('Units that it took back: as confirmed, until then as reported'),
    kinds: list(record({ kind: oneOf('Authorized (AER, or ITMO), or not', 'AER', 'MCU'), quantity: quantity('Units of this kind') })),
    avoidable: flag('Whether the participants could have avoided it, and fill the buffer up'),
    state: oneOf('How far it is', 'reported', 'confirmed'),
  }),
  item: (_, { reversal, component, quantity, kinds, avoidable, state }: Row) => ({
    ...{ reversal, component, quantity, kinds: [...kinds], avoidable, state },
  }),
});

export const questions = [
  listed('reversals', 'All reversals of removals', reversals),
  single('reversal', 'reversals', 'One reversal', reversals),
] as const;
