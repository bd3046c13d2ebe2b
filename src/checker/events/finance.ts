import { block, list, matching, oneOf, orNull, record, text, whole, year } from './form.js';

// What is paid for of the results of a programme, and how cancelled units meet it.

const positive = matching(/^[1-9][0-9]{0,14}$/);
const document = record({ sha256: text });

export const financeRecorded = record({
  finance: text,
  programme: text,
  host: text,
  vintages: record({ first: year, last: year }),
  basis: oneOf('payment', 'grant-equivalent'),
  quantity: orNull(positive),
  financeValue: orNull(positive),
  carbonValue: orNull(positive),
  currency: orNull(matching(/^[A-Z]{3}$/)),
  settle: orNull(oneOf('deduct', 'mcu')),
  title: oneOf('none', 'transferred', 'returned'),
  party: orNull(text),
  document,
  gapShown: orNull(document),
});

export const financeSettled = record({ finance: text, quantity: whole, blocks: list(block) });
