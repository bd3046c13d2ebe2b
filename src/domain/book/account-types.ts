import type { UnitKind } from './block.js';
import type { RegistryKind } from './rows.js';

interface AccountType {
  /** Opened by a Party's command; the others are the administrator's, one of each. */
  readonly openable: boolean;
  /** Units never leave it. */
  readonly terminal: boolean;
  /** The kinds of units it may hold. ITMOs of a Party's registry go where AERs go. */
  readonly holds: readonly UnitKind[];
  /** Whether a plain transfer may bring units in: the others are reached by issuance, use or cancellation. */
  readonly byTransfer: boolean;
  /** Whether a plain transfer, use or cancellation may take units out. */
  readonly leaves: boolean;
}

const type = (flags: Partial<AccountType> & Pick<AccountType, 'holds'>): AccountType => ({
  openable: false,
  terminal: false,
  byTransfer: false,
  leaves: false,
  ...flags,
});
const ANY: readonly UnitKind[] = ['AER', 'MCU', 'ITMO', 'CER'];
const A6: readonly UnitKind[] = ['AER', 'MCU', 'ITMO'];
const AUTHORIZED: readonly UnitKind[] = ['AER', 'ITMO'];

/** The thirteen types of REG 20 (`docs/contract.md` 7). A CDM issuance forwards CERs to the adaptation share too (W-32). */
export const ACCOUNT_TYPES: Readonly<Record<string, AccountType>> = {
  pending: type({ holds: ANY }),
  holding: type({ holds: ANY, openable: true, byTransfer: true, leaves: true }),
  'adaptation-share': type({ holds: ANY, byTransfer: true, leaves: true }),
  'omge-mandatory': type({ holds: A6, terminal: true }),
  'omge-voluntary': type({ holds: AUTHORIZED, terminal: true }),
  'retirement-ndc': type({ holds: AUTHORIZED, openable: true, terminal: true }),
  'retirement-cer': type({ holds: ['CER'], openable: true, terminal: true }),
  'cancellation-imp': type({ holds: AUTHORIZED, openable: true, terminal: true }),
  'cancellation-op': type({ holds: AUTHORIZED, openable: true, terminal: true }),
  'cancellation-voluntary': type({ holds: ['MCU', 'CER'], terminal: true }),
  'cancellation-administrative': type({ holds: ANY, terminal: true }),
  buffer: type({ holds: A6 }),
  'cancellation-reversal': type({ holds: A6, terminal: true }),
};

/** The account type's rules. Types come from events and validated commands, so an unknown one is a fault. */
export const accountType = (name: string): AccountType => {
  const found = ACCOUNT_TYPES[name];
  if (!found) throw new Error(`no account type ${name}`);
  return found;
};

type AdministratorAccount = readonly [code: string, type: string];
const ALWAYS: readonly AdministratorAccount[] = [
  ['PENDING', 'pending'],
  ['CANCELLATION-ADMINISTRATIVE', 'cancellation-administrative'],
];
const VOLUNTARY: readonly AdministratorAccount[] = [
  ['OMGE-VOLUNTARY', 'omge-voluntary'],
  ['CANCELLATION-VOLUNTARY', 'cancellation-voluntary'],
];

/** The accounts a registry opens with (`docs/contract.md` 7, REG 22). They have no Party. */
export const ADMINISTRATOR_ACCOUNTS: Readonly<Record<RegistryKind, readonly AdministratorAccount[]>> = {
  mechanism: [
    ...ALWAYS,
    ['ADAPTATION-SHARE', 'adaptation-share'],
    ['OMGE-MANDATORY', 'omge-mandatory'],
    ...VOLUNTARY,
    ['BUFFER', 'buffer'],
    ['CANCELLATION-REVERSAL', 'cancellation-reversal'],
  ],
  party: [...ALWAYS, ...VOLUNTARY],
  international: [...ALWAYS, ...VOLUNTARY],
};
