// The rows of the book's tables, by topic. What the ledger knows about each kind of resource; `since` is the revision that last changed it.

export { REGISTRY_KINDS } from './rows/registry.js';
export type * from './rows/registry.js';
export type * from './rows/parties-and-accounts.js';
export type * from './rows/programmes.js';
export type * from './rows/assets.js';
export type * from './rows/verifications.js';
export type * from './rows/thresholds.js';
export type * from './rows/finances.js';
export type * from './rows/nests.js';
export type * from './rows/limits.js';
export type * from './rows/acceptance.js';
export type * from './rows/buffers.js';
export type * from './rows/authorizations.js';
export type * from './rows/issuances.js';
export type * from './rows/imports.js';
export type * from './rows/proposals.js';
export type * from './rows/reversals.js';
export type * from './rows/taken-back.js';
export type * from './rows/accounting.js';
