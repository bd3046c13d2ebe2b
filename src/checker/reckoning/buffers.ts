import type { Buffered, Buffers, Rounding } from '../state/rows.js';
import { share } from './levies.js';

type Name = 'uncertainty' | 'reversal' | 'pooled';

/** Whose each account is. */
export const BUFFER_OF: Readonly<Record<string, Name>> = {
  'BUFFER-UNCERTAINTY': 'uncertainty',
  'BUFFER-REVERSAL': 'reversal',
  'BUFFER-POOLED': 'pooled',
};

/** the rate of a buffer for a line, as the last release that is about it has it. */
export const bufferRate = ({ bps, releases }: Buffers, name: Name, component: string, vintage: string): bigint => {
  let rate = bps[name];
  for (const { buffer, first, last, components, newBps } of releases)
    if (buffer === name && first <= vintage && vintage <= last && (!components || components.has(component))) rate = newBps;
  return rate;
};

/** what the buffers are to have of a line of which `gross` is issued: uncertainty first, the others of what is left of it. */
export const bufferedDue = (row: Buffers, component: string, vintage: string, gross: bigint, rounding: Rounding): Buffered => {
  const rate = (name: Name): bigint => bufferRate(row, name, component, vintage);
  const uncertainty = share(gross, rate('uncertainty'), rounding);
  const rest = gross - uncertainty;
  const reversal = share(rest, rate('reversal'), rounding);
  const pooled = share(rest, rate('pooled'), rounding);
  return { gross, uncertainty, reversal, pooled: pooled > rest - reversal ? rest - reversal : pooled };
};

/** What a part of a line of `quantity` more units gives each, when so much is issued and buffered of it already. */
export const bufferedMore = (due: Buffered, before: Buffered, quantity: bigint): Omit<Buffered, 'gross'> => {
  let left = quantity;
  const take = (name: Name): bigint => {
    const owed = due[name] > before[name] ? due[name] - before[name] : 0n;
    const taken = owed > left ? left : owed;
    left -= taken;
    return taken;
  };
  return { uncertainty: take('uncertainty'), reversal: take('reversal'), pooled: take('pooled') };
};
