import { checkAsThread } from '../event-store/checking-thread.js';
import { startCatalogue } from '../ledger/start-catalogue.js';
import type { Unseen } from '../snapshot/snapshots.js';
import { checkSnapshot } from './check-snapshot.js';

// The thread that makes the book of a snapshot again from its events, while its node goes on.

await checkAsThread((unseen: Unseen, signal) => checkSnapshot(unseen, startCatalogue(), signal));
