import type { BlockAnswer } from './units.js';

export interface Account {
  readonly account: string;
  readonly type: string;
  readonly party: string | null;
  readonly holder: string | null;
  readonly state: 'active' | 'suspended' | 'closed';
  readonly ndcPeriod: { readonly first: string; readonly last: string } | null;
  readonly quantity: string;
  /** The accounts it trusts. */
  readonly trusts: readonly string[];
}

/** The blocks of an account by activity, vintage and first serial; `quantity` is the whole account's. */
export interface Holdings {
  readonly account: string;
  readonly type: string;
  readonly party: string | null;
  readonly state: Account['state'];
  readonly quantity: string;
  readonly blocks: readonly BlockAnswer[];
  readonly cursor: string | null;
}
