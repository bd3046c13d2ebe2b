import { refuse } from '../../domain/kernel/refusal.js';
import type { Registry } from '../../node/registries.js';
import { revisionFrom, single, type Query } from '../query.js';

/** How long a read waits for the read file to reach a revision that the caller names. */
const MOST_WAIT_MS = 2_000;
/** How long a read of now waits for the read file to reach the head of the moment it came. */
const FRESH_WAIT_MS = 1_000;

/** `minRevision` waits, then refuses (`unavailable`); a read of now waits a little for what this node has just written. */
export const reach = async (registry: Registry, query: Query): Promise<void> => {
  const least = revisionFrom(query, 'minRevision');
  if (least !== undefined && !(await reached(registry, least, MOST_WAIT_MS))) refuse('unavailable');
  if (single(query, 'cursor') === undefined) await fresh(registry);
};

/** Waits a little for the read file to have what this node has written. */
export const fresh = (registry: Registry): Promise<boolean> => reached(registry, registry.ledger.revision, FRESH_WAIT_MS);

/** The read side is notified now and then of what is new; at once where a caller waits for it. */
const reached = async ({ reads, ledger }: Registry, revision: bigint, patience: number): Promise<boolean> => {
  if (reads.revision >= revision) return true;
  reads.advance(ledger.revision);
  try {
    return await reads.reach(revision, patience);
  } catch {
    return refuse('unavailable');
  }
};
