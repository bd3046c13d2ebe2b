import { START, type ResolvedEvent } from '@eventstore/db-client';
import type { Head, StoredEvent } from '../event-store.js';
import type { Connection } from './connection.js';
import { StreamFault } from '../faults.js';
import { WholeActs } from './whole-acts.js';
import { fromWire, type Encoding } from './wire-event.js';

/** Where a subscription begins: after `at`, and where the event there is known, it must be that one still. */
export interface Begin {
  readonly at: Head;
  readonly anchor: StoredEvent | undefined;
}

/** Who hears of a subscription. */
export interface Listener {
  readonly act: (act: readonly StoredEvent[]) => void;
  /** The subscription is over, and another is needed. */
  readonly lost: (error: unknown) => void;
  readonly fault: (fault: unknown) => void;
}

/** One subscription of the client, which never comes back by itself. Gives what ends it. */
export const subscribe = (connection: Connection, encoding: Encoding, { at, anchor }: Begin, listener: Listener): (() => void) => {
  const from = anchor ? anchor.revision - 1n : at;
  const { made, failed } = connection.open((client, { credentials, requiresLeader }) =>
    client.subscribeToStream(encoding.stream, {
      fromRevision: typeof from === 'bigint' && from >= 0n ? from : START,
      resolveLinkTos: false,
      credentials,
      requiresLeader,
    }),
  );
  const acts = new WholeActs(encoding.stream, at);
  let awaited = anchor;
  let live = true;
  const gone = (error: unknown): void => {
    if (!live) return;
    failed(error);
    // Replacing the connection may have reported the loss already.
    if (live) listener.lost(error);
  };
  made.on('data', (resolved: ResolvedEvent) => {
    if (!live) return;
    try {
      const event = fromWire(resolved, encoding);
      if (awaited) checkAnchor(encoding.stream, awaited, event);
      else listener.act(acts.push(event));
      awaited = undefined;
    } catch (fault) {
      listener.fault(fault);
    }
  });
  // Without a listener of errors the process would end; without `unsubscribe` the server would go on sending.
  made.on('error', gone);
  made.on('end', () => gone(new Error('the server ended the subscription')));
  return () => {
    live = false;
    made.unsubscribe().catch(gone);
  };
};

/** What was taken before must still stand there: otherwise the stream was taken back and written anew, or is hidden. */
const checkAnchor = (stream: string, { id, revision }: StoredEvent, found: StoredEvent): void => {
  if (found.revision !== revision) throw new StreamFault(stream, revision, 'the event that stood there is shown no more');
  if (found.id !== id) throw new StreamFault(stream, revision, `event ${id} stood there before, now ${found.id} does`);
};
