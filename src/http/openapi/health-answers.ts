import type { RegistryHealth } from '../operations/health.controller.js';
import { flag, integer, list, nullable, oneOf, optional, record, text, type Shape } from '../../projections/answers/shape.js';
import { quantity, registryCode, revision } from '../../projections/answers/types.js';
import { finding } from './finding-answer.js';

// Schemas of what a node says about itself to whoever runs it.

/** How the keys in force stand to their file. */
export const keysState = oneOf(
  '`doubtful`: others may have written KEYS_FILE, or it contradicts itself, and no new key is good; `unusable`: none is; absent without keys',
  ...(['current', 'doubtful', 'unusable'] as const),
);

/** How far each registry is; also part of the problem while the node isn't ready. */
export const registryHealth: Shape<readonly RegistryHealth[]> = list(
  record({
    registry: registryCode,
    revision: revision('The last durable event'),
    readable: revision('The last event reads speak of'),
    state: oneOf('What it can do', 'ok', 'catching-up', 'reads-failed'),
    reasons: list(
      record({ code: text('Such as clock-ahead'), detail: text('What is wrong, and what to do') }),
      'Why commands are refused just now',
    ),
    check: record({
      revision: text('The last revision that was checked; -1 before the first'),
      holds: flag('Whether every law holds; where one is broken the registry is read-only'),
      findings: integer('How many findings count'),
      inherited: integer('How many are inherited'),
      broken: nullable(finding),
      fault: nullable(text('Why the check cannot go on')),
    }),
    eventStore: optional(
      record({
        trouble: nullable(text('Why calls to the servers fail just now')),
        seen: nullable(revision('The last event they were seen to have')),
        lag: quantity('Events of theirs this node has not got yet'),
      }),
    ),
  }),
);

/** Whether traffic may be sent to the node. */
export const ready = record({ status: text('ok'), keys: optional(keysState), registries: registryHealth });

/** Whether the node runs. */
export const live = record({ status: text('ok') });
