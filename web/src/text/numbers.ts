import i18next from 'i18next';

/** The language with digits that identifiers have too, so that a figure and a serial read alike. */
const locale = (): string => (i18next.language === 'ar' ? 'ar-u-nu-latn' : i18next.language || 'en');

const formats = new Map<string, Intl.NumberFormat>();
const format = (): Intl.NumberFormat => {
  const name = locale();
  const known = formats.get(name) ?? new Intl.NumberFormat(name);
  formats.set(name, known);
  return known;
};

/** A whole number of the ledger, however long, with the separators of the language. */
export const number = (digits: string | bigint | number): string => (isWhole(digits) ? format().format(BigInt(digits)) : String(digits));

const isWhole = (value: string | bigint | number): boolean => /^-?\d+$/.test(String(value));

/** Basis points as per cent: 500 is 5 %. */
export const percent = (bps: string): string => `${format().format(Number(bps) / 100)} %`;

/** An instant of the ledger as people read it: the day and the second, UTC. */
export const instant = (at: string): string => at.replace('T', ' ').replace(/\.\d+Z$/, ' UTC');

export const day = (at: string): string => at.slice(0, 10);
