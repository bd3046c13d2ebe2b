import { parentPort, workerData } from 'node:worker_threads';
import { DamagedFile } from '../event-store/damaged-file.js';
import { startCatalogue } from '../ledger/start-catalogue.js';
import type { Unseen } from '../snapshot/snapshots.js';
import { checkSnapshot, type Finding } from './check-snapshot.js';

// The thread that makes the book of a snapshot again from its events, while its node goes on. Any message ends it.

if (!parentPort) throw new Error('this file is a worker thread');
const port = parentPort;
const ending = new AbortController();
port.once('message', () => ending.abort());
port.unref();
const finding = await checkSnapshot(workerData as Unseen, startCatalogue(), ending.signal).then(
  (seen): Finding => ({ seen }),
  (error: unknown): Finding => {
    if (error instanceof DamagedFile) return { damaged: error.place };
    throw error;
  },
);
port.postMessage(finding);
