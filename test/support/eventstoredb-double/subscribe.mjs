import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers';
import { push } from './records.mjs';
import { errors, nameOf, rpcError, grpc, streams } from './wire.mjs';

const { ReadResp } = streams;
const PAGE = 100;

/** A catch-up subscription: confirmed, then history, then "caught up", then what is committed, until the reader or a fault ends it. */
export const subscribe = async (server, call, options) => {
  const { log } = server;
  const stream = options.getStream() ? nameOf(options.getStream().getStreamIdentifier()) : undefined;
  const reader = open(server, call);
  call.write(new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID())));
  if (server.faults.dropping) setTimeout(() => reader.drop(DROPPED()), 20);
  let next = firstOf(log, options, stream);
  for (let caughtUp = false; reader.isOpen;) {
    if (stream !== undefined && log.isTombstoned(stream)) return reader.drop(errors.streamDeleted(stream));
    const { events, from, to } = sourceOf(log, stream);
    next = Math.max(next, from);
    const page = events.slice(next, Math.min(next + PAGE, to));
    for (const event of page) if (reader.isOpen) await push(call, event);
    next += page.length;
    if (page.length > 0) continue;
    if (!caughtUp && reader.isOpen) call.write(new ReadResp().setCaughtUp(new ReadResp.CaughtUp()));
    caughtUp = true;
    await reader.something();
  }
};

export const DROPPED = () => rpcError(grpc.status.ABORTED, 'Operation timed out: Consumer too slow to handle event while live.');

const open = (server, call) => {
  const { log, subscriptions } = server;
  let awake = () => undefined;
  const wake = () => awake();
  const reader = {
    isOpen: true,
    something: () =>
      new Promise((done) => {
        awake = done;
        if (!reader.isOpen) done();
      }),
    drop: (error) => {
      if (!reader.isOpen) return;
      close();
      call.emit('error', error);
    },
  };
  const close = () => {
    reader.isOpen = false;
    subscriptions.delete(reader);
    log.off('committed', wake).off('removed', wake);
    awake();
  };
  subscriptions.add(reader);
  log.on('committed', wake).on('removed', wake);
  for (const ending of ['cancelled', 'close', 'error']) call.on(ending, close);
  return reader;
};

const sourceOf = (log, stream) =>
  stream === undefined ? { events: log.all, from: 0, to: log.all.length } : (log.visible(stream) ?? { events: [], from: 0, to: 0 });

/** A subscription begins after the place it names; a read begins at it. */
const firstOf = (log, options, stream) => {
  const asked = options.getStream() ?? options.getAll();
  if (asked.hasStart()) return 0;
  if (asked.hasEnd()) return stream === undefined ? log.all.length : Number(log.lastCommitted(stream)) + 1;
  if (stream !== undefined) return Number(asked.getRevision()) + 1;
  const after = BigInt(asked.getPosition().getCommitPosition());
  return log.all.filter(({ position }) => position <= after).length;
};
