import type { ObligationRow } from '../../domain/book/rows.js';
import { dayOf } from '../../domain/kernel/days.js';
import { dischargeReplacementObligation } from '../../domain/replacement/examples.js';
import { nullable, oneOf, record } from '../answers/shape.js';
import { code, day, quantity, revision } from '../answers/types.js';
import { byCode, byDay, byWord, filtersOf } from '../find/filter.js';
import type { Stored } from '../view/facts-at.js';
import { codeInPath } from './parameters.js';
import { listed, resource, single } from './resource.js';

type Row = Stored<ObligationRow>;

/** Met, or open until the end of the day that it is due on, and overdue from then on. */
const stateOn = ({ quantity, discharged, due }: Row, today: string): 'open' | 'overdue' | 'discharged' => {
  if (discharged === quantity) return 'discharged';
  return due !== null && today > due ? 'overdue' : 'open';
};

const obligations = resource({
  kind: 'obligation',
  named: codeInPath('unknown-obligation', 'Code of the obligation', dischargeReplacementObligation.obligation),
  filters: filtersOf<Row>({
    kind: byWord('Only obligations that are met so', ['replacement', 'replenishment'], ({ kind }) => kind),
    component: byCode('Only obligations about units of this component', 'CP-1', ({ component }) => component),
    debtor: byCode('Only obligations of this debtor', 'DOE-1', ({ debtor }) => debtor),
    state: byWord('Only obligations that are so on the day asked for', ['open', 'overdue', 'discharged'], {
      kept: ({ quantity, discharged }) => (discharged === quantity ? 'discharged' : 'open'),
      keptFor: (value) => (value === 'discharged' ? value : 'open'),
      is: (row, view) => stateOn(row, dayOf(view.time)),
    }),
    due: byDay('Only obligations that are due on this day', '2026-12-31', ({ due }) => due),
  }),
  names: ({ kind, debtor, component }: Row) => [kind, debtor, component],
  answer: record({
    obligation: code('Its code'),
    kind: oneOf('How it is met: by cancelling other units, or by filling the buffer up', 'replacement', 'replenishment'),
    component: code('The component whose units it is about'),
    debtor: code('Who owes: a DOE, or the programme by its code'),
    quantity: quantity('Units owed in all'),
    discharged: quantity('What of them is met'),
    due: nullable(day('Last day to meet it')),
    cause: revision('The event that made it due'),
    state: oneOf('On the day asked for', 'open', 'overdue', 'discharged'),
  }),
  item: (view, row: Row) => {
    const { obligation, kind, component, debtor, quantity, discharged, due, cause } = row;
    return { obligation, kind, component, debtor, quantity, discharged, due, cause, state: stateOn(row, dayOf(view.time)) };
  },
});

export const questions = [
  listed('obligations', 'All obligations to replace units', obligations),
  single('obligation', 'obligations', 'One obligation', obligations),
] as const;
