import { parentPort, workerData } from 'node:worker_threads';
import { Answerer } from './answerer.js';
import type { RegistryFiles } from '../registry-files.js';
import type { FromAnswerer, ToAnswerer } from '../threads.js';

// The thread that answers questions from the read file. A fault in one question is that question's alone.

if (!parentPort) throw new Error('this file is a worker thread of the read model');
const port = parentPort;
const send = (message: FromAnswerer): void => port.postMessage(message);

const answerer = Answerer.of(workerData as RegistryFiles);
port.on('message', (message: ToAnswerer) => {
  if ('close' in message) {
    answerer.close();
    return port.close();
  }
  const { id, query } = message;
  try {
    send({ id, outcome: answerer.answer(query) });
  } catch (error) {
    send({ id, fault: error instanceof Error ? error : new Error(String(error)) });
  }
});
