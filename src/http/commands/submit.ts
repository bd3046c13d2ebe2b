import { Refusal } from '../../domain/kernel/refusal.js';
import type { Answer, Request } from '../../ledger/request.js';
import type { Registry } from '../../node/registries.js';

/** Gives a command to the ledger, counted: how many wait, and what they came to. */
export const submit = async ({ ledger, meter }: Registry, request: Request): Promise<Answer> => {
  meter.waiting += 1;
  try {
    const answer = await ledger.execute(request);
    meter.commandEnded(outcomeOf(answer, request.dryRun));
    return answer;
  } catch (error) {
    meter.commandEnded('fault');
    throw error;
  } finally {
    meter.waiting -= 1;
  }
};

/** Several commands that go together, counted one by one; those that were not decided because another was refused as `not-decided`. */
export const submitTogether = async ({ ledger, meter }: Registry, requests: readonly Request[]): Promise<(Answer | undefined)[]> => {
  meter.waiting += requests.length;
  try {
    const answers = await ledger.executeTogether(requests);
    for (const answer of answers) meter.commandEnded(outcomeOf(answer));
    return answers;
  } finally {
    meter.waiting -= requests.length;
  }
};

const outcomeOf = (answer: Answer | undefined, dryRun = false): string => {
  if (answer === undefined) return 'not-decided';
  if (answer instanceof Refusal) return answer.code;
  if (answer.replayed) return 'replayed';
  return dryRun ? 'dry-run' : 'accepted';
};
