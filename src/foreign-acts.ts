import { audit } from './audit/audit.js';
import type { Finding } from './audit/law.js';
import { LAWS } from './audit/laws/index.js';
import type { StoredAct } from './event-store/event-store.js';
import type { Catalogue } from './ledger/catalogue.js';
import type { ForeignChecks } from './ledger/foreign.js';
import { envelopeOf } from './ledger/seal.js';

/**
 * What must hold of acts that came from a server, where anybody with its password may write: their events have the form of their class,
 * and the laws of no double counting hold after them (`architecture.md` 5).
 */
export const foreignChecks = (catalogue: Catalogue): ForeignChecks => ({
  before: (act) => act.forEach((stored) => checkForm(catalogue, stored)),
  after: (book, events) => refuse(LAWS.flatMap(({ checkAct }) => checkAct(book, events))),
  whole: (book) => refuse(audit(book).laws.flatMap(({ findings }) => findings)),
});

const checkForm = (catalogue: Catalogue, stored: StoredAct[number]): void => {
  const { type, schema, data } = envelopeOf(stored);
  if (!catalogue.isEventData(catalogue.eventClass(type, schema), data))
    throw new Error(`the data of revision ${stored.revision} is not that of the event ${type} version ${schema}`);
};

const refuse = ([first, ...others]: readonly Finding[]): void => {
  if (!first) return;
  const { law, detail, revision } = first;
  const more = others.length === 0 ? '' : `, and ${others.length} more findings`;
  throw new Error(`the law ${law} is broken${revision === undefined ? '' : ` at revision ${revision}`}: ${detail}${more}`);
};
