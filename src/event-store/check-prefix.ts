import { setImmediate as turn } from 'node:timers/promises';
import { checkedInThread } from './checking-thread.js';
import { DamagedFile } from './damaged-file.js';
import { EventFile } from './event-file.js';
import type { Subtrees } from './prefix.js';

/** Which events of which file are to be checked: the first `size`. */
export interface Unchecked {
  readonly path: string;
  readonly size: bigint;
}

/** Acts looked at without a pause. */
const ACTS = 64;

/**
 * Looks at the bytes of the first events, as a start does before it serves anybody. Resolves with the tree over them; with nothing where
 * `signal` ended it. Throws `DamagedFile`.
 */
export const checkPrefix = async ({ path, size }: Unchecked, signal: AbortSignal): Promise<Subtrees | undefined> => {
  const file = new EventFile(path);
  try {
    const acts = file.replay();
    for (let i = 1; file.size < size; i += 1) {
      if (acts.next().done) throw new DamagedFile(path, `at revision ${file.size}: the event is missing`);
      if (i % ACTS === 0) await turn();
      if (signal.aborted) return undefined;
    }
    return file.subtrees;
  } finally {
    await file.close();
  }
};

/** The same in a thread of its own. */
export const checkPrefixInThread = (unchecked: Unchecked, signal: AbortSignal): Promise<Subtrees | undefined> => {
  const { path } = unchecked;
  return checkedInThread(new URL('./check-prefix.thread.js', import.meta.url), { input: unchecked, path, what: path }, signal);
};
