import type { Client } from '../client.js';
import { groupedBy } from '../../domain/kernel/grouped-by.js';
import { Refused } from '../problem-text.js';
import { keyOf, type Planned } from './planned.js';
import type { Waiting } from './waiting.js';

/** What goes in together or not at all is one append. */
const MOST_TOGETHER = 1_000;

/** The commands of a plan as lines of a bulk request. */
export const linesOf = (plan: readonly { readonly command: string; readonly data: object }[]): string[] =>
  plan.map(({ command, data }) => JSON.stringify({ command, key: keyOf(command, data), data }));

/**
 * Gives the commands of a plan, role by role in its order, all of a role or none of it. Returns what the caller has no role for; throws what
 * else is refused.
 */
export const prepare = async (client: Client, registry: string, plan: readonly Planned[]): Promise<Waiting[]> => {
  const waiting: Waiting[] = [];
  for (const [role, steps] of groupedBy(plan, ({ role: needed }) => needed)) {
    for (let from = 0; from < steps.length; from += MOST_TOGETHER)
      try {
        await client.bulk(registry, linesOf(steps.slice(from, from + MOST_TOGETHER)), { atomic: true });
      } catch (error) {
        if (!(error instanceof Refused) || error.problem.code !== 'forbidden') throw error;
        for (const [command, left] of groupedBy(steps.slice(from), (step) => step.command))
          waiting.push({ role, command, count: left.length });
        break;
      }
  }
  return waiting;
};
