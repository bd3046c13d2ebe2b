import { block, flag, instant, list, orNull, record, text, year } from './form.js';

// Accounts, and what may be done with them.

export const accountOpened = record({
  account: text,
  type: text,
  party: orNull(text),
  holder: orNull(text),
  ndcPeriod: orNull(record({ first: year, last: year })),
});
export const accountNamed = record({ account: text });
export const closureInstructed = record({ account: text, moveTo: text });

const trust = { account: text, counterparty: text, trusted: flag };
/** Version 1 took effect at once and doesn't say so. */
export const trustChanged = { 1: record(trust), 2: record({ ...trust, effective: instant }) };

export const blocksNamed = record({ blocks: list(block) });
