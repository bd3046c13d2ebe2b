import { audit } from '../audit/audit.js';
import type { Finding } from '../audit/law.js';
import { LAWS } from '../audit/laws/index.js';
import { eventMeta } from '../domain/message/message.js';
import type { Catalogue } from '../ledger/catalogue.js';
import type { Folded } from '../ledger/fold.js';
import type { ForeignChecks } from '../ledger/foreign.js';

/**
 * What must hold of acts that came from a server, where anybody with its password may write: their events have the form of their class,
 * and the laws of no double counting hold after them (`docs/architecture.md` 5.4).
 */
export const foreignChecks = (catalogue: Catalogue): ForeignChecks => ({
  before: (events) => events.forEach((one) => checkForm(catalogue, one)),
  after: (book, events) => refuse(LAWS.flatMap(({ checkAct }) => checkAct(book, events))),
  whole: (book) => refuse(audit(book).laws.flatMap(({ findings }) => findings)),
});

const checkForm = (catalogue: Catalogue, { event, revision }: Folded): void => {
  const { type, version } = eventMeta(event.constructor);
  if (!catalogue.isEventData(catalogue.eventClass(type, String(version)), event))
    throw new Error(`the data of revision ${revision} is not that of the event ${type} version ${version}`);
};

const refuse = ([first, ...others]: readonly Finding[]): void => {
  if (!first) return;
  const { law, detail, revision } = first;
  const more = others.length === 0 ? '' : `, and ${others.length} more findings`;
  throw new Error(`the law ${law} is broken${revision === undefined ? '' : ` at revision ${revision}`}: ${detail}${more}`);
};
