import { parentPort, workerData } from 'node:worker_threads';
import { answersFrom } from './answers.js';
import type { RegistryFiles } from '../read-threads.js';
import type { AnswererHears, AnswererSays } from '../threads.js';

// The thread that answers questions from the read file. A fault in one question is that question's alone.

if (!parentPort) throw new Error('this file is a worker thread of the read model');
const port = parentPort;
const say = (said: AnswererSays): void => port.postMessage(said);

const answers = answersFrom(workerData as RegistryFiles);
port.on('message', (heard: AnswererHears) => {
  if ('close' in heard) {
    answers.close();
    return port.close();
  }
  const { id, query } = heard;
  try {
    say({ id, outcome: answers.answer(query) });
  } catch (error) {
    say({ id, fault: error instanceof Error ? error : new Error(String(error)) });
  }
});
