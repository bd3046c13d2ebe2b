import type { StoredAct, StoredEvent } from '../../event-store/event-store.js';
import type { Done } from '../../ledger/request.js';
import { dataTextOf } from '../../ledger/seal.js';

// Answers are put together from the bytes that were stored: what a caller reads is what was hashed.

const TYPE = /"type":"([A-Za-z]+)","v":1\}$/;
const AT = /"at":"([^"]+)"/;

const eventText = (event: StoredEvent): string => {
  const type = TYPE.exec(event.body)?.[1] ?? '';
  const at = AT.exec(event.body)?.[1] ?? '';
  return `{"revision":"${event.revision}","id":"${event.id}","type":"${type}","at":"${at}","data":${dataTextOf(event)}}`;
};

/** The revision of an act: that of its last event. */
export const revisionOf = (act: StoredAct): bigint => act.at(-1)?.revision ?? -1n;

/** What an answer says of warnings: nothing where there are none. */
const warningsText = ({ warnings }: Pick<Done, 'warnings'>): string => (warnings ? `,"warnings":${JSON.stringify(warnings)}` : '');

/** The 201 of `docs/contract.md` 2: the act as it was written. */
export const actText = (registry: string, done: Pick<Done, 'act' | 'warnings'>): string => {
  const { act } = done;
  return `{"registry":"${registry}","revision":"${revisionOf(act)}","events":[${act.map(eventText).join(',')}]${warningsText(done)}}`;
};

/** A dry run: the act that would be written, and what it would do. `revision` is the head that it would be written behind. */
export const dryRunText = (registry: string, done: Done): string => {
  const { act, consequences } = done;
  const head = (act[0]?.revision ?? 0n) - 1n;
  const { balances, adjustments, approval } = consequences ?? { balances: [], adjustments: [] };
  const does = JSON.stringify({ balances, adjustments, wouldNeedApproval: approval !== undefined, ...(approval ? { approval } : {}) });
  return `{"registry":"${registry}","revision":"${head}","events":[${act.map(eventText).join(',')}],${does.slice(1, -1)}${warningsText(done)}}`;
};

/** One line of a bulk answer for an act. */
export const resultText = (line: number, key: string, done: Done): string => {
  const { act } = done;
  return `{"line":${line},"key":${JSON.stringify(key)},"status":201,"revision":"${revisionOf(act)}","events":[${act.map(eventText).join(',')}]${warningsText(done)}}`;
};
