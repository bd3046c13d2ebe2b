import { parentPort, workerData } from 'node:worker_threads';
import { checkPrefix, type Unchecked } from './check-prefix.js';

// The thread that looks at the events a snapshot stood for. A fault ends it and is told by that; any message asks it to end.

if (!parentPort) throw new Error('this file is a worker thread');
const ending = new AbortController();
parentPort.once('message', () => ending.abort());
parentPort.unref();
await checkPrefix(workerData as Unchecked, ending.signal);
