import type { EventFile } from '../../event-store/event-file.js';
import type { StoredAct } from '../../event-store/event-store.js';
import { actsAfter, PIECE } from './event-pages.js';

/** What a reader's browser waits before it comes back. */
export const RETRY = 'retry: 1000\n\n';

/** Acts in a row as frames of server-sent events. */
interface Piece {
  readonly bytes: Buffer;
  /** The last event in it. */
  readonly last: bigint;
}

interface Latest extends Piece {
  readonly after: bigint;
}

/** What was read last of each file: most readers are at the head, and are sent the very same bytes. */
const latest = new WeakMap<EventFile, Latest>();

/** The next acts behind `after`, about a piece of them; undefined where there are none. */
export const frameAfter = (file: EventFile, after: bigint): Piece | undefined => {
  const known = latest.get(file);
  if (known?.after === after) return known;
  let text = '';
  let last = after;
  for (const act of actsAfter(file, after, file.size - 1n)) {
    text += frameOf(act);
    last = act.at(-1)?.revision ?? last;
    if (text.length >= PIECE) break;
  }
  if (text === '') return undefined;
  const piece = { after, last, bytes: Buffer.from(text) };
  latest.set(file, piece);
  return piece;
};

/** An act as a frame. */
export const frameOf = (act: StoredAct): string => {
  const revision = String(act.at(-1)?.revision);
  return `id: ${revision}\nevent: act\ndata: {"revision":"${revision}","events":[${act.map(({ body }) => body).join(',')}]}\n\n`;
};
