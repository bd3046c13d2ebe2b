import { malformed } from '../view/malformed.js';
import type { Position } from '../view/names.js';

/** What balances are summed by, alone or together. */
export const DIMENSIONS = ['kind', 'account', 'account-type', 'party', 'host', 'activity', 'vintage', 'status'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

const VALUE: Readonly<Record<Dimension, (position: Position) => string | null>> = {
  kind: ({ kind }) => kind,
  account: ({ account }) => account.account,
  'account-type': ({ account }) => account.type,
  party: ({ account }) => account.party,
  host: ({ host }) => host,
  activity: ({ activity }) => activity,
  vintage: ({ vintage }) => vintage,
  status: ({ firstTransferred }) => (firstTransferred ? 'first-transferred' : 'not-first-transferred'),
};

/** The value of a position in a dimension; null in that of its Party where its account has none. */
export const valueIn = (position: Position, dimension: Dimension): string | null => VALUE[dimension](position);

/** Throws `malformed-request` for what is no dimension. */
export const dimensionOf = (name: string): Dimension =>
  DIMENSIONS.find((dimension) => dimension === name) ?? malformed('by', 'enum', `One or more of ${DIMENSIONS.join(', ')}`);
