import { stepsOf, type Act, type Step } from '../act.js';

/** Whether a closing cancels: an administrator can cancel in no other way, and needs no account to be active for it. */
export const isLot = ({ type, event }: Step): boolean => type === 'UnitsCancelled' && event.authority === 'administrator';

/** The cancellations of a closing in an act. */
export const lotIn = (act: Act): readonly Step<'UnitsCancelled'>[] =>
  act.first.authority === 'administrator' ? stepsOf(act, 'UnitsCancelled') : [];

/** Whether an act is a lot that the node went on with, by its events. */
export const isContinued = (steps: readonly Step[]): boolean =>
  steps.length > 0 &&
  steps.every(({ type, event }) => event.authority === 'administrator' && (type === 'UnitsCancelled' || type === 'UnitKindClosed'));
