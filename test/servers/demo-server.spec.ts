import { expect, it } from '@jest/globals';
import { inProcess } from '../cli/sextant.js';
import { serverUnderTest } from '../event-store/contract/server-under-test.js';

const url = serverUnderTest();

if (url === undefined) it.skip('the demo on a real server: EVENTSTORE_URL names none', () => undefined);
else
  it('the demo plays the whole story on a real server, twice, in a registry of its own each time', async () => {
    const env = { EVENTSTORE_URL: url, EVENTSTORE_ALLOW_INSECURE: process.env['EVENTSTORE_ALLOW_INSECURE'] ?? '0' };
    const told = [await inProcess(['demo', '--exit'], { env }), await inProcess(['demo', '--exit'], { env })];
    expect(told.map(({ code, err }) => ({ code, err }))).toEqual([0, 0].map((code) => ({ code, err: '' })));
    const streams = told.map(({ out }) => /^The events are in EventStoreDB, stream (registry-\S+)\.$/m.exec(out)?.[1]);
    expect(new Set(streams).size).toBe(2);
    for (const { out } of told) expect(out).toMatch(/All \d+ checks held/);
  });
