/** The smaller of two amounts. */
export const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** What is above nothing of an amount. */
export const positive = (a: bigint): bigint => (a > 0n ? a : 0n);
