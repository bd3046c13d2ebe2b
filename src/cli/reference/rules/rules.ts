import { AT_SCALE } from './at-scale.js';
import { FIRST_TRANSFER } from './first-transfer.js';
import { IDENTITY_AND_ACCOUNTS } from './identity-and-accounts.js';
import { PROGRAMMES } from './programmes.js';
import { REVERSAL_REPORTS_SECURITY } from './reversal-reports-security.js';
import type { Rule } from './rule.js';
import { VERIFICATION_AND_ISSUANCE } from './verification-and-issuance.js';

/** The rule catalogue by topic, in the order of its numbers. were never given. */
export const RULE_TOPICS: Readonly<Record<string, readonly Rule[]>> = {
  'Units and accounts': IDENTITY_AND_ACCOUNTS,
  'Programmes and components': PROGRAMMES,
  'Verification and issuance': VERIFICATION_AND_ISSUANCE,
  'First transfer and adjustments': FIRST_TRANSFER,
  'Reversals, reports, security, imports': REVERSAL_REPORTS_SECURITY,
  'Programmes at scale': AT_SCALE,
};
