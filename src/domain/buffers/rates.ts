import type { BufferName, BufferedRow, BuffersRow, OfBuffers } from '../book/rows.js';
import type { Policy } from '../book/rows.js';
import { rounded } from '../issuance/levies.js';
import { least } from '../kernel/least.js';

/** The buffers in the order in which they take, and their accounts. */
export const BUFFERS = [
  ['uncertainty', 'BUFFER-UNCERTAINTY'],
  ['reversal', 'BUFFER-REVERSAL'],
  ['pooled', 'BUFFER-POOLED'],
] as const satisfies readonly (readonly [BufferName, string])[];

export const NOTHING_BUFFERED: BufferedRow = { gross: 0n, uncertainty: 0n, reversal: 0n, pooled: 0n };

/** The rate of a buffer for the lines of a component and vintage: as it was set, or as it was last released. */
export const rateOf = ({ bps, releases }: BuffersRow, buffer: BufferName, component: string, vintage: string): string =>
  releases.findLast(
    (release) =>
      release.buffer === buffer &&
      release.vintages.first <= vintage &&
      vintage <= release.vintages.last &&
      (release.components === null || release.components.includes(component)),
  )?.bps ?? bps[buffer];

/** The same for all three. */
export const ratesOf = (row: BuffersRow, component: string, vintage: string): OfBuffers<string> => ({
  uncertainty: rateOf(row, 'uncertainty', component, vintage),
  reversal: rateOf(row, 'reversal', component, vintage),
  pooled: rateOf(row, 'pooled', component, vintage),
});

/** A figure for each buffer, from its account. */
export const ofBuffers = (figure: (account: string) => bigint): OfBuffers<bigint> => ({
  uncertainty: figure('BUFFER-UNCERTAINTY'),
  reversal: figure('BUFFER-REVERSAL'),
  pooled: figure('BUFFER-POOLED'),
});

/**
 * what each buffer is to have of a line of which `gross` units are issued: of uncertainty a share of all, of the others each a share of
 * what that leaves. Each takes at most what is left by those before it: participants come last.
 */
export const dueOf = (gross: bigint, bps: OfBuffers<string>, rounding: Policy['bufferRounding']): OfBuffers<bigint> => {
  const share = (of: bigint, rate: string): bigint => rounded(of * BigInt(rate), 10_000n, rounding);
  const uncertainty = share(gross, bps.uncertainty);
  const left = gross - uncertainty;
  const reversal = share(left, bps.reversal);
  return { uncertainty, reversal, pooled: least(share(left, bps.pooled), left - reversal) };
};
