import { block, day, list, record, text, whole } from './form.js';

// A kind of units that is closed.

export const unitKindClosing = record({ closing: text, kind: text, notBefore: day, reason: record({ code: text }) });
export const unitKindClosed = record({ closing: text, kind: text, blocks: whole, quantity: whole, stayed: list(block) });
