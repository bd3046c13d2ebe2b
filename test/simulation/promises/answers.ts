import { Refusal } from '../../../src/domain/kernel/refusal.js';
import type { Answer, Request } from '../../../src/ledger/request.js';
import { envelopeOf } from '../../../src/ledger/seal.js';
import type { StoredAct } from '../../../src/event-store/event-store.js';
import type { Attempt, Question } from '../history.js';
import type { World } from '../world.js';
import { Asked, type Placed } from './asked.js';

const says = (answer: Answer | undefined): answer is Exclude<Answer, Refusal> => answer !== undefined && !(answer instanceof Refusal);

/**
 * P3: what was acknowledged was durable when it was said, and is in the stream for ever, same place, same bytes; it is the act of that very
 * command, and of the node that was the writer there.
 */
export const nothingAcknowledgedIsLost = ({ history, log }: World, acts: readonly Placed[], broken: string[]): void => {
  const writers = writersOf(acts);
  const check = (act: StoredAct, ended: number, { key }: Request): void => {
    for (const { revision, id, body } of act) {
      const there = log[Number(revision)];
      if (there?.id !== id || there.body !== body) broken.push(`P3: ${key} was acknowledged at ${revision} and isn't there`);
      else if (revision >= BigInt(ended)) broken.push(`P3: ${key} was acknowledged at ${revision} before it was durable`);
    }
  };
  for (const item of history) {
    const { ended = 0 } = item;
    if (item.kind === 'question') {
      if (Array.isArray(item.said)) check(item.said as StoredAct, ended, item.request);
      continue;
    }
    for (const [i, answer] of (item.answers ?? []).entries()) {
      const request = item.requests[i];
      if (!request || request.dryRun || !says(answer)) continue;
      check(answer.act, ended, request);
      const [first] = answer.act;
      if (!first || envelopeOf(first).commandHash !== request.hash)
        broken.push(`P3: ${request.key} was answered with the act of another command`);
      const writer = writers(Number(first?.revision));
      if (!answer.replayed && writer !== item.node)
        broken.push(`P8: ${item.node} wrote ${request.key}, but the writer there was ${writer}`);
    }
  }
};

/** Who was the writer at a revision, by the last `WriterStarted` before it. */
const writersOf = (acts: readonly Placed[]): ((revision: number) => string) => {
  const started = acts.filter(({ first }) => first.type === 'WriterStarted');
  return (revision) => String(started.findLast(({ begin }) => begin < revision)?.first.data['node']);
};

/** Whether an attempt may have become an act at all, as far as the caller was told. */
const mayHaveHappened = (attempt: Attempt, questions: readonly Question[]): boolean => {
  const { answers, left } = attempt;
  const refused = answers?.find((answer) => answer instanceof Refusal);
  if (answers && !refused) return true;
  if (refused && refused.code !== 'outcome-unknown') return false;
  return !questions.some(({ said, since }) => said === 'never executed' && left !== undefined && left <= since);
};

/**
 * P4 and P5: every act in the stream was asked for once, at a time when it could be written, by an attempt that was not told otherwise; a
 * key stands for one act at most.
 */
export const nothingRefusedTookEffect = ({ given }: World, asked: Asked, acts: readonly Placed[], broken: string[]): void => {
  const seen = new Set<string>();
  for (const { first, begin } of acts) {
    if (first.command === null || begin < given) continue;
    if (seen.has(first.command)) broken.push(`P1: the key of the act at ${begin} was executed before`);
    seen.add(first.command);
    const entry = asked.of(first.command, first.commandHash);
    if (!entry) broken.push(`P4: nobody asked for the act at ${begin}`);
    else if (!entry.attempts.some((attempt) => attempt.begun <= begin && mayHaveHappened(attempt, entry.questions)))
      broken.push(`P4/P5: ${entry.request.key} is in the stream at ${begin}, though its callers were told that it was not written`);
  }
};

/** "Never executed" is said only of what wasn't in the stream when the question was asked. */
export const neverExecutedIsTrue = (asked: Asked, acts: readonly Placed[], broken: string[]): void => {
  const ends = new Map(acts.map(({ first, end }) => [`${first.command} ${first.commandHash}`, end]));
  for (const { first } of acts)
    for (const { said, begun } of asked.of(first.command, first.commandHash)?.questions ?? [])
      if (said === 'never executed' && (ends.get(`${first.command} ${first.commandHash}`) ?? 0) <= begun)
        broken.push(`P5: an act that was durable is said never to have been executed`);
};
