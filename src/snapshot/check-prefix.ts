import { setImmediate as turn } from 'node:timers/promises';
import { DamagedFile, EventFile } from '../event-store/event-file.js';

/** Which events of which file are to be looked at. */
export interface Unchecked {
  readonly path: string;
  readonly size: bigint;
  /** The root of the tree over them that the node goes on from. */
  readonly root: string;
}

/** Acts looked at without a pause. */
const ACTS = 256;

/**
 * Looks at the bytes of the first `size` events, as a start without a snapshot does before it serves anybody. Ends early when `signal` says
 * so. Throws `DamagedFile`.
 */
export const checkPrefix = async ({ path, size, root }: Unchecked, signal: AbortSignal): Promise<void> => {
  const file = new EventFile(path);
  try {
    const acts = file.replay();
    for (let i = 1; file.size < size; i += 1) {
      if (acts.next().done) throw new DamagedFile(path, `at revision ${file.size}: the event is missing`);
      if (i % ACTS === 0) await turn();
      if (signal.aborted) return;
    }
    if (file.root() !== root) throw new DamagedFile(path, `before revision ${size}: the tree over it is another`);
  } finally {
    await file.close();
  }
};
