import type { Law } from '../law.js';
import { adjustmentsEqualFirstTransfersAndUses } from './adjustments-equal-first-transfers-and-uses.js';
import { authorizedQuantity } from './authorized-quantity.js';
import { caps } from './caps.js';
import { conservation } from './conservation.js';
import { holdingsAgree } from './holdings-agree.js';
import { kindsInAccounts } from './kinds-in-accounts.js';
import { onePlaceAUnit } from './one-place-a-unit.js';
import { reservations } from './reservations.js';
import { terminalAccounts } from './terminal-accounts.js';
import { underlyingOnce } from './underlying-once.js';
import { verifiedAndIssued } from './verified-and-issued.js';

/** The laws of no double counting, in the order in which a report tells them. */
export const LAWS: readonly Law[] = [
  onePlaceAUnit,
  conservation,
  holdingsAgree,
  terminalAccounts,
  adjustmentsEqualFirstTransfersAndUses,
  caps,
  authorizedQuantity,
  verifiedAndIssued,
  kindsInAccounts,
  reservations,
  underlyingOnce,
];
