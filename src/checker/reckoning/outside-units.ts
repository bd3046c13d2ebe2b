import { alpha3Of } from './countries.js';
import { skeleton } from './skeleton.js';

/** What else the registries of the closed list are called, letters and digits alone. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  VCS: ['VERRA', 'VERIFIEDCARBONSTANDARD', 'VERIFIEDCARBONUNITS', 'VCU', 'VCUS'],
  GS: ['GOLDSTANDARD', 'GOLDSTANDARDFORTHEGLOBALGOALS', 'GS4GG'],
  CAR: ['CLIMATEACTIONRESERVE'],
  ACR: ['AMERICANCARBONREGISTRY'],
  ART: ['ARTTREES', 'ARCHITECTUREFORREDDTRANSACTIONS'],
  GCC: ['GLOBALCARBONCOUNCIL'],
  ISFL: ['INITIATIVEFORSUSTAINABLEFORESTLANDSCAPES'],
  FCPF: ['FORESTCARBONPARTNERSHIPFACILITY'],
  JCM: ['JOINTCREDITINGMECHANISM'],
  CDM: ['CLEANDEVELOPMENTMECHANISM'],
};

/** The closed list (`docs/rules.md`); partners' codes have the form of a registry of this kind. */
const CLOSED: ReadonlySet<string> = new Set('VCS GS CAR ACR ART GCC CERCARBONO ISOMETRIC ISFL FCPF T-VER JCM CDM'.split(' '));
const PARTNER = /^[A-Z]{2,3}[0-9]{2}$/;

export const isListed = (registry: string): boolean => CLOSED.has(registry) || PARTNER.test(registry);

const SERIES = /^[A-Z0-9](?:[A-Z0-9 ./:_-]{0,98}[A-Z0-9])?$/;
const GOLD_STANDARD = /^GS1-1-[A-Z]{2}-GS[1-9][0-9]*-[1-9][0-9]*-[12][0-9]{3}-[1-9][0-9]*$/;

/** Whether a numbering space is written as its registry writes it. */
export const isSeries = (registry: string, series: string): boolean => {
  if (!SERIES.test(series) || series.includes('  ')) return false;
  if (registry === 'VCS') return /^(?:VER|MER|APX)$/.test(series);
  if (registry === 'CDM') return /^[A-Z]{2}$/.test(series);
  if (registry === 'GS') return GOLD_STANDARD.test(series);
  return !/(?:^|[^0-9A-Z])0[0-9]+(?![0-9A-Z])/.test(series);
};

const lettersOf = (name: string): string => name.replace(/[^A-Z0-9<>]/g, '');

const NAMES: ReadonlyMap<string, string> = new Map(
  [...CLOSED].flatMap((code) => [code, ...(CALLED[code] ?? [])].map((name): [string, string] => [lettersOf(name), code])),
);

/** The registry by its one name: spaces, dashes and a word like "Registry" tell no two apart. */
const registryName = (registry: string): string => {
  const letters = lettersOf(skeleton(registry));
  return NAMES.get(letters) ?? NAMES.get(letters.replace(/^THE/, '').replace(/REGISTRY$/, '')) ?? letters;
};

/** The numbering space in one form: Verra's is the one of three that stands in it; elsewhere zeros before a number mean nothing. */
const seriesName = (registry: string, series: string): string => {
  const name = skeleton(series);
  if (registry === 'VCS') return (/\b(?:VER|MER|APX)\b/.exec(name) ?? /VER|MER|APX/.exec(name))?.[0] ?? name;
  return name
    .split(/([0-9]+)/)
    .map((part, i) => (i % 2 === 1 ? String(BigInt(part)) : part.replace(/ *- */g, '-')))
    .join('');
};

/** What an outside unit's numbering space is called, whatever it was written as. No name has a line break. */
export const spaceOf = (registry: string, series: string): string => {
  const name = registryName(registry);
  return `${name}\n${seriesName(name, series)}`;
};

/** Batch, range, numbering, country, type, project, period and label, as Verra prints a serial. */
const PRINTED_BY_VERRA = /^[0-9]+-[0-9]+-[0-9]+-(?:VCS-)?VCU-[0-9]+-(?:VER|MER|APX)-([A-Z]{2})-[0-9]+-[0-9]+-[0-9]{8}-[0-9]{8}-[0-9]$/;

/** The Party whose units a series, or a serial as it is printed, says it numbers, where it says one. */
export const hostOf = (registry: string, series: string, printed: string | null = null): string | undefined => {
  if (registry === 'CDM') return alpha3Of(series.slice(0, 2));
  if (registry === 'VCS') return alpha3Of(PRINTED_BY_VERRA.exec(printed ?? '')?.[1] ?? '');
  return registry === 'GS' ? alpha3Of(series.split('-')[2] ?? '') : undefined;
};
