import { load, post } from './load.mjs';
import { KEY } from './process.mjs';

// Single commands as a process of its own: `node s3-client.mjs PORT CLIENTS REQUESTS FIRST [CODE]`. Prints rate and latencies as JSON.

const [port, clients, requests, first] = process.argv.slice(2).map(Number);
const code = process.argv[6] ?? 'UN01';
const run = `${process.pid}-${Date.now()}`;
const next = (i) => {
  const body = JSON.stringify({
    from: 'GHA-1',
    to: `GHA-${2 + (i % 60)}`,
    units: { blocks: [`${code}-GHA-10471-2021-${first + i + 1}-${first + i + 1}`] },
  });
  const headers = ['content-type: application/json', `idempotency-key: ${run}-${i}`, `authorization: Bearer ${KEY}`];
  return post(`/v1/registries/${code}/commands/transfer-units`, headers, body);
};
console.log(JSON.stringify(await load({ port, clients, requests, next, expect: 201 })));
