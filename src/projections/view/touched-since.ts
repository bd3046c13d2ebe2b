import { touchesOf } from './touches-at.js';
import type { View } from './view.js';

/** A resource that an event touched. */
export interface TouchedThing {
  readonly kind: string;
  readonly id: string;
  readonly revision: string;
  readonly event: string;
}

/** Under which members of a command's data the code of a resource stands, and of which kind it is. */
const KINDS: Readonly<Record<string, string>> = {
  ...{ account: 'account', from: 'account', to: 'account', counterparty: 'account', moveTo: 'account' },
  ...{ party: 'party', host: 'party', programme: 'programme', component: 'component', verification: 'verification' },
  ...{ authorization: 'authorization', issuance: 'issuance', entity: 'entity', obligation: 'obligation', reversal: 'reversal' },
};
/** More than so many are not looked at. */
const MOST = 1_000;

/** What `data` names and an event behind `since` touched, each with the latest such event, by kind and code. */
export const touchedSince = (view: View, data: object, since: number): TouchedThing[] =>
  [...named(data)]
    .sort()
    .slice(0, MOST)
    .flatMap((resource) => {
      const [touch] = touchesOf(view, resource, 1);
      if (!touch || touch.revision <= since) return [];
      const colon = resource.indexOf(':');
      const of = { kind: resource.slice(0, colon), id: resource.slice(colon + 1) };
      return [{ ...of, revision: String(touch.revision), event: view.names.word(touch.event) }];
    });

const named = (data: unknown, found = new Set<string>()): Set<string> => {
  if (Array.isArray(data)) for (const item of data as unknown[]) named(item, found);
  else if (typeof data === 'object' && data !== null)
    for (const [member, value] of Object.entries(data) as [string, unknown][])
      if (typeof value !== 'string') named(value, found);
      else if (KINDS[member] !== undefined) found.add(`${KINDS[member]}:${value}`);
  return found;
};
