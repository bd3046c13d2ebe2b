import type { Block } from '../book/block.js';
import type { AccountRow, AuthorizationVersion } from '../book/rows.js';

/** Why units became first transferred, in the order in which adjustments of one act stand (`docs/contract.md` 8). */
export const TRIGGERS = [
  'omge',
  'adaptation-share',
  'authorization',
  'issuance',
  'first-international-transfer',
  'use-or-cancellation',
  'use',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** Only units a host authorized are first transferred and adjusted for; MCUs and CERs are neither. */
export const isAuthorized = ({ kind }: Pick<Block, 'kind'>): boolean => kind === 'AER' || kind === 'ITMO';

/**
 * R-50, REG 51: what, if anything, first transfers an authorized unit that goes from `from` to `to`: the earliest that applies. An
 * administrator account is no Party, but units forwarded from pending leave their host.
 */
export const triggerOfMove = (block: Block, from: AccountRow, to: AccountRow): Trigger | undefined => {
  if (block.firstTransferred || !isAuthorized(block)) return undefined;
  if (to.type === 'omge-mandatory' || to.type === 'omge-voluntary') return 'omge';
  if (to.type === 'adaptation-share') return 'adaptation-share';
  const sender = from.type === 'pending' ? block.lot.host : from.party;
  if (sender !== null && to.party !== null && sender !== to.party) return 'first-international-transfer';
  return to.type === 'cancellation-imp' || to.type === 'cancellation-op' ? 'use-or-cancellation' : undefined;
};

/** units for other purposes are first transferred at birth where their host says so. */
export const triggerAtBirth = ({ purposes, firstTransfer }: AuthorizationVersion): Trigger | undefined => {
  const oimp = firstTransfer?.oimp;
  return (purposes.includes('IMP') || purposes.includes('OP')) && (oimp === 'authorization' || oimp === 'issuance') ? oimp : undefined;
};
