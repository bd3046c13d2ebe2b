/** An actor as the ledger writes it (`docs/contract.md` 1). */
export const ACTOR = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
