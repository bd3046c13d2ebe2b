import { EventFile } from '../../event-store/event-file.js';
import type { StoredEvent } from '../../event-store/event-store.js';
import { tailOf } from '../../event-store/stored-event.js';
import { CliError } from '../terminal.js';
import { linesOfFile } from '../verify/file-lines.js';

/** Events appended together. */
const TOGETHER = 2_048;

/**
 * Appends events, as they stand in files of lines, to the event file at `path`, which is checked first and whose history they continue. Throws
 * `CliError` at a line that is not the next event; whether the bytes are those of their ids is for who replays the file then.
 */
export const appendLines = async (path: string, from: readonly string[], seen: (events: number) => void): Promise<void> => {
  const file = new EventFile(path);
  try {
    // An event file takes an append only when it was read to its end.
    for (const act of file.replay()) seen(Number(act.at(-1)?.revision ?? 0n) + 1);
    let events: StoredEvent[] = [];
    const append = async (): Promise<void> => {
      if (events.length > 0) await file.append(file.size === 0n ? 'none' : file.size - 1n, events);
      events = [];
      seen(Number(file.size));
    };
    for (const lines of from)
      for await (const page of linesOfFile(lines)) {
        for (const { bytes, isEnded } of page) {
          const body = Buffer.from(bytes).toString('utf8');
          const revision = file.size + BigInt(events.length);
          const tail = tailOf(body);
          if (tail?.revision !== revision || !isEnded)
            throw new CliError(`${lines} has not the event of revision ${revision} in its place.`);
          events.push({ revision, id: tail.id, body });
          if (events.length === TOGETHER) await append();
        }
      }
    await append();
  } finally {
    await file.close();
  }
};
