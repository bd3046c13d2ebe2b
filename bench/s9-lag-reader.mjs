import { KEY } from './process.mjs';

// Reads its own writes: a command, then a read that must know it, again and again. `node s9-lag-reader.mjs PORT`; says how long the reads
// took when its input ends.

const [port] = process.argv.slice(2);
const base = `http://127.0.0.1:${port}/v1/registries/UN01`;
const run = `${process.pid}-${Date.now()}`;
const lags = [];
let ended = false;
process.stdin.resume().on('end', () => (ended = true));

const first = 4_000_000_000;
for (let i = 0; !ended; i += 1) {
  const units = { blocks: [`UN01-GHA-10471-2021-${first + i}-${first + i}`] };
  const answer = await fetch(`${base}/commands/transfer-units`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `${run}-${i}`, authorization: `Bearer ${KEY}` },
    body: JSON.stringify({ from: 'GHA-1', to: 'GHA-3', units }),
  });
  if (answer.status !== 201) throw new Error(await answer.text());
  const { revision } = await answer.json();
  const began = performance.now();
  const read = await fetch(`${base}/accounts/GHA-3?minRevision=${revision}`);
  if (read.status !== 200) throw new Error(await read.text());
  await read.arrayBuffer();
  lags.push(performance.now() - began);
}
lags.sort((a, b) => a - b);
const at = (share) => lags[Math.min(lags.length - 1, Math.floor(lags.length * share))];
console.log(JSON.stringify({ reads: lags.length, p50: at(0.5), p99: at(0.99) }));
