import { Checker } from '../checker/checker.js';
import type { CheckedEvent } from '../checker/events/events.js';
import type { Finding } from '../checker/finding.js';
import { eventMeta } from '../domain/message/message.js';
import type { StoredAct } from '../event-store/event-store.js';
import type { Catalogue } from '../ledger/catalogue.js';
import type { Folded } from '../ledger/fold.js';
import type { ForeignChecks } from '../ledger/foreign.js';
import { sha256 } from './sha256.js';

/**
 * What must hold of acts that came from a server, where anybody with its password may write: the independent checker finds nothing in them,
 * before they happen to the book, and their events have the form of their class (`docs/architecture.md` 5.4).
 */
export const foreignChecks = (registry: string, catalogue: Catalogue): ForeignChecks => {
  const checker = new Checker(registry, sha256);
  return {
    judge: (act) => refuse(checker.act(eventsOf(act))),
    before: (events) => events.forEach((one) => checkForm(catalogue, one)),
  };
};

const eventsOf = (act: StoredAct): CheckedEvent[] => act.map(({ body }) => JSON.parse(body) as CheckedEvent);

const checkForm = (catalogue: Catalogue, { event, revision }: Folded): void => {
  const { type, version } = eventMeta(event.constructor);
  if (!catalogue.isEventData(catalogue.eventClass(type, String(version)), event))
    throw new Error(`the data of revision ${revision} is not that of the event ${type} version ${version}`);
};

/** What older events did against rules that came after them stops nobody. */
const refuse = (findings: readonly Finding[]): void => {
  const [first, ...others] = findings.filter(({ inherited }) => !inherited);
  if (!first) return;
  const { law, rule, revision, expected, actual } = first;
  const more = others.length === 0 ? '' : `, and ${others.length} more findings`;
  throw new Error(`the law ${law} (${rule}) is broken at revision ${revision}: expected ${expected}; actual: ${actual}${more}`);
};
