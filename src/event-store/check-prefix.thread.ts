import { parentPort, workerData } from 'node:worker_threads';
import { checkPrefix, type Finding, type Unchecked } from './check-prefix.js';
import { DamagedFile } from './damaged-file.js';

// The thread that checks events while others replay them. Any message ends it.

if (!parentPort) throw new Error('this file is a worker thread');
const port = parentPort;
const ending = new AbortController();
port.once('message', () => ending.abort());
port.unref();
const finding = await checkPrefix(workerData as Unchecked, ending.signal).then(
  (subtrees): Finding => ({ subtrees }),
  (error: unknown): Finding => {
    if (error instanceof DamagedFile) return { damaged: error.place };
    throw error;
  },
);
port.postMessage(finding);
