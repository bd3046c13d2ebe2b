import { newKey, submit, type Outcome } from '../api/submit.js';
import type { Problem } from '../api/problem.js';
import type { PlannedCommand } from './plan.js';

/** How far one command of the plan is. */
type Progress =
  | { readonly state: 'ahead' | 'running' | 'unknown' }
  | { readonly state: 'done' | 'proposed'; readonly revision: string }
  | { readonly state: 'there' }
  | { readonly state: 'refused'; readonly problem: Problem };

/** A command of the plan with its key, which stays however often it is sent. */
export interface Step extends PlannedCommand {
  readonly key: string;
  readonly progress: Progress;
}

export const stepsOf = (plan: readonly PlannedCommand[]): Step[] =>
  plan.map((one) => ({ ...one, key: newKey(), progress: { state: 'ahead' } }));

/** What is so already needs no doing: a plan that is begun again goes on where it stopped. */
const THERE: ReadonlySet<string> = new Set(['already-exists', 'nothing-to-change']);

const progressOf = (outcome: Outcome): Progress => {
  if (outcome.kind === 'written') return { state: 'done', revision: outcome.act.revision };
  if (outcome.kind === 'unknown') return { state: 'unknown' };
  return THERE.has(outcome.problem.code) ? { state: 'there' } : { state: 'refused', problem: outcome.problem };
};

/** Gives one command; one that a second person must approve is proposed instead. */
const give = async (registry: string, { command, data, key }: Step, number: number): Promise<Progress> => {
  const outcome = await submit(registry, command, data, key);
  if (outcome.kind !== 'refused' || outcome.problem.code !== 'approval-required') return progressOf(outcome);
  const proposal = `FIRST-DAY-${number}-${key.slice(-6).toUpperCase()}`;
  const proposed = progressOf(await submit(registry, 'propose', { proposal, command, data }, `${key}-p`));
  return proposed.state === 'done' ? { state: 'proposed', revision: proposed.revision } : proposed;
};

const isOver = ({ progress: { state } }: Step): boolean => state === 'done' || state === 'there' || state === 'proposed';

/** Gives what is left of the plan, one after the other; stops at what was refused or is not known. Reports after each. */
export const run = async (registry: string, steps: readonly Step[], report: (steps: readonly Step[]) => void): Promise<void> => {
  let now = steps;
  const set = (i: number, progress: Progress): void => {
    now = now.map((step, j) => (j === i ? { ...step, progress } : step));
    report(now);
  };
  for (const [i, step] of steps.entries()) {
    if (isOver(step)) continue;
    set(i, { state: 'running' });
    const progress = await give(registry, step, i + 1);
    set(i, progress);
    if (progress.state === 'refused' || progress.state === 'unknown') return;
  }
};
