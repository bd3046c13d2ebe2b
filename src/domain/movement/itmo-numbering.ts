import type { Numbering } from '../kernel/outside-series.js';

/** What an ITMO id says before its number. */
interface ItmoIdScope {
  readonly approach: string | null;
  readonly registry: string;
  readonly host: string;
  readonly vintage: string;
}

/** where ITMO ids are numbered: a number is given once under a cooperative approach, registry, host and vintage. */
export const itmoNumbering = ({ approach, registry, host, vintage }: ItmoIdScope): Numbering => ({
  registry,
  series: `${approach ?? 'none'} ${host} ${vintage}`,
});
