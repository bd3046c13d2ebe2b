import { parentPort, workerData } from 'node:worker_threads';
import { lawNamed } from '../../checker/checker.js';
import { JudgeHere } from './act-judge.js';
import type { FromJudge, JudgeInput, ToJudge } from './judge-beside.js';

// The thread in which an audit judges acts while another hashes and folds them.

if (!parentPort) throw new Error('this file is a worker thread');
const port = parentPort;
const { registry, laws } = workerData as JudgeInput;
const judge = new JudgeHere(
  registry,
  laws.flatMap((name) => lawNamed(name) ?? []),
);
const say = (message: FromJudge): void => port.postMessage(message);

port.on('message', (message: ToJudge) => {
  if (typeof message === 'string' || message === null) return say(judge.result(message ?? undefined));
  for (const act of message) judge.act(act);
  say('judged');
});
