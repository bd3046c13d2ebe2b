import type { Law } from '../law.js';
import { knownEvents } from './c00-known-events.js';
import { custody } from './c01-custody.js';
import { goneIsGone } from './c02-gone-is-gone.js';
import { firstTransfer } from './c03-first-transfer.js';
import { verification } from './c04-verification.js';
import { issuance } from './c05-issuance.js';
import { use } from './c06-use.js';
import { once } from './c07-once.js';
import { authority } from './c08-authority.js';
import { time } from './c09-time.js';
import { outsideIdentity } from './c10-outside-identity.js';
import { inclusion } from './c11-inclusion.js';
import { holdings } from './c12-holdings.js';
import { replacement } from './c13-replacement.js';
import { assets } from './c14-assets.js';
import { nesting } from './c17-nesting.js';
import { reversals } from './c15-reversals.js';
import { everyTonneOnce } from './c16-every-tonne-once.js';
import { finance } from './c18-finance.js';
import { limits } from './c19-limits.js';

/** The laws of no double counting, in the order in which a report has them. */
export const LAWS: readonly Law[] = [
  ...[knownEvents, custody, goneIsGone, firstTransfer, verification, issuance, use],
  ...[once, authority, time, outsideIdentity, inclusion, holdings, replacement],
  assets,
  reversals,
  everyTonneOnce,
  nesting,
  finance,
  limits,
];
