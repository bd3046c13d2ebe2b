import { setImmediate } from 'node:timers';
import { identifierOf, shared, streams } from './wire.mjs';

const { ReadResp } = streams;
const { ReadEvent } = ReadResp;

/** An event as readers are sent it. */
const responseOf = ({ stream, id, type, contentType, data, metadata, revision, position, created }) => {
  const record = new ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(id))
    .setStreamIdentifier(identifierOf(stream))
    .setStreamRevision(String(revision))
    .setCommitPosition(String(position))
    .setPreparePosition(String(position))
    .setData(Uint8Array.from(data))
    .setCustomMetadata(Uint8Array.from(metadata));
  record.getMetadataMap().set('type', type).set('content-type', contentType).set('created', String(created));
  return new ReadResp().setEvent(new ReadEvent().setEvent(record).setCommitPosition(String(position)));
};

const WAKES = ['drain', 'cancelled', 'close', 'error'];

/** Sends an event and waits until the reader takes more, or is gone. */
export const push = async (call, event) => {
  if (call.write(responseOf(event))) return;
  await new Promise((resolve) => {
    const go = () => {
      for (const name of WAKES) call.off(name, go);
      setImmediate(resolve);
    };
    for (const name of WAKES) call.on(name, go);
  });
};
