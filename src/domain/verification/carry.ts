import type { Deduction, VerifiedVintage } from './verification-fields.js';

/** What a verified vintage comes to. */
export interface CarriedVintage {
  readonly vintage: string;
  readonly verified: string;
  readonly deductions: readonly Deduction[] | null;
  readonly carriedIn: string;
  readonly carriedOut: string;
  readonly issuable: string;
}

/** deductions and an earlier deficit come off first, oldest vintage first; what is left of a deficit is carried on. */
export const carry = (vintages: readonly VerifiedVintage[], deficit: bigint): CarriedVintage[] => {
  let carriedIn = deficit;
  return [...vintages]
    .sort((a, b) => (a.vintage < b.vintage ? -1 : 1))
    .map(({ vintage, verified, deductions = null }) => {
      const deducted = (deductions ?? []).reduce((sum, { quantity }) => sum + BigInt(quantity), 0n);
      const net = BigInt(verified) - deducted - carriedIn;
      const carriedOut = net < 0n ? -net : 0n;
      const line = {
        vintage,
        verified,
        deductions,
        carriedIn: String(carriedIn),
        carriedOut: String(carriedOut),
        issuable: String(net > 0n ? net : 0n),
      };
      carriedIn = carriedOut;
      return line;
    });
};
