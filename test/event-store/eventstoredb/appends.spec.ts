import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams, { type BatchAppendReq, type BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { Appends } from '../../../src/event-store/eventstoredb/appends.js';

/** The open call, with the server's side in the hands of the test. */
class Call extends EventEmitter {
  private readonly requests: BatchAppendReq[] = [];
  write(request: BatchAppendReq): void {
    this.requests.push(request);
  }
  end(): void {}

  /** An answer to the append that was sent as number `i`. */
  answerTo(i: number): BatchAppendResp {
    return new streams.BatchAppendResp().setCorrelationId(this.requests[i]?.getCorrelationId());
  }
  static success(revision: string): InstanceType<typeof streams.BatchAppendResp.Success> {
    return new streams.BatchAppendResp.Success().setCurrentRevision(revision);
  }
}

const event = { id: '5b3b9e0a-4b5b-8c5e-9d3e-0a4b5b8c5e9d', type: 'NoteTaken', body: '{}' };
const sent = (): { call: Call; first: Promise<bigint>; second: Promise<bigint> } => {
  const appends = new Appends();
  const call = appends.listen(new Call());
  return { call, first: appends.send(call, 'stream', 'none', [event]), second: appends.send(call, 'stream', 0n, [event]) };
};

describe('an answer to an append', () => {
  it('is heard once, by the append it is of: the server sends a second one when its own time is up', async () => {
    const { call, first, second } = sent();
    const late = new shared.UUID().setString('00000000-0000-4000-8000-000000000000');
    call.emit('data', call.answerTo(1).setSuccess(Call.success('1')));
    call.emit('data', call.answerTo(1).setSuccess(Call.success('7')));
    call.emit('data', call.answerTo(1).setCorrelationId(late).setSuccess(Call.success('8')));
    call.emit('data', new streams.BatchAppendResp().setSuccess(Call.success('9')));
    call.emit('data', call.answerTo(0).setSuccess(Call.success('0')));
    expect(await Promise.all([first, second])).toEqual([0n, 1n]);
  });

  it('that says neither that it was written nor what went wrong is an error: the outcome is unknown', async () => {
    const { call, first, second } = sent();
    call.emit('data', call.answerTo(0));
    await expect(first).rejects.toThrow('an answer that says nothing');
    call.emit('end');
    await expect(second).rejects.toThrow('the server ended the call of appends');
  });
});
