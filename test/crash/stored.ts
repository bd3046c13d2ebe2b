import type { Client } from '../support/server/client.js';

/** What of a stored event says where it stands and to which act it belongs. */
export interface Stored {
  readonly id: string;
  readonly type: string;
  readonly revision: number;
  readonly part: number;
  readonly parts: number;
}

/** Every event of the registry behind `after`, page by page. */
export async function* storedAfter(client: Client, after = -1): AsyncIterableIterator<Stored> {
  for (let place = after; ;) {
    const page = await client.get(`/v1/registries/UN01/events?after=${place}&limit=10000`);
    const events = page.lines<Record<'id' | 'type' | 'revision' | 'part' | 'parts', string>>();
    if (events.length === 0) return;
    for (const { id, type, revision, part, parts } of events)
      yield { id, type, revision: Number(revision), part: Number(part), parts: Number(parts) };
    place = Number(events.at(-1)?.revision);
  }
}
