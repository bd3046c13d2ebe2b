import type { Finding } from '../checker/finding.js';
import { eventMeta } from '../domain/message/message.js';
import type { Catalogue } from '../ledger/catalogue.js';
import type { Folded } from '../ledger/fold.js';
import type { ForeignChecks } from '../ledger/foreign.js';
import type { Judge } from './check/judge.js';

/**
 * What must hold of acts that came from a server, where anybody with its password may write: the independent checker finds nothing in them,
 * before they happen to the book, and their events have the form of their class (`docs/architecture.md` 5.4).
 */
export const foreignChecks = (judge: Judge, catalogue: Catalogue): ForeignChecks => ({
  judge: (act) => refuse(judge.judge(act)),
  own: (act) => judge.own(act),
  before: (events) => events.forEach((one) => checkForm(catalogue, one)),
});

const checkForm = (catalogue: Catalogue, { event, revision }: Folded): void => {
  const { type, version } = eventMeta(event.constructor);
  if (!catalogue.isEventData(catalogue.eventClass(type, String(version)), event))
    throw new Error(`the data of revision ${revision} is not that of the event ${type} version ${version}`);
};

const refuse = ([first, ...others]: readonly Finding[]): void => {
  if (!first) return;
  const { law, rule, revision, expected, actual } = first;
  const more = others.length === 0 ? '' : `, and ${others.length} more findings`;
  throw new Error(`the law ${law} (${rule}) is broken at revision ${revision}: expected ${expected}; actual: ${actual}${more}`);
};
