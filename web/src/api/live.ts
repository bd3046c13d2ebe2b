import { Store } from '../app/store.js';
import { authorization } from './client.js';

/** How the registry in view is followed. */
export interface Live {
  /** The last revision that was seen; undefined before any was. */
  readonly head: string | undefined;
  readonly connected: boolean;
  /** What stopped the stream where trying again won't help by itself: the status of the answer. */
  readonly refused: number | undefined;
}

const NOTHING: Live = { head: undefined, connected: false, refused: undefined };

export const live = new Store<Live>(NOTHING);

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

/** Takes in that the registry is at `revision` at least. */
export const seen = (revision: string): void => {
  const { head } = live.get();
  if (head === undefined || BigInt(revision) > BigInt(head)) live.set({ ...live.get(), head: revision });
};

/**
 * Follows a registry from `after` on by server-sent events, read from `fetch` so that the caller's key goes along. Calls `onAct` behind each act;
 * begins again by itself. Returns what ends it.
 */
export const follow = (registry: string, after: string, onAct: () => void): (() => void) => {
  const end = new AbortController();
  live.set({ ...NOTHING, head: after });
  const run = async (): Promise<void> => {
    for (let wait = FIRST_WAIT_MS; !end.signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        const answer = await fetch(`/v1/registries/${registry}/events/stream?after=${live.get().head ?? after}`, {
          headers: { accept: 'text/event-stream', ...authorization() },
          signal: end.signal,
        });
        if (!answer.ok || !answer.body) live.set({ ...live.get(), connected: false, refused: answer.status });
        else {
          live.set({ ...live.get(), connected: true, refused: undefined });
          wait = FIRST_WAIT_MS;
          await take(answer.body, onAct);
        }
      } catch {
        // The line is cut, or the node away: it is asked again below.
      }
      if (end.signal.aborted) return;
      live.set({ ...live.get(), connected: false });
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  };
  void run();
  return () => end.abort();
};

const take = async (body: ReadableStream<Uint8Array>, onAct: () => void): Promise<void> => {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const frames = (rest + value).split('\n\n');
    rest = frames.pop() ?? '';
    for (const frame of frames) {
      const revision = /^id: (\d+)$/m.exec(frame)?.[1];
      if (revision === undefined) continue;
      seen(revision);
      onAct();
    }
  }
};
