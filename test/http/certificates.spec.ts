import { inflateSync } from 'node:zlib';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { certificateOf } from '../../src/reports/certificate/certificate.js';
import { answered, freshPath, sextant } from '../cli/sextant.js';
import { served, type Served } from '../support/api/served.js';
import { eventually } from '../support/eventually.js';
import { Client } from '../support/server/client.js';
import { afterIssuance } from '../support/server/stage.js';

let node: Served;
let client: Client;
let cancelled: string;
let transferred: string;
const at = (revision: string, query = ''): string => `/v1/registries/UN01/certificates/${revision}${query}`;

beforeAll(async () => {
  node = await served();
  client = new Client(node.url);
  await afterIssuance(client, 1_000);
  const units = { quantity: '30' };
  ({ revision: transferred } = await client.accept('UN01', 'transfer-units', { from: 'GHA-H1', to: 'GHA-H2', units }));
  const data = {
    from: 'GHA-H1',
    purpose: 'administrative',
    to: 'CANCELLATION-ADMINISTRATIVE',
    units,
    document: { sha256: 'a'.repeat(64) },
  };
  ({ revision: cancelled } = await client.accept('UN01', 'cancel-units', data));
});
afterAll(() => node.end());

describe('a certificate', () => {
  it('says what was cancelled, and where that is proved', async () => {
    const answer = await client.get(at(cancelled));
    expect(answer.status).toBe(200);
    const certificate = answer.json<Record<string, unknown>>();
    expect(certificate).toMatchObject({
      ...{ registry: 'UN01', revision: cancelled, kind: 'cancellation', quantity: '30', from: 'GHA-H1', trial: true },
      ...{ party: null, year: null, purpose: 'administrative', authority: 'holder:GHA-H1', document: { sha256: 'a'.repeat(64) } },
      lines: [{ host: 'GHA', quantity: '30' }],
      proof: { receipt: `/v1/registries/UN01/events/${cancelled}/receipt` },
    });
    const event = (await client.get(`/v1/registries/UN01/events?after=${BigInt(cancelled) - 1n}`)).text.split('\n')[0] ?? '';
    expect(certificateOf('UN01', true, event)).toEqual(certificate);
  });

  it('as a PDF has the event and its receipt attached, so that it proves itself', async () => {
    const { status } = await eventually(
      () => client.get(`/v1/registries/UN01/events/${cancelled}/receipt`),
      (receipt) => receipt.status === 200,
    );
    expect(status).toBe(200);
    const answer = await fetch(`${node.url}${at(cancelled, '?format=pdf')}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const pdf = Buffer.from(await answer.arrayBuffer());
    const again = Buffer.from(await (await fetch(`${node.url}${at(cancelled, '?format=pdf')}`)).arrayBuffer());
    expect(again.equals(pdf)).toBe(true);
    const text = pdf.toString('latin1');
    expect(text).toMatch(/^%PDF-1\.7/);
    expect(text).toContain('/AFRelationship /Data');
    const streams = streamsIn(pdf);
    const event = (await client.get(`/v1/registries/UN01/events?after=${BigInt(cancelled) - 1n}`)).text.split('\n')[0] ?? '';
    expect(streams).toContain(event);
    expect(streams).toContain((await client.get(`/v1/registries/UN01/events/${cancelled}/receipt`)).text);
    expect(streams.some((stream) => stream.includes('pdfaid:part'))).toBe(true);
  });

  it('is there for a use or a cancellation alone, in the two forms', async () => {
    const status = async (path: string): Promise<number> => (await client.get(path)).status;
    expect(await Promise.all([at(transferred), at('999999'), at('x'), at(cancelled, '?format=doc')].map(status))).toEqual([
      404, 404, 404, 400,
    ]);
    const asked = (accept: string, query = ''): Promise<number> =>
      fetch(`${node.url}${at(cancelled, query)}`, { headers: { accept } }).then((answer) => answer.status);
    expect([await asked('application/pdf'), await asked('application/pdf', '?format=pdf'), await asked('text/html')]).toEqual([
      406, 200, 406,
    ]);
  });

  it('comes by the command line, as what its file is named', async () => {
    const directory = freshPath('certificates');
    mkdirSync(directory);
    const target = ['--url', node.url] as const;
    await answered(['report', 'certificate', cancelled, '--out', join(directory, 'c.pdf'), ...target]);
    expect(readFileSync(join(directory, 'c.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    if (process.env['KEEP_PDF'] !== undefined) writeFileSync(process.env['KEEP_PDF'], readFileSync(join(directory, 'c.pdf')));
    expect(JSON.parse(await answered(['report', 'certificate', cancelled, ...target]))).toMatchObject({ revision: cancelled });
    expect((await sextant(['report', 'certificate', transferred, ...target])).code).toBe(1);
    expect((await sextant(['report', 'certificate', 'last', ...target])).err).toMatch('name its revision');
  });
});

/** What its streams hold, unpacked where they are packed. */
const streamsIn = (pdf: Buffer): string[] => {
  const found: string[] = [];
  for (let begin = pdf.indexOf('stream\n'); begin >= 0; begin = pdf.indexOf('stream\n', begin)) {
    const end = pdf.indexOf('\nendstream', begin);
    const bytes = pdf.subarray(begin + 7, end);
    try {
      found.push(inflateSync(bytes).toString('utf8'));
    } catch {
      found.push(bytes.toString('utf8'));
    }
    begin = end + 10;
  }
  return found;
};
