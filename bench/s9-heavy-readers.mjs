// Two readers at once, until the input ends: an export of all events, over and over, and the largest pages of old revisions. `node
// s9-heavy-readers.mjs PORT`; says how much they read.

const [port] = process.argv.slice(2);
const base = `http://127.0.0.1:${port}/v1/registries/UN01`;
let ended = false;
process.stdin.resume().on('end', () => (ended = true));

const get = async (path) => {
  const answer = await fetch(base + path);
  if (answer.status !== 200) throw new Error(`${path}: ${await answer.text()}`);
  return answer;
};

const { revision } = await (await get('')).json();
let events = 0;
let pages = 0;

/** As `sextant export` does: pages of 10,000, none of them whole in memory. */
const exporting = async () => {
  for (let after = -1; !ended;) {
    const before = events;
    for await (const chunk of (await get(`/events?after=${after}&limit=10000`)).body)
      for (const byte of chunk) if (byte === 10) events += 1;
    after = events === before || after >= Number(revision) ? -1 : after + events - before;
  }
};

const asking = async () => {
  for (let i = 1; !ended; i += 1) {
    const at = Math.floor((Number(revision) * ((i * 7) % 10)) / 10) + 200;
    await (await get(`/accounts/GHA-2/holdings?pageSize=1000&at=${at}`)).arrayBuffer();
    await (await get(`/balances?by=account,activity,vintage&at=${at}`)).arrayBuffer();
    pages += 2;
  }
};

await Promise.all([exporting(), asking()]);
console.log(JSON.stringify({ events, pages }));
