import { describe, it } from '@jest/globals';
import { describeEventStore } from './describe-event-store.js';
import { openOn } from './on-server.js';
import { sayWhatIsSkipped, serverUnderTest } from './server-under-test.js';

const url = serverUnderTest();

if (url === undefined) {
  sayWhatIsSkipped();
  describe('the adapter on a real server', () => it.skip('EVENTSTORE_URL names none', () => undefined));
} else {
  describeEventStore('the adapter on a real server', () =>
    Promise.resolve({ repeat: 'committed', open: () => openOn(url), end: () => Promise.resolve() }),
  );
}
