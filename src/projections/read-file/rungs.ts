/** The rung that a deduction stands in, by its reason, in the order in which a ladder has them. */
export const RUNG_OF_REASON = {
  'own-contribution': 'ownContribution',
  'results-based-finance': 'resultsBasedFinance',
  'nested-programme': 'nested',
  'domestic-scheme': 'domesticScheme',
  'other-market': 'otherMarket',
  uncertainty: 'uncertainty',
  'over-crediting': 'overCrediting',
  'double-issuance': 'doubleIssuance',
} as const;

/** The kinds of units that may have been issued, and the parts in which an issuance gives them out. */
const KINDS = ['AER', 'ITMO', 'MCU', 'CER'] as const;
const PARTS = ['adaptation', 'omge', 'buffer', 'participants'] as const;

export type IssuedKind = (typeof KINDS)[number];
export type IssuedPart = (typeof PARTS)[number];

/** The rung of what was issued as units of a kind, in one of its parts. */
export const issuedRung = (kind: IssuedKind, part: IssuedPart): `${IssuedKind}.${IssuedPart}` => `${kind}.${part}`;

/** Every figure of a ladder; the place in this list is its number in the read file. `imported` stands beside the ladder. */
export const RUNGS = [
  'verified',
  ...Object.values(RUNG_OF_REASON),
  ...(['carriedIn', 'issuable', 'carriedOut', 'imported'] as const),
  ...KINDS.flatMap((kind) => PARTS.map((part) => issuedRung(kind, part))),
] as const;

export type Rung = (typeof RUNGS)[number];
