import { refuse } from '../../domain/kernel/refusal.js';

/** Throws `malformed-request` for one member of the query. */
export const malformed = (pointer: string, code: string, detail: string): never =>
  refuse('malformed-request', { errors: [{ pointer, code, detail }] });

export const MALFORMED_CURSOR = ['cursor', 'cursor-invalid', 'Not a cursor of this list: begin again without one'] as const;
