import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { answered, freshPath, serving } from '../cli/sextant.js';

const ROOT = join(import.meta.dirname, '../..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** The requests of the README's curl lines, in order, each with the status that its comment promises. */
const requests = [...README.matchAll(/^curl '([^']+)'(.*)$/gm)].map(([, url = '', rest = '']) => ({
  path: url.replace('http://127.0.0.1:3000', ''),
  headers: Object.fromEntries([...rest.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name = '', value = '']) => [name, value])),
  body: /-d '([^']+)'/.exec(rest)?.[1],
  status: Number(/# (\d+)$/.exec(rest)?.[1] ?? 200),
}));

describe('the README tells the truth', () => {
  let url = '';
  beforeAll(async () => {
    ({ url } = await serving('demo', freshPath()));
  });

  it('its requests are answered as it says', async () => {
    expect(requests.length).toBeGreaterThan(5);
    for (const { path, headers, body, status } of requests) {
      const answer = await fetch(`${url}${path}`, body === undefined ? { headers } : { method: 'POST', headers, body });
      const text = await answer.text();
      expect([path, answer.status]).toEqual([path, status]);
      if (status === 409) expect(JSON.parse(text)).toMatchObject({ code: 'double-use', rule: 'R-07' });
      if (path.endsWith('at=25')) expect(JSON.parse(text)).toMatchObject({ quantity: '93000' });
    }
  });

  it('the refusal it prints is the answer to the request above it', async () => {
    const printed = JSON.parse(/^```json\n([^]*?)^```$/m.exec(README)?.[1] ?? 'null') as unknown;
    const [{ path = '', headers = {}, body = '' } = {}] = requests;
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body });
    expect(await answer.json()).toEqual(printed);
  });

  it('it is short', () => {
    expect(README.split('\n').length).toBeLessThan(150);
  });

  it('the laws that auditors read of are the laws that are run', async () => {
    const named = [...readFileSync(join(ROOT, 'docs/auditors.md'), 'utf8').matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, name]) => name);
    const report = JSON.parse(await answered(['audit', '--url', url, '--json'])) as { laws: { law: string }[] };
    expect(named).toEqual(report.laws.map(({ law }) => law));
  });
});
