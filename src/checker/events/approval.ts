import { block, instant, list, record, text, type Form } from './form.js';

// Proposals, and what became of them.

const anyRecord: Form<Readonly<Record<string, unknown>>> = (value): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const commandProposed = record({
  proposal: text,
  command: text,
  data: anyRecord,
  hash: text,
  expires: instant,
  notBefore: instant,
  blocks: list(block),
});
export const commandApproved = record({ proposal: text, hash: text });
export const proposalClosed = record({ proposal: text });
