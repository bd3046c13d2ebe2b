import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LAWS } from '../../src/checker/laws/laws.js';
import { ApiClient, Refused } from '../support/api/client.js';
import { eventually } from '../support/eventually.js';
import { served, type Served } from '../support/api/served.js';
import { tellExamples } from '../support/api/act.js';

let node: Served;
let client: ApiClient;
beforeAll(async () => {
  node = await served();
  await tellExamples(node.url);
  client = new ApiClient(node.url);
});
afterAll(() => node.end());

const BASE = '/v1/registries/UN01';
const ask = async (
  path: string,
): Promise<{ status: number; code: string | undefined; finer: string | undefined; headers: Headers; text: string }> => {
  const answer = await fetch(`${node.url}${path}`);
  const text = await answer.text();
  const problem = answer.ok ? undefined : (JSON.parse(text) as { code: string; errors?: { code: string }[] });
  return { status: answer.status, code: problem?.code, finer: problem?.errors?.[0]?.code, headers: answer.headers, text };
};

describe('what cannot be read', () => {
  test.each([
    ['/accounts/gha-h1', 404, 'unknown-account', undefined],
    ['/accounts/..%2f..%2fetc', 404, 'unknown-account', undefined],
    ['/accounts/%0a', 404, 'unknown-account', undefined],
    ['/accounts/NOBODY/holdings', 404, 'unknown-account', undefined],
    ['/parties/gha', 404, 'unknown-party', undefined],
    ['/programmes/a-b', 404, 'unknown-programme', undefined],
    ['/components/x', 404, 'unknown-component', undefined],
    ['/units/UN01-GHA-10471-2025-1', 404, 'unknown-units', undefined],
    ['/units/UN01-GHA-10471-2025-999999-999999', 404, 'unknown-units', undefined],
    ['/proposals/x', 404, 'unknown-proposal', undefined],
    ['/roles/x', 404, 'not-found', undefined],
    ['/imports/NONE', 404, 'not-found', undefined],
    ['/events/99999', 404, 'unknown-event', undefined],
    ['/events/x', 404, 'unknown-event', undefined],
    ['/commands/short', 404, 'unknown-key', undefined],
    ['/commands/never-used-key', 404, 'unknown-key', undefined],
    ['/programmes/10471/attribution?format=xlsx', 400, 'malformed-request', 'enum'],
    ['/programmes/10471/attribution?vintage=21', 400, 'malformed-request', 'year-format'],
    ['/programmes/10471/attribution?host=XXX', 404, 'unknown-party', undefined],
    ['/accounts?format=csv', 400, 'malformed-request', 'unknown-parameter'],
    ['/nothing', 404, 'not-found', undefined],
    ['/accounts/%00', 400, 'malformed-request', 'malformed-path'],
    ['/accounts/%ff', 400, 'malformed-request', 'malformed-path'],
    ['/accounts/%zz', 400, 'malformed-request', 'malformed-path'],
    ['/balances?party=GHA&party=CHE', 400, 'malformed-request', 'repeated-parameter'],
    ['/balances?partei=GHA', 400, 'malformed-request', 'unknown-parameter'],
    ['/balances?by=colour', 400, 'malformed-request', 'enum'],
    ['/accounts?at=2026-02-30', 400, 'malformed-request', 'time-format'],
    ['/accounts?at=2026-01-01T23:59:60Z', 400, 'malformed-request', 'time-format'],
    ['/accounts?at=2026-01-01T24:00:00Z', 400, 'malformed-request', 'time-format'],
    ['/accounts?at=-1', 400, 'malformed-request', 'time-format'],
    ['/accounts?at=99999', 404, 'unknown-event', undefined],
    ['/accounts?at=99999999999999999999', 404, 'unknown-event', undefined],
    ['/accounts?minRevision=x', 400, 'malformed-request', 'revision-format'],
    ['/accounts?pageSize=0', 400, 'malformed-request', 'limit-range'],
    ['/accounts?pageSize=-1', 400, 'malformed-request', 'limit-range'],
    ['/accounts?pageSize=1e9', 400, 'malformed-request', 'limit-range'],
    ['/accounts?pageSize=1001', 400, 'malformed-request', 'limit-range'],
    ['/accounts?cursor=forged', 400, 'malformed-request', 'cursor-invalid'],
    ['/events?limit=10001', 400, 'malformed-request', 'limit-range'],
    ['/events?after=-2', 400, 'malformed-request', 'revision-format'],
    ['/diff', 400, 'malformed-request', 'missing-parameter'],
    ['/diff?from=5&to=4', 400, 'malformed-request', 'range-reversed'],
    ['/diff?from=99999', 404, 'unknown-event', undefined],
    ['/diff?from=1&to=20&cursor=30', 400, 'malformed-request', 'cursor-invalid'],
    ['/tasks?at=1', 400, 'malformed-request', 'unknown-parameter'],
    ['/parties/GHA/emissions-balance?from=2021', 400, 'malformed-request', 'missing-parameter'],
  ])('%s', async (path, status, code, finer) => {
    const answer = await ask(`${BASE}${path}`);
    expect([answer.status, answer.code, answer.finer]).toEqual([status, code, finer]);
  });

  test('a registry of no form, or that is not here', async () => {
    for (const code of ['un01', 'ZZ99', 'UN01%20', '..']) expect([404]).toContain((await ask(`/v1/registries/${code}/accounts`)).status);
  });

  test('is read with a method that is offered', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const answer = await fetch(`${node.url}${BASE}/accounts`, { method });
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
    }
  });

  test('minRevision waits, then says that it is not there', async () => {
    const answer = await ask(`${BASE}/accounts?minRevision=99999`);
    expect([answer.status, answer.code, answer.headers.get('retry-after')]).toEqual([503, 'unavailable', '1']);
  });
});

describe('reads', () => {
  test('know at once what was just written', async () => {
    for (let i = 0; i < 20; i += 1) {
      const { revision } = await client.command('UN01', 'open-account', { account: `GHA-X${i}`, type: 'holding', party: 'GHA' });
      const account = await client.get(
        '/v1/registries/{registry}/accounts/{account}',
        { registry: 'UN01', account: `GHA-X${i}` },
        { minRevision: revision },
      );
      expect(BigInt(account.revision)).toBeGreaterThanOrEqual(BigInt(revision));
    }
  });

  test('as of a day are as of its end, and say so', async () => {
    const day = new Date().toISOString().slice(0, 10);
    const { at, final } = await client.get('/v1/registries/{registry}/accounts', { registry: 'UN01' }, { at: day });
    expect([at, final]).toEqual([`${day}T23:59:59.999Z`, false]);
    expect((await ask(`${BASE}/accounts?at=1999-12-31`)).text).toContain('"revision":"-1"');
  });

  test('have null where the command behind them left something out', async () => {
    const { lines } = await client.get('/v1/registries/{registry}/verifications/{verification}', { registry: 'UN01', verification: 'V-1' });
    expect(lines.flatMap(({ vintages }) => vintages.map(({ deductions }) => deductions))).toContain(null);
    const { approvals } = await client.get('/v1/registries/{registry}/programmes/{programme}', { registry: 'UN01', programme: '10471' });
    expect(approvals[0]?.waivesAdaptationExemption).toBeNull();
  });

  test('have the root of the head, and of what is sealed', async () => {
    const now = await client.get('/v1/registries/{registry}', { registry: 'UN01' });
    const then = await eventually(
      () => client.get('/v1/registries/{registry}', { registry: 'UN01' }, { at: '30' }),
      ({ root }) => root !== null,
    );
    const [a, b] = [/^[0-9a-f]{64}$/, /^[0-9a-f]{64}$/].map((form) => expect.stringMatching(form) as unknown);
    expect([now.root, then.root, now.root === then.root]).toEqual([a, b, false]);
  });

  test('carry the last revision of the thing as ETag, which If-Match takes', async () => {
    const answer = await fetch(`${node.url}${BASE}/accounts/CHE-H1`);
    const etag = answer.headers.get('etag') ?? '';
    const transfer = (key: string): Promise<Response> =>
      fetch(`${node.url}${BASE}/commands/transfer-units`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key, 'if-match': etag },
        body: JSON.stringify({ from: 'CHE-H1', to: 'CHE-R1', units: { quantity: '1' } }),
      });
    expect((await transfer('if-match-0000')).status).not.toBe(412);
    await client.command('UN01', 'trust-account', { account: 'CHE-H1', counterparty: 'GHA-H1', trusted: true });
    expect((await transfer('if-match-0001')).status).toBe(412);
  });

  test('a ladder is there as CSV, a page at a time, with a link to the next', async () => {
    const attribution = `${BASE}/programmes/10471/attribution`;
    const { items } = await client.get('/v1/registries/{registry}/programmes/{programme}/attribution', {
      registry: 'UN01',
      programme: '10471',
    });
    const whole = await fetch(`${node.url}${attribution}?format=csv`, { headers: { accept: 'text/csv' } });
    expect([whole.status, whole.headers.get('content-type'), whole.headers.get('link')]).toEqual([200, 'text/csv; charset=utf-8', null]);
    const [head = '', ...rows] = (await whole.text()).trim().split('\n');
    expect(head).toMatch(/^host,vintage,verified\.quantity,verified\.events,verified\.eventCount,ownContribution\.quantity,/);
    expect(rows).toHaveLength(items.length);
    const [first] = items;
    expect(rows[0]?.split(',').slice(0, 4)).toEqual(
      [first?.host, first?.vintage, first?.verified.quantity, first?.verified.events.join(';')].map(String),
    );

    const page = await fetch(`${node.url}${attribution}?format=csv&pageSize=1`);
    const next = /^<(.*)>; rel="next"$/.exec(page.headers.get('link') ?? '')?.[1] ?? '';
    expect((await (await fetch(`${node.url}${next}`)).text()).trim().split('\n')).toEqual([head, rows[1]]);
  });

  test('an event links to what it touched, and each link is read', async () => {
    const text = await (await fetch(`${node.url}${BASE}/events?limit=10000`)).text();
    for (const line of text.trim().split('\n')) {
      const { revision } = JSON.parse(line) as { revision: string };
      const { touches, event } = await client.get('/v1/registries/{registry}/events/{revision}', { registry: 'UN01', revision });
      expect(event).toEqual(JSON.parse(line));
      for (const { path } of touches) if (path !== null) expect([path, (await fetch(`${node.url}${path}`)).status]).toEqual([path, 200]);
    }
  });

  test('the list of registries has those that are open, and goes on behind a cursor', async () => {
    const first = await client.get('/v1/registries', {}, { pageSize: '1' });
    const second = await client.get('/v1/registries', {}, { pageSize: '1', cursor: first.cursor ?? '' });
    expect([...first.items, ...second.items].map(({ registry }) => registry)).toEqual(['GHA01', 'UN01']);
    expect((await client.get('/v1/registries', {}, { at: '2020-01-01T00:00:00Z' })).items).toEqual([]);
  });
});

describe('what changed between two revisions', () => {
  test('is what the events between them did, page by page', async () => {
    const { revision } = await client.get('/v1/registries/{registry}', { registry: 'UN01' });
    const whole = await client.get('/v1/registries/{registry}/diff', { registry: 'UN01' }, { from: '-1', to: revision });
    const moves: unknown[] = [];
    const adjustments: unknown[] = [];
    let events = 0;
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = { from: '-1', to: revision, pageSize: '7', ...(cursor === undefined ? {} : { cursor }) };
      const page = await client.get('/v1/registries/{registry}/diff', { registry: 'UN01' }, query);
      moves.push(...page.moves);
      adjustments.push(...page.adjustments);
      events += Number(page.events);
      cursor = page.cursor;
    }
    expect([moves, adjustments, String(events)]).toEqual([whole.moves, whole.adjustments, whole.events]);
    expect(whole.events).toBe(String(BigInt(revision) + 1n));
    expect(whole.things).toContainEqual(expect.objectContaining({ kind: 'account', code: 'GHA-H1', path: `${BASE}/accounts/GHA-H1` }));
  });

  test('sums to what accounts hold', async () => {
    const { moves } = await client.get('/v1/registries/{registry}/diff', { registry: 'UN01' }, { from: '-1' });
    const held = new Map<string, bigint>();
    for (const { from, to, quantity } of moves) {
      if (to === null) continue;
      if (from !== null) held.set(from, (held.get(from) ?? 0n) - BigInt(quantity));
      held.set(to, (held.get(to) ?? 0n) + BigInt(quantity));
    }
    const { rows } = await client.get('/v1/registries/{registry}/balances', { registry: 'UN01' }, { by: 'account' });
    expect(Object.fromEntries([...held].filter(([, sum]) => sum !== 0n).map(([account, sum]) => [account, String(sum)]))).toEqual(
      Object.fromEntries(rows.map(({ account, quantity }) => [account, quantity])),
    );
  });

  test('nothing changed between a revision and itself', async () => {
    const diff = await client.get('/v1/registries/{registry}/diff', { registry: 'UN01' }, { from: '5', to: '5' });
    expect([diff.events, diff.things, diff.moves, diff.cursor]).toEqual(['0', [], [], null]);
  });
});

test('the audit says of every law that it holds, and what it looked at', async () => {
  const audit = await client.get('/v1/registries/{registry}/audit', { registry: 'UN01' });
  expect([audit.holds, audit.laws.every(({ found }) => found === 0), audit.laws.length]).toEqual([true, true, LAWS.length]);
  expect(Number(audit.events)).toBeGreaterThan(10);
});

test('the typed client tells a refusal from an answer', async () => {
  const asked = client.get('/v1/registries/{registry}/accounts/{account}', { registry: 'UN01', account: 'NOBODY' });
  await expect(asked).rejects.toBeInstanceOf(Refused);
});
