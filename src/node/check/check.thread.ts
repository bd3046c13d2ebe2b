import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { EventsCheck, type CheckInput } from './events-check.js';
import type { FromThread, ToThread } from './messages.js';

// The thread that checks a registry's events behind its writer. Between two pages it rests as long as it worked, so that it takes half a
// core at most: callers and readers come first.

if (!parentPort) throw new Error('this file is a worker thread');
const port = parentPort;
const check = new EventsCheck(workerData as CheckInput);
const say = (message: FromThread): void => port.postMessage(message);
let working = false;

const goOn = async (): Promise<void> => {
  if (working) return;
  working = true;
  for (;;) {
    const began = performance.now();
    const found = check.page();
    if (!found) break;
    say({ kind: 'checked', revision: check.revision, found });
    await pause(performance.now() - began);
  }
  working = false;
};

port.on('message', (message: ToThread) => {
  if (message === 'result') say({ kind: 'result', result: check.result() });
  else if (message === 'head') void goOn();
  else {
    check.close();
    port.close();
  }
});
