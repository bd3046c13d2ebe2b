import { alpha2Of } from '../domain/kernel/countries.js';

const NAMES = new Intl.DisplayNames(['en'], { type: 'region' });

/** What a Party is called in English; its code where it has no name. */
export const partyName = (party: string): string => {
  if (party === 'EUE') return 'European Union';
  const alpha2 = alpha2Of(party);
  return alpha2 === undefined ? party : (NAMES.of(alpha2) ?? party);
};
