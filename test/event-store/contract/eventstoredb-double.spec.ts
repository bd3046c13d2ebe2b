import type { EventStore } from '../../../src/event-store/event-store.js';
import { DoubleProcess, type DoubleOptions } from '../../support/eventstoredb-double/eventstoredb-double.js';
import type { Backend } from './backend.js';
import { describeEventStore } from './describe-event-store.js';
import { openOn, replicaOn, storeOn } from './on-server.js';

type Open = (url: string, registry: string) => Promise<EventStore>;

const onDouble = (open: Open, options: DoubleOptions) => async (): Promise<Backend & { end(): Promise<void> }> => {
  const running = await DoubleProcess.start();
  const double = await running.open(options);
  return { repeat: 'committed', open: () => openOn(double.url, open, () => double.restart(20)), end: () => running.stop() };
};

describeEventStore('the adapter on the double', onDouble(storeOn, { writeTimeout: 200 }));
describeEventStore(
  'a replica on the double of a server without batches, slow to commit',
  onDouble(replicaOn, { offersBatch: false, commitDelay: 3, writeTimeout: 200 }),
);
