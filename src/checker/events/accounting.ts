import { list, oneOf, orNull, record, signed, text, whole, year } from './form.js';

// What Parties report and choose for their balances, and what of them is final.

const ndcPeriod = record({ first: year, last: year });
const method = oneOf('trajectory', 'averaging', 'multi-year');

export const inventoryReported = record({ party: text, year, metric: text, quantity: signed });

export const adjustmentMethodChosen = record({
  party: text,
  ndcPeriod,
  method,
  trajectory: orNull(list(record({ year, quantity: signed }))),
});

export const periodFinalized = record({
  party: text,
  ndcPeriod,
  method: orNull(method),
  averagingDenominator: oneOf('elapsed-years', 'inventory-years'),
  asOf: whole,
  totals: list(
    record({
      ...{ metric: text, year, inventory: orNull(signed), firstTransferred: whole, used: whole },
      ...{ adjustment: orNull(signed), remainder: orNull(signed), balance: orNull(signed) },
    }),
  ),
});
