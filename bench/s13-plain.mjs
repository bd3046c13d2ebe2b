import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';

// The plain client as a process of its own, one event at a time, or PER an append, into a stream of its own: `node s13-plain.mjs URL EVENTS
// [PER]`. Prints the events a second as JSON.

const [url, events, per] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4] ?? 1)];
const client = EventStoreDBClient.connectionString(url);
const stream = `bench-${randomUUID()}`;
/** About as long as a transfer is with its envelope. */
const data = { fill: 'x'.repeat(600) };
let expectedRevision = NO_STREAM;
const append = async () => {
  const batch = Array.from({ length: per }, () => jsonEvent({ type: 'Bench', data }));
  const { nextExpectedRevision } = await client.appendToStream(stream, batch, { expectedRevision });
  expectedRevision = nextExpectedRevision;
};
for (let i = 0; i < events / per / 10; i += 1) await append();
const began = performance.now();
for (let i = 0; i < events / per; i += 1) await append();
console.log(JSON.stringify({ rate: (events * 1000) / (performance.now() - began) }));
process.exit();
