import { block, flag, list, oneOf, optional, record, text, whole } from './form.js';

const kinds = list(record({ kind: oneOf('AER', 'MCU'), quantity: whole }));

export const reversalReported = record({ reversal: text, component: text, quantity: whole, avoidable: flag, kinds });
export const reversalConfirmed = record({ reversal: text, quantity: whole, kinds });
export const bufferUnitsCancelled = record({ reversal: text, from: optional(text), blocks: list(block) });
