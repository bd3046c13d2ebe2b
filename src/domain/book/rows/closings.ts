import type { UnitKind } from '../block.js';

/** All units of a kind that nobody froze or reserved are cancelled, lot by lot; nothing of the kind comes to be or moves any more. */
export interface ClosingRow {
  readonly closing: string;
  readonly kind: UnitKind;
  readonly notBefore: string;
  readonly reason: { readonly code: string };
  /** Who closes it, in whose name the node goes on. */
  readonly actor: string;
  readonly authority: string;
  readonly approver: string | null;
  /** What is cancelled so far. */
  readonly blocks: bigint;
  readonly quantity: bigint;
  /** What was frozen or reserved when the last lot went. */
  readonly stayed: readonly string[];
  /** The event that ended it; null while it goes on. */
  readonly closed: bigint | null;
  readonly since: bigint;
}
