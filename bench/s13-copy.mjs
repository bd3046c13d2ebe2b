import { canonical } from '../dist/domain/kernel/canonical.js';
import { EventFile } from '../dist/event-store/event-file.js';
import { EventStoreDb } from '../dist/event-store/eventstoredb/eventstoredb.js';
import { Replica } from '../dist/event-store/replica.js';
import { idOfBytes } from '../dist/event-store/stored-event.js';

// `node s13-copy.mjs write URL CODE EVENTS` appends made-up events to an empty stream; `node s13-copy.mjs fill URL CODE EVENTS FILE` fills a
// local event file from it, and nothing else, and prints the resident memory after each tenth, in MB, and the rate, as JSON.

const [mode, url, registry, count, path] = process.argv.slice(2);
const events = Number(count);
const store = await EventStoreDb.open({
  url,
  registry,
  canonical,
  allowInsecure: (process.env['EVENTSTORE_ALLOW_INSECURE'] ?? '1') === '1',
});

/** About as long as a transfer. */
const data = { fill: 'x'.repeat(500) };
const event = (revision) => {
  const members = {
    ...{ actor: 'bench', approver: null, at: '2026-01-01T00:00:00.000Z', authority: null, command: null, commandHash: null, data },
    ...{ part: '1', parts: '1', registry, revision: String(revision), schema: '1', type: 'Filled', v: 1 },
  };
  const id = idOfBytes(canonical(members));
  return { revision, id, body: canonical({ ...members, id }) };
};

const write = async () => {
  const outcomes = new Set();
  for (let at = 0; at < events; at += 1_000) {
    const made = Array.from({ length: Math.min(1_000, events - at) }, (_, i) => event(BigInt(at + i)));
    outcomes.add(await store.append(at === 0 ? 'none' : BigInt(at - 1), made));
  }
  return { outcomes: [...outcomes] };
};

const fill = async () => {
  const file = new EventFile(path, true);
  const replica = new Replica(store, file, (error) => {
    throw error;
  });
  const megabytes = [];
  file.heads().subscribe((head) => {
    while (Number(head) + 1 >= ((megabytes.length + 1) * events) / 10) megabytes.push(Math.round(process.memoryUsage.rss() / 1e6));
  });
  const began = performance.now();
  await replica.catchUp();
  const rate = (events * 1000) / (performance.now() - began);
  await replica.close();
  await file.close();
  return { megabytes, rate };
};

console.log(JSON.stringify(await (mode === 'write' ? write() : fill())));
process.exit();
