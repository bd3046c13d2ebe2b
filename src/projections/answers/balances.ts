/** issued + imported = pending + held + adaptationShare + omge + used + cancelled + buffer + exported. */
export interface Totals {
  readonly issued: string;
  readonly imported: string;
  readonly pending: string;
  readonly held: string;
  readonly adaptationShare: string;
  readonly omge: string;
  readonly used: string;
  readonly cancelled: string;
  readonly buffer: string;
  readonly exported: string;
}

/** What balances can be asked by, alone or together. */
export const DIMENSIONS = ['kind', 'account', 'account-type', 'party', 'host', 'activity', 'vintage', 'status'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** One sum that is not zero. An account without a Party has `party` null. */
export type BalanceRow = { readonly [D in Dimension]?: string | null } & { readonly quantity: string };

/** `totals` are the registry's, whatever is asked for. */
export interface Balances {
  readonly by: readonly Dimension[];
  readonly rows: readonly BalanceRow[];
  readonly totals: Totals;
}

/** `root` is the tree's, which the read file doesn't have: always null here. */
export interface RegistryTotals {
  readonly kind: string;
  readonly operator: string;
  readonly trial: boolean;
  readonly policyNumber: string;
  readonly policy: object;
  readonly root: string | null;
  readonly totals: Totals;
}
