import type { Account } from './things.js';

// Who takes part in every programme, and with which accounts.

export const PARTIES = ['GHA', 'RWA', 'CHE'];
export const HOSTS = ['GHA', 'RWA'];
export const NDC_PERIODS = [
  { first: '2016', last: '2020', type: 'multi-year' },
  { first: '2021', last: '2025', type: 'multi-year' },
  { first: '2026', last: '2030', type: 'single-year' },
];
export const TODAY_NDC = { first: '2021', last: '2025' };
const NEXT_NDC = { first: '2026', last: '2030' };
export const LAST_NDC = { first: '2016', last: '2020' };

export const ACCOUNTS: (Account & { party: string })[] = [
  { account: 'GHA-H1', type: 'holding', party: 'GHA', holder: 'ACME' },
  { account: 'GHA-H2', type: 'holding', party: 'GHA' },
  { account: 'RWA-H1', type: 'holding', party: 'RWA' },
  { account: 'CHE-H1', type: 'holding', party: 'CHE', holder: 'ACME' },
  { account: 'CHE-H2', type: 'holding', party: 'CHE' },
  { account: 'CHE-NDC', type: 'retirement-ndc', party: 'CHE', ndcPeriod: TODAY_NDC },
  { account: 'CHE-NEXT', type: 'retirement-ndc', party: 'CHE', ndcPeriod: NEXT_NDC },
  { account: 'RWA-NDC', type: 'retirement-ndc', party: 'RWA', ndcPeriod: TODAY_NDC },
  { account: 'GHA-OP', type: 'cancellation-op', party: 'GHA' },
  { account: 'CHE-IMP', type: 'cancellation-imp', party: 'CHE' },
  { account: 'CHE-CER', type: 'retirement-cer', party: 'CHE', ndcPeriod: LAST_NDC },
];

/** The administrator's own accounts, which no command opens. */
export const ADMINISTRATIVE = ['PENDING', 'CANCELLATION-ADMINISTRATIVE', 'OMGE-VOLUNTARY', 'CANCELLATION-VOLUNTARY'];
export const MECHANISM_ONLY = ['ADAPTATION-SHARE', 'OMGE-MANDATORY', 'BUFFER', 'CANCELLATION-REVERSAL'];
