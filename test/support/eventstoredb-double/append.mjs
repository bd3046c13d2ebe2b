import { Buffer } from 'node:buffer';
import { setTimeout } from 'node:timers';
import { ANY, NO_STREAM, STREAM_EXISTS } from './check-commit.mjs';
import { errors, idOf, nameOf, shared, streams } from './wire.mjs';

const { AppendResp } = streams;
const { WrongExpectedVersion, Success } = AppendResp;

/** The unary Append: options first, then an event a message, one answer. */
export const append = (server) => (call, callback) => {
  server.count('append');
  const messages = [];
  call.on('data', (message) => messages.push(message));
  call.on('error', () => server.count('torn'));
  call.on('end', () => {
    serve(server, call, messages).then((answer) => callback(null, answer), callback);
  });
};

const serve = async (server, call, messages) => {
  server.authenticate(call.metadata);
  await server.faults.before('append');
  const options = messages[0]?.getOptions();
  if (!options) throw errors.handler('no options');
  const stream = nameOf(options.getStreamIdentifier());
  const proposed = messages.slice(1).map((message) => readProposed(message.getProposedMessage()));
  if (!stream) throw errors.handler("Value cannot be null. (Parameter 'eventStreamId')");
  const size = proposed.reduce((sum, { data }) => sum + data.length, 0);
  if (size > server.maxAppendSize) throw errors.tooBig(server.maxAppendSize);
  const expected = expectedOf(options);
  const outcome = await server.log.append(stream, expected, proposed);
  await server.faults.after('append');
  // As seen in the field: events written, and a conflict answered (`docs/architecture.md` 10.1).
  const answered = server.faults.now?.kind === 'false-conflict' ? { ...outcome, decision: 'wrong' } : outcome;
  return answerOf(server, stream, options, answered);
};

/** @returns {import('./log.mjs').Proposed} */
export const readProposed = (message) => {
  const metadata = message.getMetadataMap();
  const type = metadata.get('type');
  try {
    const id = idOf(message.getId());
    if (!type) throw new Error("Empty eventType provided. (Parameter 'eventType')");
    const data = Buffer.from(message.getData_asU8());
    return { id, type, contentType: metadata.get('content-type'), data, metadata: Buffer.from(message.getCustomMetadata_asU8()) };
  } catch (error) {
    throw errors.handler(error.message);
  }
};

const expectedOf = (options) => {
  const cases = streams.AppendReq.Options.ExpectedStreamRevisionCase;
  switch (options.getExpectedStreamRevisionCase()) {
    case cases.NO_STREAM:
      return NO_STREAM;
    case cases.ANY:
      return ANY;
    case cases.STREAM_EXISTS:
      return STREAM_EXISTS;
    default:
      return BigInt(options.getRevision());
  }
};

/** A repeat whose original isn't committed yet is dropped: the writer's timeout answers it. */
export const dropped = (server) => new Promise((done) => setTimeout(done, server.writeTimeout));

const answerOf = async (server, stream, options, { decision, current, last, position }) => {
  switch (decision) {
    case 'deleted':
      throw errors.streamDeleted(stream);
    case 'not-ready':
      await dropped(server);
      throw errors.timeout('Prepare phase timeout.');
    case 'wrong':
      return new AppendResp().setWrongExpectedVersion(wrong(options, current));
    default:
      return new AppendResp().setSuccess(success(last, position));
  }
};

const wrong = (options, current) => {
  const answer = new WrongExpectedVersion();
  if (options.hasNoStream()) answer.setExpectedNoStream(new shared.Empty());
  else if (options.hasAny()) answer.setExpectedAny(new shared.Empty());
  else if (options.hasStreamExists()) answer.setExpectedStreamExists(new shared.Empty());
  else answer.setExpectedRevision(options.getRevision());
  return current < 0n ? answer.setCurrentNoStream(new shared.Empty()) : answer.setCurrentRevision(String(current));
};

const success = (last, position) => {
  const answer = new Success();
  if (last < 0n) answer.setNoStream(new shared.Empty());
  else answer.setCurrentRevision(String(last));
  if (position === undefined) return answer.setNoPosition(new shared.Empty());
  const at = new AppendResp.Position().setCommitPosition(String(position)).setPreparePosition(String(position));
  return answer.setPosition(at);
};
