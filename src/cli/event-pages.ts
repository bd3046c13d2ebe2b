import { base, type Client } from './client.js';

/** Few enough that a page of the largest events stays far from filling memory. */
const PAGE = 1_000;
const REVISION = /"revision":"(\d+)","schema":"[^"]*","type":"[A-Za-z]+","v":1\}$/;

/** All events of a registry from the first on, as they are stored, page by page; each page ends at the end of an act, but where filters choose. */
export async function* eventPages(
  client: Client,
  registry: string,
  filters: Readonly<Record<string, string>> = {},
): AsyncIterableIterator<string[]> {
  for (let after = '-1'; ;) {
    const query = new URLSearchParams({ after, limit: String(PAGE), ...filters });
    const text = await client.text(`${base(registry)}/events?${query.toString()}`);
    const lines = text.split('\n').filter((line) => line !== '');
    const last = lines.at(-1);
    if (last === undefined) return;
    yield lines;
    after = revisionIn(last);
  }
}

/** The revision an event's line says it has; empty where the line is no event. */
const revisionIn = (line: string): string => REVISION.exec(line)?.[1] ?? '';
