import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { REFUSALS } from '../../src/domain/kernel/refusal.js';
import { KnownRoutes } from '../../src/http/problems/known-routes.js';
import { eventually } from '../support/eventually.js';
import { Validator } from '@seriousme/openapi-schema-validator';
import { CheckedAnswers, type Document } from '../support/api/checked-answers.js';
import { ApiClient } from '../support/api/client.js';
import { served, type Served } from '../support/api/served.js';
import { tellExamples } from '../support/api/act.js';
import { PLAYED_STORY } from '../support/api/played-story.js';

let node: Served;
let checked: CheckedAnswers;
beforeAll(async () => {
  node = await served();
  await tellExamples(node.url);
  // Parsed here: what fetch parses has lists of another realm, which no constant of a schema equals.
  checked = new CheckedAnswers(JSON.parse(await (await fetch(`${node.url}/openapi.json`)).text()) as Document);
});
afterAll(() => node.end());

const ask = async (path: string, init: RequestInit = {}): Promise<{ status: number; type: string; text: string }> => {
  const answer = await fetch(`${node.url}${path}`, init);
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
};

/** The path with the examples of its parameters, and those of the query that are required or have one. */
const example = (path: string): string => {
  const parameters = checked.document.paths[path]?.['get']?.parameters ?? [];
  // A mechanism has no buffers of a programme's own, and no kind of units is closed in the one of the story.
  const of = (name: string): string =>
    name === 'registry' && /\/(?:buffers|closings)\//.test(path) ? 'GHA01' : (parameters.find((one) => one.name === name)?.example ?? '');
  const query = parameters.filter((one) => one.in === 'query' && one.example !== undefined && one.name !== 'at');
  const filled = path.replace(/\{([a-z]+)\}/g, (_, name: string) => encodeURIComponent(of(name)));
  return `${filled}${query.length === 0 ? '' : `?${query.map(({ name }) => `${name}=${of(name)}`).join('&')}`}`;
};

/** Every schema of the document, with where it stands. */
const schemasIn = (value: unknown, place = ''): [string, Readonly<Record<string, unknown>>][] =>
  typeof value !== 'object' || value === null
    ? []
    : [
        [place, value as Readonly<Record<string, unknown>>],
        ...Object.entries(value).flatMap(([name, member]) => schemasIn(member, `${place}/${name}`)),
      ];

describe('the document', () => {
  test('is OpenAPI 3.1.0 by the schema of OpenAPI itself', async () => {
    const found = await new Validator().validate(checked.document);
    expect([checked.document['openapi'], found.errors ?? [], found.valid]).toEqual(['3.1.0', [], true]);
  });

  test('names the type of every constant and of every choice, which is all that some generators read', () => {
    const untyped = schemasIn(checked.document).filter(
      ([, schema]) => ('const' in schema || Array.isArray(schema['enum'])) && !('type' in schema),
    );
    expect(untyped.map(([place]) => place)).toEqual([]);
  });

  test('names every set of refusals once', () => {
    const { paths } = checked.document;
    const refusals = Object.values(paths).flatMap((methods) =>
      Object.values(methods).flatMap(({ responses }) => Object.entries(responses).filter(([status]) => status >= '400')),
    );
    expect(refusals.length).toBeGreaterThan(500);
    expect(refusals.filter(([, response]) => !('$ref' in response))).toEqual([]);
  });
  /** The example of each command, by its path. */
  const examples = (): [path: string, example: unknown][] =>
    Object.entries(checked.document.paths)
      .filter(([path]) => /\/commands\/[a-z-]+$/.test(path))
      .map(([path, { post }]) => [path, post?.requestBody?.content['application/json']?.example]);

  test('has an example for every command, and each fits its schema', () => {
    expect(examples().length).toBeGreaterThan(0);
    expect(examples().flatMap(([path, example]) => checked.bodyFaults(path, example))).toEqual([]);
  });

  test('has no example that the node of the played story did not accept', () => {
    const played = (path: string): object | undefined => PLAYED_STORY.find(({ command }) => path.endsWith(`/${command}`))?.data;
    expect(examples()).toEqual(examples().map(([path]) => [path, played(path)]));
  });

  test('has every route of the node, and no other', () => {
    const told = new Set(
      Object.entries(checked.document.paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method} ${path.replace(/\/commands\/[a-z-]+$/, '/commands/{command}')}`),
      ),
    );
    const routes = node.app
      .get(KnownRoutes)
      .all.flatMap(({ url, methods }) =>
        methods
          .filter((method) => method !== 'HEAD')
          .map((method) => `${method.toLowerCase()} ${url.replace(/:([a-z]+)/g, '{$1}').replace('*', '{index}')}`),
      );
    expect([...told].sort()).toEqual([...new Set(routes)].sort());
  });

  test('says with which status each refusal of a command leaves', () => {
    const path = '/v1/registries/{registry}/commands/transfer-units';
    for (const code of ['double-use', 'units-frozen', 'unknown-account', 'invalid-input', 'outcome-unknown'] as const)
      expect(checked.refusals('post', path, REFUSALS[code].status)).toContain(code);
  });

  test('names only schemas that it has', () => {
    const { schemas } = checked.document['components'] as { schemas: object };
    const named = JSON.stringify(checked.document).matchAll(/"#\/components\/schemas\/([A-Za-z]+)"/g);
    expect([...new Set([...named].map(([, name = '']) => name))].filter((name) => !(name in schemas))).toEqual([]);
  });
});

describe('every answer is as the document says', () => {
  test('of every route that is read', async () => {
    for (const [path, methods] of Object.entries(checked.document.paths)) {
      if (!methods['get'] || path.endsWith('/stream')) continue;
      // Of what is not sealed yet there is no proof.
      const answer = await eventually(
        () => ask(example(path)),
        ({ status }) => status !== 409,
      );
      expect([path, answer.status, answer.status === 200 ? '' : answer.text]).toEqual([path, 200, '']);
      expect(checked.faults('get', path, answer)).toEqual([]);
    }
  });

  test('as of every revision of the past', async () => {
    const reads = Object.keys(checked.document.paths).filter((path) =>
      checked.document.paths[path]?.['get']?.parameters.some(({ name }) => name === 'at'),
    );
    for (let at = 0; at < 60; at += 3)
      for (const path of reads.filter((one) => one.includes('{registry}'))) {
        const address = example(path);
        const answer = await ask(`${address}${address.includes('?') ? '&' : '?'}at=${at}`);
        expect(checked.faults('get', path, answer)).toEqual([]);
      }
  });

  test('of a command, its dry run and its refusals', async () => {
    const path = '/v1/registries/{registry}/commands/transfer-units';
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'document-0001' };
    const send = (data: unknown, query = ''): Promise<{ status: number; type: string; text: string }> =>
      ask(`/v1/registries/UN01/commands/transfer-units${query}`, { method: 'POST', headers, body: JSON.stringify(data) });
    const transfer = { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '7' } };
    for (const [status, data, query] of [
      [200, transfer, '?dryRun=true'],
      [201, transfer, ''],
      [422, { ...transfer, to: 'x' }, ''],
      [422, { ...transfer, units: { quantity: '8' } }, ''],
      [409, { ...transfer, to: 'GHA-H1' }, '?dryRun=true'],
      [404, { ...transfer, to: 'NOBODY' }, '?dryRun=true'],
      [400, transfer, '?dryRun=maybe'],
    ] as const) {
      const answer = await send(data, query);
      expect(answer.status).toBe(status);
      expect(checked.faults('post', path, answer)).toEqual([]);
    }
  });

  test('of a bulk upload, line by line', async () => {
    const lines = [
      { command: 'transfer-units', key: 'document-0002', data: { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '1' } } },
      { command: 'transfer-units', key: 'document-0003', data: { from: 'GHA-H1', to: 'GHA-H1', units: { quantity: '1' } } },
      { command: 'transfer-units', key: 'short', data: {} },
    ];
    const body = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    const answer = await ask('/v1/registries/UN01/commands', { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body });
    expect(answer.text.trim().split('\n')).toHaveLength(3);
    expect(checked.faults('post', '/v1/registries/{registry}/commands', answer)).toEqual([]);
  });
});

describe('the client made from it', () => {
  test('gives commands and reads what they did', async () => {
    const client = new ApiClient(node.url);
    const act = await client
      .command('UN01', 'transfer-units', { from: 'GHA-H1', to: 'GHA-H1', units: { quantity: '1' } })
      .catch((error: Error) => error.message);
    expect(act).toBe('409 same-account');
    const { revision } = await client.command('UN01', 'open-account', { account: 'GHA-H9', type: 'holding', party: 'GHA' });
    const account = await client.get(
      '/v1/registries/{registry}/accounts/{account}',
      { registry: 'UN01', account: 'GHA-H9' },
      { minRevision: revision },
    );
    expect(account).toMatchObject({ account: 'GHA-H9', state: 'active', quantity: '0' });
  });
});

describe('the pages', () => {
  test.each(Object.keys(REFUSALS))('/problems/%s says what it means and what to do', async (code) => {
    const answer = await ask(`/problems/${code}`);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('What to do');
  });
});
