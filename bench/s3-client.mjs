import { load, post } from './load.mjs';

// The load of S3 as a process of its own: `node s3-client.mjs PORT CLIENTS REQUESTS FIRST`. Prints its result as JSON.

const [port, clients, requests, first] = process.argv.slice(2).map(Number);
const run = `${process.pid}-${Date.now()}`;
const next = (i) => {
  const body = JSON.stringify({
    from: 'GHA-1',
    to: `GHA-${2 + (i % 60)}`,
    units: { blocks: [`UN01-GHA-10471-2021-${first + i + 1}-${first + i + 1}`] },
  });
  const headers = ['content-type: application/json', `idempotency-key: ${run}-${i}`, 'authorization: Bearer dev-bench'];
  return post('/v1/registries/UN01/commands/transfer-units', headers, body);
};
console.log(JSON.stringify(await load({ port, clients, requests, next, expect: 201 })));
