import { beforeAll, describe, expect, it } from '@jest/globals';
import { answered, answeredInProcess, freshPath, sextant, serving, type Serving } from './sextant.js';

const DATA = { from: 'CHE-H1', to: 'JPN-H1', units: { quantity: '5' } };

describe('sextant tasks', () => {
  let node: Serving;
  const data = freshPath();
  beforeAll(async () => {
    node = await serving('demo', data);
  });
  const give = (name: string, body: object, token?: string): Promise<string> =>
    answered(['command', name, '--data-file', '-', '--url', node.url], {
      input: JSON.stringify(body),
      ...(token === undefined ? {} : { env: { SEXTANT_TOKEN: token } }),
    });
  const tasks = (token: string, ...more: string[]): Promise<string> =>
    answered(['tasks', '--url', node.url, ...more], { env: { SEXTANT_TOKEN: token } });

  it('says that nothing waits', async () => {
    expect(await answered(['tasks', '--url', node.url])).toBe('Registry UN01 at revision 37, actor dev\n\nNothing waits for you.\n');
  });

  it('a proposal waits for who may approve it, with the hash to name, and for who may withdraw it', async () => {
    await give('grant-role', { actor: 'dev-two', role: 'holder', scope: 'CHE-H1' });
    const approvals = [{ command: 'transfer-units', by: 'colleague' }];
    await give('set-policy', { replaces: '1', policy: { approvals }, reason: { code: 'policy' } });
    await give('propose', { proposal: 'P-1', command: 'transfer-units', data: DATA });
    const own = await answered(['tasks', '--url', node.url]);
    expect(own).toMatch(/^withdraw {2}P-1 {7}transfer-units {2}dev/m);
    expect(own).not.toContain('`approve`');
    const other = await tasks('dev-two');
    const { items } = JSON.parse(await tasks('dev-two', '--json')) as { items: [{ hash: string; proposal: string }] };
    expect(other).toMatch(/^approve {2}P-1 {7}transfer-units {2}dev {10}holder:CHE-H1 {2}now {7}\d{4}-/m);
    expect(other).toContain(`  P-1 ${items[0].hash}\n`);
    expect(await answered(['tasks', '--data', data])).toBe(own);
    await give('approve', { proposal: 'P-1', hash: items[0].hash }, 'dev-two');
    expect(await tasks('dev-two')).toContain('Nothing waits for you.');
  });

  it('diff: what the act touched, moved and adjusted; both ends are ends of acts', async () => {
    const text = await answered(['diff', '24', '27', '--url', node.url]);
    expect(text).toMatch(/^Registry UN01, after revision 22 up to 27: 5 events in 2 acts\n\nTouched\n\n/);
    expect(text).toMatch(/^account +GHA-H1 +26$/m);
    expect(text).toMatch(/^ +26 {2}UnitsTransferred {2}GHA-H1 {3}CHE-H1 +93,000 +1$/m);
    expect(text).toMatch(/^ +27 {2}GHA {4}addition {2}93,000 {2}first-international-transfer {2}\d{4}$/m);
    expect(await answered(['diff', '--url', node.url, '--', '-1', '0'])).toContain('after revision -1 up to 0: 1 events in 1 acts');
    expect(await answered(['diff', '30', '30', '--url', node.url])).toMatch(/: 0 events in 0 acts\n$/);
  });

  it('diff as JSON is the API’s answer', async () => {
    const told = JSON.parse(await answered(['diff', '20', '36', '--json', '--url', node.url])) as object;
    const answer = await fetch(`${node.url}/v1/registries/UN01/diff?from=20&to=36`);
    expect(told).toEqual(await answer.json());
  });

  it('a span that is none is refused; exit 1', async () => {
    const { code, err } = await sextant(['diff', '5', '4', '--url', node.url]);
    expect([code, err]).toEqual([1, expect.stringContaining('to: Not before from (range-reversed)')]);
    expect((await sextant(['diff', '5', '400', '--url', node.url])).err).toContain('unknown-event');
    expect((await sextant(['diff', '5', '--url', node.url])).err).toContain("missing required argument 'to'");
  });

  it('both say the same of a directory that nobody serves', async () => {
    const [differs, waits] = [await answered(['diff', '0', '30', '--url', node.url]), await answered(['tasks', '--url', node.url])];
    await node.stop();
    expect(await answeredInProcess(['diff', '0', '30', '--data', data])).toBe(differs);
    expect(await answeredInProcess(['tasks', '--data', data])).toBe(waits);
  });
});
