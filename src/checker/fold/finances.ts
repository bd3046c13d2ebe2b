import { changeTaken } from '../reckoning/finance.js';
import type { Finance } from '../state/rows.js';
import { count, rangeOf } from '../units/range.js';
import type { Fold } from './event-fold.js';

export const financeRecorded: Fold<'FinanceRecorded'> = ({ event, data }, state) => {
  const { finance, programme, host, vintages, quantity, financeValue, carbonValue, title } = data;
  if (state.finances.has(finance)) return;
  const how = title === 'transferred' ? 'units' : (data.settle ?? 'deduct');
  const part = BigInt(financeValue ?? 0);
  const row: Finance = {
    ...{ finance, programme, host, ...vintages, how, returned: title === 'returned', since: event.revision },
    paid: quantity === null ? null : BigInt(quantity),
    share: financeValue === null || carbonValue === null ? null : { part, whole: part + BigInt(carbonValue) },
    taken: new Map(),
  };
  state.finances.set(finance, row);
  const on = `${programme} ${host}`;
  state.financesOn.set(on, [...(state.financesOn.get(on) ?? []), row]);
};

export const financeSettled: Fold<'FinanceSettled'> = ({ data }, state) => {
  const row = state.finances.get(data.finance);
  if (!row) return;
  for (const range of data.blocks.map(rangeOf)) changeTaken(row, range.series.split('-')[3] ?? '', count(range));
};
