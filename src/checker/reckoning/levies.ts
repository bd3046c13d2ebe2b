import type { HostApproval, Levied, Party, Programme, Registry, Rounding } from '../state/rows.js';

/** The rates of an issuance in basis points, and how they are rounded. */
export interface Rates {
  readonly adaptationBps: string;
  readonly omgeBps: string;
  readonly bufferBps: string;
  readonly rounding: Rounding;
  readonly bufferRounding: Rounding;
}

/** what is due of an issuance under the policy of that moment. */
export const ratesDue = (registry: Registry, programme: Programme, host: Party | undefined, approval: HostApproval | undefined): Rates => {
  const { policy } = registry;
  const cdm = programme.mode === 'cdm';
  const levies = registry.kind === 'mechanism';
  const waived = host?.waivesAdaptationExemption === true || approval?.waivesAdaptationExemption === true;
  const exempt = host?.leastDevelopedOrIsland === true && !waived;
  return {
    adaptationBps: !levies || exempt ? '0' : cdm ? policy.cdmAdaptationBps : policy.adaptationBps,
    omgeBps: !levies || cdm ? '0' : policy.omgeBps,
    bufferBps: !levies || cdm ? '0' : (programme.riskRatingBps ?? '0'),
    rounding: policy.levyRounding,
    bufferRounding: policy.bufferRounding,
  };
};

/** The issuances of a verification that share these share one account of what they paid. */
export const ratesKey = ({ adaptationBps, omgeBps, bufferBps, rounding, bufferRounding }: Rates): string =>
  [adaptationBps, omgeBps, bufferBps, rounding, bufferRounding].join(' ');

export const NOTHING_PAID: Levied = { gross: 0n, adaptation: 0n, omge: 0n, buffer: 0n };

interface Line {
  readonly component: string;
  readonly vintage: string;
  readonly quantity: bigint;
}

/** what each line must pay, where the verification has issued and paid `before` already at these rates. */
export const leviesDue = (lines: readonly Line[], rates: Rates, before: Levied): Levied[] => {
  const gross = lines.reduce((sum, { quantity }) => sum + quantity, 0n);
  const room = lines.map(({ quantity }) => quantity);
  const take = (bps: string, rounding: Rounding, paid: bigint): bigint[] => {
    const owed = share(before.gross + gross, BigInt(bps), rounding) - paid;
    const left = room.reduce((sum, quantity) => sum + quantity, 0n);
    const taken = overLines(owed < 0n ? 0n : owed > left ? left : owed, gross, lines, room);
    taken.forEach((quantity, i) => (room[i] = (room[i] ?? 0n) - quantity));
    return taken;
  };
  const omge = take(rates.omgeBps, rates.rounding, before.omge);
  const adaptation = take(rates.adaptationBps, rates.rounding, before.adaptation);
  const buffer = take(rates.bufferBps, rates.bufferRounding, before.buffer);
  return lines.map(({ quantity }, i) => ({
    gross: quantity,
    adaptation: adaptation[i] ?? 0n,
    omge: omge[i] ?? 0n,
    buffer: buffer[i] ?? 0n,
  }));
};

/** So many basis points of a quantity, in whole units. */
export const share = (quantity: bigint, bps: bigint, rounding: Rounding): bigint => {
  const product = quantity * bps;
  const whole = product / 10_000n;
  const rest = product % 10_000n;
  const up = rounding === 'ceil' ? rest > 0n : rounding === 'half-up' ? rest >= 5_000n : false;
  return up ? whole + 1n : whole;
};

/** Largest remainder; of equal ones the earlier vintage, then the lower component, then the line. No line gives more than it has. */
const overLines = (total: bigint, gross: bigint, lines: readonly Line[], room: readonly bigint[]): bigint[] => {
  if (total === 0n || gross === 0n) return lines.map(() => 0n);
  const given = lines.map(({ quantity }, i) => least((total * quantity) / gross, room[i] ?? 0n));
  let missing = total - given.reduce((sum, quantity) => sum + quantity, 0n);
  const turn = lines
    .map(({ quantity, vintage, component }, i) => ({ i, rest: (total * quantity) % gross, vintage, component }))
    .sort((a, b) => order(b.rest, a.rest) || order(a.vintage, b.vintage) || order(a.component, b.component) || a.i - b.i);
  while (missing > 0n) {
    const able = turn.filter(({ i }) => (given[i] ?? 0n) < (room[i] ?? 0n));
    if (able.length === 0) break;
    // So many whole turns as every one of them can give, at once; then one each, as far as it goes.
    const turns = able.reduce((fewest, { i }) => least(fewest, (room[i] ?? 0n) - (given[i] ?? 0n)), missing / BigInt(able.length));
    const each = turns > 0n ? turns : 1n;
    for (const { i } of turns > 0n ? able : able.slice(0, Number(missing))) {
      given[i] = (given[i] ?? 0n) + each;
      missing -= each;
    }
  }
  return given;
};

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const order = <T extends bigint | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
