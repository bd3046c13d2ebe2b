import { parentPort, workerData } from 'node:worker_threads';
import type { LogPlace } from './log-place.js';
import type { ToSealing } from './running-log.js';
import { Sealing } from './sealing.js';

// The thread that seals a registry's events behind its writer.

if (!parentPort) throw new Error('this file is a worker thread');
const port = parentPort;
const sealing = new Sealing(workerData as LogPlace, (said) => port.postMessage(said));

port.on('message', (message: ToSealing) => {
  if (message === 'now') return sealing.now();
  if (message === 'soon') return sealing.soon();
  sealing.now();
  sealing.close();
  port.close();
});
