// What the checker keeps of what is paid for. Rows are changed in place, as those beside.

/** What somebody pays for of the results of a programme and host. */
export interface Finance {
  readonly finance: string;
  readonly programme: string;
  readonly host: string;
  readonly first: string;
  readonly last: string;
  /** Tonnes of any of its vintages; or a share of each, as finance over all that finance and carbon value make together. */
  readonly paid: bigint | null;
  readonly share: { readonly part: bigint; readonly whole: bigint } | null;
  /** Deducted, met by MCUs, or neither where the payer gets units. */
  readonly how: 'deduct' | 'mcu' | 'units';
  readonly returned: boolean;
  readonly since: string;
  /** What was taken or met of it, by vintage. */
  readonly taken: Map<string, bigint>;
}

/** What a line gives to one of them. */
export interface Given {
  readonly finance: Finance;
  readonly quantity: bigint;
}
