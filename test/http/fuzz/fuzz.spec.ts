import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CheckedAnswers, type Document } from '../../support/api/checked-answers.js';
import { tellExamples } from '../../support/api/act.js';
import { NodeProcess } from '../../support/server/node-process.js';
import { Caller, type FuzzAnswer } from './caller.js';
import { requestsOf, type FuzzRequest } from './requests.js';

// FUZZ_SEED plays another run, or an earlier one again; FUZZ_REQUESTS says how many requests.
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_123);
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 10_000);
/** So many are under way together, and made together. */
const TOGETHER = 16;
const MADE_AT_ONCE = 2_000;
/** Enough to see what they have in common. */
const MOST_FAULTS = 20;
/** Below this a run is too short for every read to have been answered once. */
const LONG = 10_000;

let node: NodeProcess;
let caller: Caller;
let checked: CheckedAnswers;
beforeAll(async () => {
  node = await NodeProcess.start();
  await tellExamples(node.url);
  caller = new Caller(new URL(node.url));
  checked = new CheckedAnswers(JSON.parse(await (await fetch(`${node.url}/openapi.json`)).text()) as Document);
});
afterAll(() => caller.close());

/** What is wrong with an answer: a fault of the node, a status, a form or a body that the document doesn't know. */
const faultsOf = ({ method, template }: FuzzRequest, answer: FuzzAnswer): string[] => {
  if (answer.status >= 500) return [`a fault of the node: ${answer.status}`];
  if (method === 'HEAD') return [];
  if (template !== undefined) return checked.faults(method.toLowerCase(), template, answer);
  return answer.status < 400 ? [] : checked.problemFaults(answer);
};

const shown = (number: number, { body, ...request }: FuzzRequest, said: string): string =>
  `request ${number}: ${said.slice(0, 1_000)}\n${JSON.stringify({ ...request, body: body === undefined ? null : String(body).slice(0, 2_000) })}`;

/** Sends some together. Gives what was wrong, and notes which operations were done. */
const sent = async (first: number, requests: readonly FuzzRequest[], done: Set<string>): Promise<string[]> => {
  const outcomes = await Promise.allSettled(requests.map((request) => caller.ask(request)));
  return requests.flatMap((request, i) => {
    const outcome = outcomes[i];
    if (outcome?.status !== 'fulfilled') return [shown(first + i, request, `no answer: ${String(outcome?.reason)}`)];
    const { value: answer } = outcome;
    caller.remember(answer);
    if (answer.status < 300) done.add(`${request.method.toLowerCase()} ${request.template}`);
    return faultsOf(request, answer).map((fault) => shown(first + i, request, `${fault}: ${answer.status} ${answer.text}`));
  });
};

test(`${REQUESTS} requests made from the document are answered as it says: FUZZ_SEED=${SEED}`, async () => {
  const requests = requestsOf(checked.document, SEED);
  const faults: string[] = [];
  const done = new Set<string>();
  for (let made = 0; made < REQUESTS && faults.length < MOST_FAULTS; made += MADE_AT_ONCE) {
    const some = fc.sample(requests, { seed: SEED + made, numRuns: Math.min(MADE_AT_ONCE, REQUESTS - made) });
    for (let i = 0; i < some.length; i += TOGETHER) faults.push(...(await sent(made + i, some.slice(i, i + TOGETHER), done)));
  }
  expect(faults).toEqual([]);
  // Fuzz that only ever knocks at the door finds nothing: each read was answered, and most commands were carried out.
  const operations = Object.entries(checked.document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((one) => `${one} ${path}`),
  );
  const undone = operations.filter((operation) => !done.has(operation));
  if (REQUESTS < LONG) return;
  // Buffers are set and a kind of units is closed in the registry of a Party, and the one that is asked here is a mechanism's.
  const reads = undone.filter((operation) => operation.startsWith('get ') && !/\/(?:buffers|closings)\//.test(operation));
  expect(reads).toEqual([]);
  expect(undone.length).toBeLessThan(operations.length / 4);
}, 1_800_000);
