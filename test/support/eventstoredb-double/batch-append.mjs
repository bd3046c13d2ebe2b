import { setTimeout } from 'node:timers';
import { ANY, NO_STREAM, STREAM_EXISTS } from './check-commit.mjs';
import { dropped, readProposed } from './append.mjs';
import { Any, GoogleEmpty, identifierOf, nameOf, shared, status, streams } from './wire.mjs';

const { BatchAppendResp } = streams;
const { Success } = BatchAppendResp;

/** BatchAppend: one stream of requests for many appends, told apart by correlation id. The client never ends it. */
export const batchAppend = (server) => (call) => {
  server.count('batchCall');
  const pending = new Map();
  const answer = (correlation, stream, fill) =>
    call.write(
      fill(new BatchAppendResp().setCorrelationId(new shared.UUID().setString(correlation)).setStreamIdentifier(identifierOf(stream))),
    );
  call.on('data', (request) => {
    serve(server, pending, answer, request).catch((error) => call.emit('error', error));
  });
  call.on('end', () => call.end());
  call.on('error', () => server.count('torn'));
};

const serve = async (server, pending, answer, request) => {
  server.count('batchMessage');
  const id = request.getCorrelationId().getString();
  const options = request.getOptions();
  if (options) begin(server, pending, answer, id, options);
  const append = pending.get(id);
  if (!append) return;
  try {
    append.events.push(...request.getProposedMessagesList().map(readProposed));
  } catch (error) {
    // As seen on the real server: the entry stays, and its timeout sends a second answer.
    return answer(id, append.stream, failed('event_store.client.BadRequest', new shared.BadRequest().setMessage(error.message)));
  }
  if (append.events.reduce((sum, { data }) => sum + data.length, 0) > server.maxAppendSize) {
    pending.delete(id);
    const most = new shared.MaximumAppendSizeExceeded().setMaxappendsize(server.maxAppendSize);
    return answer(id, append.stream, failed('event_store.client.MaximumAppendSizeExceeded', most));
  }
  if (!request.getIsFinal()) return;
  pending.delete(id);
  if (!append.stream) {
    const why = new shared.BadRequest().setMessage("Value cannot be null. (Parameter 'eventStreamId')");
    return answer(id, '', failed('event_store.client.BadRequest', why));
  }
  await commit(server, answer, id, append);
};

const begin = (server, pending, answer, id, options) => {
  server.count('batchAppend');
  const stream = nameOf(options.getStreamIdentifier());
  pending.set(id, { stream, expected: expectedOf(options), events: [] });
  setTimeout(() => {
    if (pending.delete(id)) answer(id, stream, failed('event_store.client.Timeout', new shared.Timeout()));
  }, server.writeTimeout).unref();
};

const commit = async (server, answer, id, { stream, expected, events }) => {
  await server.faults.before('batchAppend');
  const { decision: decided, current, last, position } = await server.log.append(stream, expected, events);
  await server.faults.after('batchAppend');
  // As seen in the field: events written, and a conflict answered (`docs/architecture.md` 10.1).
  const decision = server.faults.now?.kind === 'false-conflict' ? 'wrong' : decided;
  if (decision === 'not-ready') await dropped(server);
  const answers = {
    wrong: () => failed('event_store.client.WrongExpectedVersion', wrong(expected, current)),
    deleted: () => failed('event_store.client.StreamDeleted', new shared.StreamDeleted().setStreamIdentifier(identifierOf(stream))),
    'not-ready': () => failed('event_store.client.Timeout', new shared.Timeout()),
  };
  answer(id, stream, answers[decision]?.() ?? ((response) => response.setSuccess(success(last, position))));
};

const failed = (name, message) => (response) => {
  const details = new Any();
  details.pack(message.serializeBinary(), name);
  return response.setError(new status.Status().setMessage(name).setDetails(details));
};

const expectedOf = (options) => {
  if (options.hasAny()) return ANY;
  if (options.hasNoStream()) return NO_STREAM;
  return options.hasStreamExists() ? STREAM_EXISTS : BigInt(options.getStreamPosition());
};

const wrong = (expected, current) => {
  const message = new shared.WrongExpectedVersion();
  if (expected === ANY) message.setExpectedAny(new GoogleEmpty());
  else if (expected === NO_STREAM) message.setExpectedNoStream(new GoogleEmpty());
  else if (expected === STREAM_EXISTS) message.setExpectedStreamExists(new GoogleEmpty());
  else message.setExpectedStreamPosition(String(expected));
  return current < 0n ? message.setCurrentNoStream(new GoogleEmpty()) : message.setCurrentStreamRevision(String(current));
};

const success = (last, position) => {
  const message = new Success();
  if (last < 0n) message.setNoStream(new GoogleEmpty());
  else message.setCurrentRevision(String(last));
  if (position === undefined) return message.setNoPosition(new GoogleEmpty());
  return message.setPosition(new shared.AllStreamPosition().setCommitPosition(String(position)).setPreparePosition(String(position)));
};
