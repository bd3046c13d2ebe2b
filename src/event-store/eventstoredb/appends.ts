import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import unpacking from '@eventstore/db-client/dist/streams/appendToStream/unpackError.js';
import utils from '@eventstore/db-client/dist/utils/index.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams, { type BatchAppendReq, type BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Head } from '../event-store.js';
import type { WireEvent } from './wire-event.js';

/** The open call on which appends go out and their answers come back. */
interface AppendCall {
  write(request: BatchAppendReq): unknown;
  end(): unknown;
  on(event: 'data', listener: (answer: BatchAppendResp) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
}

interface Awaited {
  readonly stream: string;
  readonly resolve: (revision: bigint) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The appends of one client that have no answer yet. Each is one message with all of its events, which costs the server and this process a
 * fraction of one message an event (`docs/decisions/0014-one-message-an-append.md`). The client's own batches share what they wait for with all
 * clients of the process (`docs/architecture.md` 10.2); here each client has its own, and whoever sends has a deadline of his own.
 */
export class Appends {
  private readonly awaited = new Map<string, Awaited>();

  /** Listens on a call that was opened. When it ends, what became of the appends on it is unknown. */
  listen<T extends AppendCall>(call: T): T {
    call.on('data', (answer) => this.answered(answer));
    call.on('error', (error) => this.lost(utils.convertToCommandError(error)));
    call.on('end', () => {
      call.end();
      this.lost(new Error('the server ended the call of appends'));
    });
    return call;
  }

  /** Sends one append. Gives the revision of its last event; rejects with the client's errors. */
  send(call: AppendCall, stream: string, expected: Head, events: readonly WireEvent[]): Promise<bigint> {
    const correlation = randomUUID();
    return new Promise((resolve, reject) => {
      this.awaited.set(correlation, { stream, resolve, reject });
      call.write(requestOf(correlation, stream, expected, events));
    });
  }

  private answered(answer: BatchAppendResp): void {
    const correlation = utils.parseUUID(answer.getCorrelationId()) ?? '';
    const awaited = this.awaited.get(correlation);
    if (!awaited) return;
    this.awaited.delete(correlation);
    const [error, success] = [answer.getError(), answer.getSuccess()];
    if (success) awaited.resolve(BigInt(success.getCurrentRevision()));
    else awaited.reject(error ? unpacking.unpackToCommandError(error, awaited.stream) : new Error('an answer that says nothing'));
  }

  private lost(error: Error): void {
    const all = [...this.awaited.values()];
    this.awaited.clear();
    for (const { reject } of all) reject(error);
  }
}

/** No deadline goes with it: the server would compare it with its own clock. It has its own, and the caller has another. */
const requestOf = (correlation: string, stream: string, expected: Head, events: readonly WireEvent[]): BatchAppendReq => {
  const options = new streams.BatchAppendReq.Options().setStreamIdentifier(utils.createStreamIdentifier(stream));
  if (expected === 'none') options.setNoStream(new shared.Empty());
  else options.setStreamPosition(String(expected));
  return new streams.BatchAppendReq()
    .setCorrelationId(uuid(correlation))
    .setOptions(options)
    .setProposedMessagesList(events.map(proposed))
    .setIsFinal(true);
};

const proposed = ({ id, type, body }: WireEvent): BatchAppendReq.ProposedMessage => {
  const message = new streams.BatchAppendReq.ProposedMessage().setId(uuid(id)).setData(Buffer.from(body));
  message.getMetadataMap().set('type', type).set('content-type', 'application/json');
  return message;
};

const uuid = (text: string): InstanceType<typeof shared.UUID> => new shared.UUID().setString(text);
