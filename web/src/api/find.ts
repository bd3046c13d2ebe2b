import { viewOf, type View } from '../app/views.js';
import { PARTIES, partyName } from '../text/parties.js';
import { read, type Answer } from './client.js';
import { live } from './live.js';

/** Something that was searched for and is there, with the view that shows it. */
export interface Found extends View {
  readonly kind: string;
  readonly code: string;
  readonly about: string;
}

export interface Findings {
  /** What is called exactly so. */
  readonly exact: readonly Found[];
  /** What is called nearly so. */
  readonly near: readonly Found[];
}

type Hit = Answer<'/v1/registries/{registry}/search'>['items'][number];

const UNITS = /^[A-Z]{2,3}[0-9]{2}-[A-Z]{3}-[A-Z0-9]{1,20}-(?:19|20|21)[0-9]{2}-[1-9][0-9]{0,17}(?:-[1-9][0-9]{0,17})?$/;
/** Fewer letters are in the names of too many Parties. */
const LEAST_OF_A_NAME = 3;

/** A serial as people paste it: with spaces, in small letters. */
const asked = (wanted: string): string => {
  const upper = wanted.toUpperCase().replace(/\s+/g, '');
  return UNITS.test(upper) ? upper : wanted;
};

/** What is found has a view; were there one of tomorrow without, the list of events stands in. */
const foundOf = ({ kind, id, href, label }: Hit): Found => ({
  ...{ kind, code: id, about: kind === 'party' ? partyName(id) : label },
  ...(viewOf(href) ?? { to: '/ledger' }),
});

/** Parties of the registry whose name in the reader's language has these words: the registry knows them by their codes. */
const partiesCalled = async (registry: string, words: string, query: object): Promise<Found[]> => {
  const called = PARTIES.filter((code) => words.length >= LEAST_OF_A_NAME && partyName(code).toLowerCase().includes(words));
  if (called.length === 0) return [];
  const { items } = await read('/v1/registries/{registry}/parties', { registry }, { ...query, pageSize: '1000' });
  return items
    .filter(({ party }) => called.includes(party))
    .map(({ party }) => ({ kind: 'party', code: party, about: partyName(party), to: `/parties/${party}` }));
};

/** Finds whatever is called so at the moment in view: exactly so first, then what is near. The one place that knows how the API is searched. */
export const find = async (registry: string, wanted: string, at: string | undefined): Promise<Findings> => {
  const { head } = live.get();
  const query = at !== undefined ? { at } : head === undefined ? {} : { minRevision: head };
  const [{ items }, parties] = await Promise.all([
    read('/v1/registries/{registry}/search', { registry }, { ...query, q: asked(wanted) }),
    partiesCalled(registry, wanted.toLowerCase(), query),
  ]);
  const exact = items.filter((hit) => hit.exact).map(foundOf);
  const near = items.filter((hit) => !hit.exact).map(foundOf);
  const isNew = ({ to }: Found): boolean => ![...exact, ...near].some((other) => other.to === to);
  return { exact, near: [...parties.filter(isNew), ...near] };
};
