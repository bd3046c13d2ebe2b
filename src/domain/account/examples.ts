// The sample data of this topic: for each command a filled one.

const reason = { code: 'other' } as const;

export const openAccount = { account: 'GHA-H1', type: 'holding', party: 'GHA' } as const;

export const suspendAccount = { account: 'GHA-H2', reason } as const;

export const reinstateAccount = { account: 'GHA-H2', reason } as const;

export const instructClosure = { account: 'GHA-H2', moveTo: 'GHA-H1' } as const;

export const closeAccount = { account: 'GHA-H2' } as const;

export const trustAccount = { account: 'GHA-H1', counterparty: 'CHE-H1', trusted: true } as const;

export const freezeUnits = { blocks: ['UN01-GHA-10471-2025-1-100'], reason } as const;

export const unfreezeUnits = { blocks: ['UN01-GHA-10471-2025-1-100'], reason } as const;
