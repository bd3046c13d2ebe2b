import { alpha3Of } from './countries.js';

// Whose units an outside unit is, and in which of its numberings it stands: the grammar of every registry that units come from, and one normal
// form in which two ways of writing the same numbering are one. A unit is known by registry, series and number, and by nothing else.

/** Closed, so that one registry has one name. */
export const OUTSIDE_REGISTRIES = [
  'VCS',
  'GS',
  'CAR',
  'ACR',
  'ART',
  'GCC',
  'CERCARBONO',
  'ISOMETRIC',
  'ISFL',
  'FCPF',
  'T-VER',
  'JCM',
  'CDM',
] as const;

/** The characters of every series: ASCII, as its registry writes it, single spaces, nothing at the ends. */
export const SERIES = /^(?!.* {2})[A-Z0-9](?:[A-Z0-9 ./:_-]{0,98}[A-Z0-9])?$/;

/** Verra numbers its units in three spaces of their own. */
const VERRA_SPACES = ['VER', 'MER', 'APX'] as const;
/** Programme, version, country, project, type, vintage, batch. */
const GOLD_STANDARD = /^GS1-1-([A-Z]{2})-GS[1-9][0-9]*-[1-9][0-9]*-[12][0-9]{3}-[1-9][0-9]*$/;
/** The CDM numbers by Party of origin, through all commitment periods and kinds of unit. */
const CDM = /^([A-Z]{2})$/;
/** A number between separators that begins with a zero: the registry's own form has none. */
const PADDED = /(?:^|[^A-Z0-9])0[0-9]+(?:[^A-Z0-9]|$)/;

/** Batch, range, numbering, country, type, project and period, as Verra prints a serial. */
const PRINTED_BY_VERRA = /^[0-9]+-[0-9]+-[0-9]+-(?:VCS-)?VCU-[0-9]+-(VER|MER|APX)-([A-Z]{2})-[0-9]+-[0-9]+-[0-9]{8}-[0-9]{8}-[0-9]$/;

/** Whether `series` is one in which `registry` numbers units, in the form it writes. */
export const isSeriesOf = (registry: string, series: string): boolean => {
  if (!SERIES.test(series)) return false;
  if (registry === 'VCS') return VERRA_SPACES.some((space) => space === series);
  if (registry === 'GS') return GOLD_STANDARD.test(series);
  if (registry === 'CDM') return CDM.test(series);
  return !PADDED.test(series);
};

/**
 * What the country in the series, or in the serial as printed, is called in ISO 3166-1 alpha-3: null where there is one and no country has
 * that code, undefined where nothing of the kind stands there.
 */
export const countryIn = (registry: string, series: string, printed = ''): string | null | undefined => {
  const code = alpha2In(registry, series, printed);
  return code === undefined ? undefined : (alpha3Of(code) ?? null);
};

const alpha2In = (registry: string, series: string, printed: string): string | undefined => {
  if (registry === 'CDM') return CDM.exec(series)?.[1];
  if (registry === 'GS') return GOLD_STANDARD.exec(series)?.[1];
  return registry === 'VCS' ? PRINTED_BY_VERRA.exec(printed)?.[2] : undefined;
};

/** Names by which imports of before the closed list knew a registry, in the plain form of below. */
const LONG_NAMES: Readonly<Record<string, string>> = {
  VERRA: 'VCS',
  VCUS: 'VCS',
  'VERIFIED CARBON STANDARD': 'VCS',
  GS4GG: 'GS',
  GOLDSTANDARD: 'GS',
  'GOLD STANDARD': 'GS',
  'GOLD STANDARD FOR THE GLOBAL GOALS': 'GS',
  'CLIMATE ACTION RESERVE': 'CAR',
  'AMERICAN CARBON REGISTRY': 'ACR',
  'ART TREES': 'ART',
  'GLOBAL CARBON COUNCIL': 'GCC',
  TVER: 'T-VER',
  'JOINT CREDITING MECHANISM': 'JCM',
  'CDM REGISTRY': 'CDM',
  'CLEAN DEVELOPMENT MECHANISM': 'CDM',
};

/** Capitals of other scripts that are drawn as Latin ones. */
const CYRILLIC_AND_GREEK = 'АВЕКМНОРСТУХІЈЅԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧ';
const DRAWN_AS = 'ABEKMHOPCTYXIJSQWABEZHIKMNOPTYX';
const LATIN: ReadonlyMap<string, string> = new Map([...CYRILLIC_AND_GREEK].map((letter, i) => [letter, DRAWN_AS.charAt(i)]));

/** One text for all that a reader takes for the same: width, case, look-alike letters, marks, dashes, spaces. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toUpperCase()
    .replace(/[^\p{ASCII}]/gu, (letter) => LATIN.get(letter) ?? letter)
    .replace(/\p{Pd}|\u2212/gu, '-')
    .replace(/[\s\p{Z}]+/gu, ' ')
    .trim();

/** The one name of a registry, by whatever name it is known. */
export const registryName = (registry: string): string => {
  const name = plain(registry);
  return LONG_NAMES[name] ?? LONG_NAMES[name.replace(/[-_]/g, ' ')] ?? name;
};

const numberingOf = (registry: string, series: string): string => {
  const name = plain(series);
  if (registry === 'VCS') return /VER|MER|APX/.exec(name)?.[0] ?? name;
  return name.replace(/ ?- ?/g, '-').replace(/(?<![0-9])0+(?=[0-9])/g, '');
};

/** Where a unit of an outside registry is numbered. */
export interface Numbering {
  readonly registry: string;
  readonly series: string;
}

/** The numbering in one normal form, whatever it was written as: what is imported today is compared in it with what was stored long ago. */
export const normalNumbering = ({ registry, series }: Numbering): Numbering => {
  const name = registryName(registry);
  return { registry: name, series: numberingOf(name, series) };
};
