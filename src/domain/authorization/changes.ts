import type { AuthorizationRow, AuthorizationTerms } from '../book/rows.js';
import { versionOn } from '../book/terms.js';
import { dayOf } from '../kernel/days.js';
import { refuse } from '../kernel/refusal.js';
import type { Context } from '../message/message.js';

/** What of a statement binds units that exist, at their first transfer and their use. The rest is about units to come. */
export const BINDING = [
  'purposes',
  'firstTransfer',
  'usedUntil',
  'parties',
  'entities',
  'changesAfterFirstTransfer',
] as const satisfies readonly (keyof AuthorizationTerms)[];

/**
 * where all units of a statement are first transferred there is none whose terms could still change, unless those in force say that they
 * may. Throws `already-first-transferred`.
 */
export const checkChangeable = ({ used, firstTransferred, ...row }: AuthorizationRow, { at }: Context): void => {
  if (used > 0n && used === firstTransferred && !versionOn(row, dayOf(at)).changesAfterFirstTransfer)
    refuse('already-first-transferred', { conflictsWith: row.since });
};

/** a change takes effect on the day it is submitted, or later. Throws `effective-in-the-past`. */
export const checkEffective = (effective: string, { givenAt }: Context): void => {
  if (effective < dayOf(givenAt)) refuse('effective-in-the-past');
};
