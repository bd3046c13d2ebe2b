import { quantityOf, parseBlockId } from '../../domain/kernel/block-id.js';
import { fact } from './facts-at.js';
import { quantitiesIn } from './held-blocks.js';
import type { View } from './view.js';

/** What of an account's units is bound, and what is on its way to it. */
export interface BoundUnits {
  /** Reserved by proposals that are open at the time asked for. */
  readonly reserved: bigint;
  /** Frozen, reserved or not. */
  readonly frozen: bigint;
  /** Frozen or reserved: none of these can move. */
  readonly bound: bigint;
  /** What open proposals would bring, of those whose units are chosen. */
  readonly pending: bigint;
}

interface Proposal {
  readonly state: string;
  readonly expires: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly blocks: readonly string[];
}

const OPEN =
  "SELECT subject FROM marks WHERE kind = 'proposal' AND name = 'state' AND value = 'open' AND began <= ? AND (ended IS NULL OR ended > ?) AND " +
  "EXISTS (SELECT 1 FROM marks m WHERE m.kind = 'proposal' AND m.subject = marks.subject AND m.name = 'account' AND m.value = ?)";

/** What is bound in `account`, and what is proposed to come to it. */
export const boundIn = (view: View, account: string): BoundUnits => {
  const statuses = new Map<number, 'frozen' | 'reserved' | 'both'>();
  for (const { id, frozen, reservedBy } of view.names.binding()) {
    const isReserved = reservedBy !== null && isOpen(view, fact<Proposal>(view, 'proposal', reservedBy));
    if (frozen || isReserved) statuses.set(id, frozen ? (isReserved ? 'both' : 'frozen') : 'reserved');
  }
  const sums = { frozen: 0n, reserved: 0n, both: 0n };
  if (statuses.size > 0)
    for (const { status, quantity } of quantitiesIn(view, view.names.positionsOf(account), [...statuses.keys()])) {
      const how = statuses.get(status);
      if (how) sums[how] += quantity;
    }
  const { frozen, reserved, both } = sums;
  return { reserved: reserved + both, frozen: frozen + both, bound: frozen + reserved + both, pending: pendingFor(view, account) };
};

const pendingFor = (view: View, account: string): bigint => {
  const { db, revision } = view;
  let pending = 0n;
  for (const { subject } of db.all<{ subject: string }>(OPEN, revision, revision, account)) {
    const proposal = fact<Proposal>(view, 'proposal', subject);
    if (!proposal || !isOpen(view, proposal) || proposal.data['to'] !== account) continue;
    for (const block of proposal.blocks) pending += quantityOf(parseBlockId(block));
  }
  return pending;
};

const isOpen = ({ time }: View, proposal: Pick<Proposal, 'state' | 'expires'> | undefined): boolean =>
  proposal?.state === 'open' && time < proposal.expires;
