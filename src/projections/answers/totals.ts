import { record, type TypeOf } from './shape.js';
import { quantity } from './types.js';

/** Where all units of a registry are. */
export const totals = record(
  {
    issued: quantity('Ever issued'),
    imported: quantity('Ever imported'),
    pending: quantity('Not distributed yet'),
    held: quantity('In holding accounts'),
    adaptationShare: quantity('Share of proceeds for adaptation'),
    omge: quantity('Cancelled for overall mitigation'),
    used: quantity('Retired'),
    cancelled: quantity('Cancelled otherwise'),
    buffer: quantity('In the buffer'),
    exported: quantity('Left for another registry'),
  },
  'issued + imported = pending + held + adaptationShare + omge + used + cancelled + buffer + exported',
);
export type Totals = TypeOf<typeof totals>;
