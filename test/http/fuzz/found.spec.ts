import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CheckedAnswers, type Document } from '../../support/api/checked-answers.js';
import { served, type Served } from '../../support/api/served.js';
import { Client } from '../../support/server/client.js';
import { opening } from '../../support/world.js';

let node: Served;
let client: Client;
beforeAll(async () => {
  node = await served();
  client = new Client(node.url);
  await client.accept('UN01', 'open-registry', opening());
});
afterAll(() => node.end());

describe('what the fuzz of the API found', () => {
  test.each([
    ['PATCH', '/v1/registries/UN01/events', 405, 'method-not-allowed'],
    ['POST', '/v1/registries/UN01', 405, 'method-not-allowed'],
    ['POST', '/nowhere', 404, 'not-found'],
  ])('%s %s with a body of a type that nobody reads was a fault of the node', async (method, path, status, code) => {
    for (const type of ['', 'text/plain', 'application/json']) {
      const answer = await client.send(method, path, { 'content-type': type }, 'x');
      expect([answer.status, answer.problem.code]).toEqual([status, code]);
    }
  });

  test.each(['%F0%9F%98%80', '%0d%0ax:y', 'x', '007'])(
    'the event %s was refused with what stood in the address as its ETag',
    async (revision) => {
      const answer = await client.get(`/v1/registries/UN01/events/${revision}`);
      expect([answer.status, answer.problem.code, answer.headers['etag']]).toEqual([404, 'unknown-event', undefined]);
      expect((await client.get('/v1/registries/UN01/events/1')).headers['etag']).toBe('"1"');
    },
  );

  test('the document did not say that an atomic upload is refused with what refuses a line of it', async () => {
    const checked = new CheckedAnswers((await client.get('/openapi.json')).json<Document>());
    const lines = [{ command: 'open-account', key: 'found-0001', data: { account: 'PENDING', type: 'holding', party: 'GHA' } }];
    const { status, headers, text } = await client.bulk('UN01', lines, '?atomic=true');
    expect(status).toBe(409);
    const answer = { status, type: headers['content-type'] ?? '', text };
    expect(checked.faults('post', '/v1/registries/{registry}/commands', answer)).toEqual([]);
  });
});
