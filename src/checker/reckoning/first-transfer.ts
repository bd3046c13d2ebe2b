import type { Account, Terms } from '../state/rows.js';
import type { SeriesRange } from '../units/range.js';
import { isAuthorized, type Lot, type Piece } from '../units/segment.js';

/** What makes units first transferred, or used, in the order in which adjustments of an act stand. */
export const TRIGGERS = [
  ...['omge', 'adaptation-share', 'authorization', 'issuance'],
  ...['first-international-transfer', 'use-or-cancellation', 'use'],
] as const;

/** Units for which a Party's balance must be adjusted, and why. */
export interface Due extends SeriesRange {
  readonly kind: 'addition' | 'subtraction';
  readonly party: string;
  readonly lot: Lot;
  readonly trigger: string;
  readonly actionYear: string;
  readonly useYear: string | null;
}

/** the host's own definition, for units that it authorized for other purposes than an NDC. */
export const triggerAtBirth = (terms: Terms | null): string | undefined => {
  if (!terms || !terms.purposes.some((purpose) => purpose === 'IMP' || purpose === 'OP')) return undefined;
  return terms.oimp === 'authorization' || terms.oimp === 'issuance' ? terms.oimp : undefined;
};

/** what first transfers units that go to `to`; undefined where nothing does, or something did before. */
export const triggerOfMove = ({ lot, firstTransferred, account }: Piece, to: Account): string | undefined => {
  if (!isAuthorized(lot) || firstTransferred || lot.firstTransferredAtBirth) return undefined;
  if (to.type === 'omge-mandatory' || to.type === 'omge-voluntary') return 'omge';
  if (to.type === 'adaptation-share') return 'adaptation-share';
  // An administrator's account is no Party; what is forwarded from pending comes from its host.
  const giver = account.type === 'pending' ? lot.host : account.party;
  if (giver !== null && to.party !== null && giver !== to.party) return 'first-international-transfer';
  return to.type === 'cancellation-imp' || to.type === 'cancellation-op' ? 'use-or-cancellation' : undefined;
};

/** The host adds units that are first transferred. */
export const addition = (units: SeriesRange & { readonly lot: Lot }, trigger: string, actionYear: string): Due => ({
  ...{ series: units.series, first: units.first, last: units.last, lot: units.lot },
  ...{ kind: 'addition', party: units.lot.host, trigger, actionYear, useYear: null },
});

/** Who uses units towards its NDC subtracts them. */
export const subtraction = (units: Piece, party: string, actionYear: string, useYear: string): Due => ({
  ...{ series: units.series, first: units.first, last: units.last, lot: units.lot },
  ...{ kind: 'subtraction', party, trigger: 'use', actionYear, useYear },
});

/** What serials of a lot stand for in the authorization's own metric: of n units for q, serial k is floor(q k / n) less what is before it. */
export const nonGhgOf = ({ lot, first, last }: { readonly lot: Lot; readonly first: bigint; readonly last: bigint }): bigint | null => {
  const { nonGhgQuantity, quantity, first: begin } = lot;
  if (nonGhgQuantity === null) return null;
  const upTo = (serial: bigint): bigint => (nonGhgQuantity * (serial - begin + 1n)) / quantity;
  return upTo(last) - upTo(first - 1n);
};
