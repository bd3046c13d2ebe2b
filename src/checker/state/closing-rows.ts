/** A kind of units that is cancelled lot by lot. */
export interface Closing {
  readonly closing: string;
  readonly kind: string;
  readonly since: string;
  /** Who closes it, in whose name the lots that follow are. */
  readonly by: { readonly actor: string; readonly authority: string | null; readonly approver: string | null };
  blocks: bigint;
  quantity: bigint;
  closed: boolean;
}
