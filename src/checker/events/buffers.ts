import { block, list, oneOf, orNull, record, text, whole, year } from './form.js';

// The buffers of a programme outside of a mechanism.

export const buffersSet = record({ programme: text, uncertaintyBps: whole, reversalBps: whole, pooledBps: whole });

export const bufferReleased = record({
  programme: text,
  vintages: record({ first: year, last: year }),
  components: orNull(list(text)),
  buffer: oneOf('uncertainty', 'reversal', 'pooled'),
  oldBps: whole,
  newBps: whole,
  moved: list(record({ from: text, to: text, block })),
});
