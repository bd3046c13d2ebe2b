import type { Policy, RegistryRow } from '../../domain/book/rows.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { flag, nullable, oneOf, record, reference, text } from '../answers/shape.js';
import { totals } from '../answers/totals.js';
import { fact, type Stored } from '../view/facts-at.js';
import { registryTotals } from '../view/totals.js';
import { question } from './question.js';

const registry = question({
  name: 'registry',
  path: '',
  summary: 'The registry: kind, policy, root, and totals that must sum',
  names: {},
  answer: record({
    kind: oneOf('Kind of registry', 'mechanism', 'party', 'international'),
    operator: text('Who operates it'),
    trial: flag('A trial registry: nothing in it counts'),
    policyNumber: text('Number of the policy', '^[1-9][0-9]{0,8}$'),
    policy: reference<Policy>('WholePolicy'),
    root: nullable(text('SHA-256 root of the tree over all events; null for a past revision that is not sealed yet', '^[0-9a-f]{64}$')),
    totals,
  }),
  /** The root of the tree isn't in the read file: always null here. */
  find: (view) => {
    const { kind, operator, trial, policyNumber, policy } =
      fact<Stored<RegistryRow>>(view, 'registry', view.registry) ?? refuse('unknown-registry');
    const answer = { kind, operator, trial, policyNumber, policy, root: null, totals: registryTotals(view) };
    return { answer, touched: view.revision };
  },
});

export const questions = [registry] as const;
