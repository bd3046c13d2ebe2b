import type { Years } from './rows.js';

/** what a host lets leave of the vintages of a period, as it was set once. */
export interface Limits {
  readonly period: Years;
  readonly budget: bigint | null;
  /** By activity: what may leave of it, in basis points. */
  readonly ratios: ReadonlyMap<string, bigint>;
  readonly otherwise: bigint | null;
  readonly countsLevies: boolean;
  readonly effective: string;
}

/** What was made of the units of one vintage. */
export interface Left {
  gross: bigint;
  /** First transferred, but for levies. */
  gone: bigint;
  levies: bigint;
}

/** what a Party takes in, as it was set once; null where it asks for nothing. */
export interface Acceptance {
  readonly approach: string | null;
  readonly programmes: readonly string[] | null;
  readonly methodologies: readonly string[] | null;
  readonly nesting: readonly string[] | null;
  readonly storageYears: bigint | null;
  readonly from: string | null;
  readonly effective: string;
}
