import { setTimeout as rest } from 'node:timers/promises';
import type { EventParams } from '../../projections/find/events.js';
import { fresh } from '../reads/reach.js';
import type { Behind } from './behind.js';
import { frameOf, RETRY } from './frames.js';
import type { OpenReader } from './open-reader.js';
import type { ReaderTurns } from './reader-turns.js';

/** So many events are looked up at a time. */
const MOST_EVENTS = 100;
/** So long a reader leaves the read file alone when it has asked: what is written meanwhile comes together. */
const REST_MS = 100;

interface Reading {
  readonly reader: OpenReader;
  readonly turns: ReaderTurns;
  readonly behind: Behind;
}

/**
 * Frames of the acts alone that have an event which the filters mean, as the read file finds them, so that a stream and a list mean the same. The
 * id that ends a piece says how far all was looked through, so that a reader that comes back doesn't begin again: a block without data is no
 * event, and its id counts.
 */
export async function* filteredFrames(
  { reader, turns, behind }: Reading,
  params: EventParams,
  after: bigint,
): AsyncIterableIterator<string> {
  const { registry } = reader;
  yield RETRY;
  for (let place = after; reader.goesOn;) {
    yield* behind.at(place);
    await fresh(registry);
    const { answer } = await registry.reads.ask('timeline', { ...params, after: String(place), pageSize: MOST_EVENTS });
    const acts = [...new Set(answer.items.map(({ act }) => BigInt(act)))];
    for (const act of acts) yield await turns.do(() => (reader.goesOn ? frameOf(registry.file.actAt(act)) : ''));
    const seen = answer.cursor === null ? BigInt(answer.revision) : (acts.at(-1) ?? place);
    if (seen > place && seen !== acts.at(-1)) yield `id: ${seen}\n\n`;
    place = seen > place ? seen : place;
    if (answer.cursor === null && (await reader.news(place)) === 'beat') yield ': beat\n\n';
    if (answer.cursor === null && reader.goesOn) await rest(REST_MS, undefined, { ref: false });
  }
}
