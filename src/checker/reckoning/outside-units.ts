import { alpha3Of } from './countries.js';

/** The words under which outside registries are known, in the form below, and the closed list's name of each. */
const NAMES: Readonly<Record<string, string>> = {
  VERRA: 'VCS',
  'VERIFIED CARBON STANDARD': 'VCS',
  VCUS: 'VCS',
  'GOLD STANDARD': 'GS',
  GOLDSTANDARD: 'GS',
  'GOLD STANDARD FOR THE GLOBAL GOALS': 'GS',
  GS4GG: 'GS',
  'CLIMATE ACTION RESERVE': 'CAR',
  'AMERICAN CARBON REGISTRY': 'ACR',
  'ART TREES': 'ART',
  'ARCHITECTURE FOR REDD+ TRANSACTIONS': 'ART',
  'GLOBAL CARBON COUNCIL': 'GCC',
  TVER: 'T-VER',
  'JOINT CREDITING MECHANISM': 'JCM',
  'CLEAN DEVELOPMENT MECHANISM': 'CDM',
  'CDM REGISTRY': 'CDM',
};

/** The closed list (`docs/rules.md`); partners' codes have the form of a registry of this kind. */
const CLOSED: ReadonlySet<string> = new Set('VCS GS CAR ACR ART GCC CERCARBONO ISOMETRIC ISFL FCPF T-VER JCM CDM'.split(' '));
const PARTNER = /^[A-Z]{2,3}[0-9]{2}$/;

export const isListed = (registry: string): boolean => CLOSED.has(registry) || PARTNER.test(registry);

const SERIES = /^[A-Z0-9](?:[A-Z0-9 ./:_-]{0,98}[A-Z0-9])?$/;
const GOLD_STANDARD = /^GS1-1-[A-Z]{2}-GS[1-9][0-9]*-[1-9][0-9]*-[12][0-9]{3}-[1-9][0-9]*$/;
const VERRA = /VER|MER|APX/;

/** Whether a numbering space is written as its registry writes it. */
export const isSeries = (registry: string, series: string): boolean => {
  if (!SERIES.test(series) || series.includes('  ')) return false;
  if (registry === 'VCS') return /^(?:VER|MER|APX)$/.test(series);
  if (registry === 'CDM') return /^[A-Z]{2}$/.test(series);
  if (registry === 'GS') return GOLD_STANDARD.test(series);
  return !/(?:^|[^0-9A-Z])0[0-9]+(?![0-9A-Z])/.test(series);
};

/** Letters of other scripts that look like Latin ones, once in upper case. */
const LOOK_ALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  [...'АВЕКМНОРСТУХІЈЅԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'].map((letter, i) => [letter, 'ABEKMHOPCTYXIJSQWABEZHIKMNOPTYX'.charAt(i)]),
);

/** One text for everything that a reader would take for the same: width, case, look-alike letters, marks, dashes, spaces. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toUpperCase()
    .replace(/[^\x00-\x7F]/gu, (letter) => LOOK_ALIKE[letter] ?? letter)
    .replace(/\p{Pd}|\u2212/gu, '-')
    .replace(/[\s\p{Z}]+/gu, ' ')
    .trim();

/** The registry by its one name. */
const registryName = (registry: string): string => {
  const name = plain(registry);
  return NAMES[name] ?? NAMES[name.replace(/[-_]/g, ' ')] ?? name;
};

/** The numbering space in one form: Verra's is one of three; elsewhere zeros before a number mean nothing. */
const seriesName = (registry: string, series: string): string => {
  const name = plain(series);
  if (registry === 'VCS') return VERRA.exec(name)?.[0] ?? name;
  return name.replace(/(?<![0-9])0+(?=[0-9])/g, '').replace(/ ?- ?/g, '-');
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
