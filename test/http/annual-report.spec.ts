import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import readXlsxFile from 'read-excel-file/node';
import { served, type Served } from '../support/api/served.js';
import { party, reason } from '../support/samples.js';
import { Client } from '../support/server/client.js';
import { afterIssuance, THIS_YEAR } from '../support/server/stage.js';

const CSV = 'text/csv; charset=utf-8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PATH = `/v1/registries/UN01/parties/GHA/aef/${THIS_YEAR}`;

let node: Served;
let client: Client;
let filed: Readonly<Record<string, unknown>>;

const transfer = (quantity: string): Promise<unknown> =>
  client.accept('UN01', 'transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity } });

beforeAll(async () => {
  node = await served();
  client = new Client(node.url);
  await afterIssuance(client, 1_000);
  const ndcPeriods = [{ first: '2021', last: '2030', type: 'multi-year' }];
  await client.accept('UN01', 'update-party', { ...party('GHA'), ndcPeriods, reason });
  await transfer('30');
  const { events } = await client.accept('UN01', 'file-annual-report', { party: 'GHA', year: THIS_YEAR });
  filed = events[0]?.data ?? {};
});
afterAll(() => node.end());

const bytes = async (query: string, path = PATH): Promise<{ type: string | null; name: string | null; body: Buffer }> => {
  const answer = await fetch(`${node.url}${path}?${query}`);
  expect(answer.status).toBe(200);
  const { headers } = answer;
  return { type: headers.get('content-type'), name: headers.get('content-disposition'), body: Buffer.from(await answer.arrayBuffer()) };
};

describe('an annual report over HTTP', () => {
  it('comes as CSV and as a workbook, with their media types and a name for the file', async () => {
    const [csv, one, xlsx] = [await bytes('format=csv'), await bytes('format=csv&table=actions'), await bytes('format=xlsx')];
    expect([csv.type, one.type, xlsx.type]).toEqual([CSV, CSV, XLSX]);
    const file = `AEF-GHA-${THIS_YEAR}-provisional`;
    expect([csv, one, xlsx].map(({ name }) => name)).toEqual(
      ['.csv', '-actions.csv', '.xlsx'].map((ending) => `attachment; filename="${file}${ending}"`),
    );
    expect(csv.body.toString().split('\n\n')).toHaveLength(5);
    expect(csv.body.toString()).toContain(one.body.toString());
    expect(await readXlsxFile(xlsx.body)).toHaveLength(7);
  });

  it('is byte for byte the same in every form once it is filed, whatever happens later; that stands in the next (R-74)', async () => {
    const forms = ['format=json', 'format=csv', 'format=xlsx'].map((form) => `${form}&version=1.0`);
    const all = (): Promise<Buffer[]> => Promise.all(forms.map(async (query) => (await bytes(query)).body));
    const before = await all();
    expect(hash('sha256', before[0]?.toString() ?? '', 'hex')).toBe(filed['sha256']);
    await transfer('20');
    await client.accept('UN01', 'update-party', {
      ...party('GHA'),
      ndcPeriods: [{ first: '2021', last: '2035', type: 'multi-year' }],
      reason,
    });
    const after = await all();
    expect(after.map((body, i) => body.equals(before[i] ?? Buffer.of()))).toEqual([true, true, true]);
    const next = (await client.get(PATH)).json<{ version: string; provisional: boolean; changes: object[] }>();
    expect([next.version, next.provisional]).toEqual(['2.0', true]);
    expect(next.changes).toContainEqual(expect.objectContaining({ table: 'actions', change: 'added' }));
  });

  it('has no version that was not filed, and no other form', async () => {
    const status = async (query: string): Promise<number> => (await client.get(`${PATH}?${query}`)).status;
    expect([await status('version=2.0'), await status('format=pdf'), await status('table=sums')]).toEqual([404, 400, 400]);
  });
});

describe('the structured summary over HTTP', () => {
  it('comes as CSV and as a workbook, with their media types', async () => {
    const path = '/v1/registries/UN01/parties/GHA/structured-summary';
    const types = await Promise.all(['csv', 'xlsx'].map(async (form) => (await bytes(`from=2021&to=2025&format=${form}`, path)).type));
    expect(types).toEqual([CSV, XLSX]);
  });
});
