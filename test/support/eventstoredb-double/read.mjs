import { push } from './records.mjs';
import { subscribe } from './subscribe.mjs';
import { errors, nameOf, streams } from './wire.mjs';

const { ReadResp } = streams;

/** Read: a stream or all streams, forwards or backwards, or a catch-up subscription. */
export const read = (server) => (call) => {
  const options = call.request.getOptions();
  const rpc = options.hasSubscription() ? 'subscribe' : 'read';
  server.count(rpc);
  call.on('error', () => server.count('torn'));
  serve(server, call, options, rpc).catch((error) => call.emit('error', error));
};

const serve = async (server, call, options, rpc) => {
  server.authenticate(call.metadata);
  server.authorize(call.metadata, nameOf(options.getStream()?.getStreamIdentifier()));
  await server.faults.before(rpc);
  if (rpc === 'subscribe') return subscribe(server, call, options);
  const count = Number(options.getCount());
  if (count === 0) throw errors.handler('Specified argument was out of the range of valid values.');
  const source = options.getStream() ? ofStream(server.log, options) : ofAll(server.log, options);
  if (!source) {
    const identifier = options.getStream().getStreamIdentifier();
    call.write(new ReadResp().setStreamNotFound(new ReadResp.StreamNotFound().setStreamIdentifier(identifier)));
    return call.end();
  }
  for (const event of page(source, count)) await push(call, event);
  await server.faults.after('read');
  call.end();
};

/** Events that can be seen stand at `[lowest, to)`; the reading begins at `from` and goes backwards if `reverse`. */
const page = ({ events, lowest, to, from, reverse }, count) =>
  reverse ? events.slice(Math.max(lowest, from + 1 - count), from + 1).reverse() : events.slice(from, Math.min(from + count, to));

const ofAll = ({ all }, options) => {
  const reverse = options.getReadDirection() === 1;
  return { events: all, lowest: 0, to: all.length, from: reverse ? all.length - 1 : 0, reverse };
};

const ofStream = (log, options) => {
  const asked = options.getStream();
  const stream = nameOf(asked.getStreamIdentifier());
  if (log.isTombstoned(stream)) throw errors.streamDeleted(stream);
  const visible = log.visible(stream);
  if (!visible) return undefined;
  const { events, from: lowest, to } = visible;
  const reverse = options.getReadDirection() === 1;
  const at = asked.hasStart() ? 0 : asked.hasEnd() ? to : Number(asked.getRevision());
  return { events, lowest, to, reverse, from: reverse ? Math.min(at, to - 1) : Math.max(at, lowest) };
};
