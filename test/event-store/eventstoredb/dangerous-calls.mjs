// What can wreck the process that calls, seen from a process of its own: node dangerous-calls.mjs URL WAY CASE WAIT, one line of JSON as answer.
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { EventStoreDBClient, NO_STREAM, jsonEvent } from '@eventstore/db-client';

const [, , url, way, what, wait] = process.argv;
const seen = { outcome: 'none', unhandled: [], uncaught: [], later: 'none', stored: 0 };
process.on('unhandledRejection', (error) => seen.unhandled.push(error.constructor.name));
process.on('uncaughtException', (error) => seen.uncaught.push(error.constructor.name));

const client = EventStoreDBClient.connectionString(url);
const stream = `danger-${randomUUID()}`;
const [, username = 'test', password = 'test'] = /:\/\/([^:@/]+):([^@/]+)@/.exec(url) ?? [];
const credentials = way === 'unary' ? { credentials: { username, password } } : {};
const append = (name, event) =>
  Promise.race([
    client.appendToStream(name, [event], { expectedRevision: NO_STREAM, ...credentials }).then(
      () => 'success',
      (error) => error.constructor.name,
    ),
    setTimeout(1000, 'silence'),
  ]);

const circular = {};
circular.self = circular;
const cases = {
  bigint: () => append(stream, jsonEvent({ type: 'Test', data: { amount: 1n } })),
  circular: () => append(stream, jsonEvent({ type: 'Test', data: circular })),
  undefined: () => append(stream, jsonEvent({ type: 'Test', data: undefined })),
  'no-uuid': () => append(stream, jsonEvent({ type: 'Test', data: {}, id: 'not-a-uuid' })),
  'no-type': () => append(stream, jsonEvent({ type: '', data: {} })),
  'no-stream': () => append('', jsonEvent({ type: 'Test', data: {} })),
};

seen.outcome = await cases[what]();
// The server's writer gives up after a while (2 s, if nobody chose), and its second answer is about an append that nobody waits for any more.
await setTimeout(Number(wait));
const after = `${stream}-after`;
seen.later = await append(after, jsonEvent({ type: 'Test', data: {} }));
const other = EventStoreDBClient.connectionString(url);
for await (const { event } of other.readStream(after)) seen.stored += event ? 1 : 0;
process.stdout.write(JSON.stringify(seen), () => process.exit(0));
