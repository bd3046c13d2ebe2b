import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';

// The plain client as a process of its own, one event at a time into a stream of its own: `node s13-plain.mjs URL EVENTS`. Prints the rate as JSON.

const [url, events] = [process.argv[2], Number(process.argv[3])];
const client = EventStoreDBClient.connectionString(url);
const stream = `bench-${randomUUID()}`;
/** About as long as a transfer is with its envelope. */
const data = { fill: 'x'.repeat(600) };
let expectedRevision = NO_STREAM;
const append = async () => {
  const { nextExpectedRevision } = await client.appendToStream(stream, jsonEvent({ type: 'Bench', data }), { expectedRevision });
  expectedRevision = nextExpectedRevision;
};
for (let i = 0; i < events / 10; i += 1) await append();
const began = performance.now();
for (let i = 0; i < events; i += 1) await append();
console.log(JSON.stringify({ rate: (events * 1000) / (performance.now() - began) }));
process.exit();
