/** Removals that were released again, for which units had been issued. */
export interface ReversalRow {
  readonly reversal: string;
  readonly component: string;
  /** As reported, and as confirmed from then on; the kinds sum to it. */
  readonly quantity: bigint;
  readonly kinds: readonly { readonly kind: 'AER' | 'MCU'; readonly quantity: string }[];
  readonly avoidable: boolean;
  readonly state: 'reported' | 'confirmed';
  readonly since: bigint;
}
