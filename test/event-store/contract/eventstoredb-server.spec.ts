import { describe, it } from '@jest/globals';
import { describeEventStore } from './describe-event-store.js';
import { openOn } from './on-server.js';
import { realServer } from './real-server.js';
import { sayWhatIsSkipped, serverUnderTest } from './server-under-test.js';

const start = await realServer();
if (serverUnderTest() === undefined) sayWhatIsSkipped(typeof start === 'string' ? start : undefined);

if (typeof start === 'string') describe('the adapter on a real server', () => it.skip(start, () => undefined));
else
  describeEventStore('the adapter on a real server', async () => {
    const { url, stop } = await start();
    return { repeat: 'committed', open: () => openOn(url), end: async () => void (await stop()) };
  });
