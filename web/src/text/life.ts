import type { TFunction } from 'i18next';
import { title } from '../forms/labels.js';

/** One thing that happened to units. */
export interface Step {
  readonly revision: string;
  readonly at: string;
  readonly event: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly block: string;
  readonly command: string | null;
}

const SAYS: Readonly<Record<string, string>> = {
  UnitsIssued: 'Born in {{block}}, into {{to}}.',
  UnitsTransferred: 'Went from {{from}} to {{to}}, as {{block}}.',
  UnitsUsed: 'Used towards an NDC: from {{from}} to {{to}}, for ever, as {{block}}.',
  UnitsCancelled: 'Cancelled: from {{from}} to {{to}}, for ever, as {{block}}.',
  UnitsDistributed: 'Distributed from {{from}} to {{to}}, as {{block}}.',
  OpeningBalanceImported: 'Brought in as {{block}}, into {{to}}.',
  UnitsFrozen: 'Frozen, as {{block}}.',
  UnitsUnfrozen: 'Free to move again, as {{block}}.',
};

/** A step of a unit's life as a sentence. */
export const lifeSentence = (t: TFunction, { event, from, to, block, command }: Step): string =>
  t(SAYS[event] ?? '{{event}} of {{block}}, by {{command}}.', {
    ...{ block, command: command ?? '–', event: title(event) },
    from: from ?? '–',
    to: to ?? '–',
  });
