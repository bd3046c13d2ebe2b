import { block, either, flag, list, oneOf, optional, orNull, record, table, text, whole, year } from './form.js';

// Units: issued, imported, moved, used, cancelled, and adjusted for.

export type IssuedRow = readonly [
  component: string,
  vintage: string,
  kind: string,
  authorization: string | null,
  contribution: string | null,
  nonGhgQuantity: string | null,
  first: string,
  participants: string,
  adaptation: string,
  omge: string,
  buffer: string,
  ...buffers: string[],
];
const issuedColumns = ['component', 'vintage', 'kind', 'authorization', 'contribution', 'nonGhgQuantity', 'first', 'participants'];
const bufferColumns = ['bufferUncertainty', 'bufferReversal', 'bufferPooled'];
const rounding = oneOf('ceil', 'floor', 'half-up');
const distributed = list(record({ account: text, block }));

const issued = {
  issuance: text,
  verification: text,
  programme: text,
  host: text,
  policyNumber: whole,
  gross: whole,
  adaptationBps: whole,
  omgeBps: whole,
  bufferBps: whole,
  rounding,
  bufferRounding: rounding,
  lines: table<IssuedRow>([...issuedColumns, 'adaptation', 'omge', 'buffer']),
  distributed,
  firstTransferred: list(block),
};
/** Version 1 was levied on its own gross alone. */
export const unitsIssued = {
  1: record(issued),
  2: record({
    ...issued,
    /** Both only where the programme has buffers of its own. */
    buffersBps: optional(record({ uncertainty: whole, reversal: whole, pooled: whole })),
    lines: either(issued.lines, table<IssuedRow>([...issuedColumns, 'adaptation', 'omge', 'buffer', ...bufferColumns])),
    before: record({ gross: whole, adaptation: whole, omge: whole, buffer: whole }),
  }),
};
export const unitsDistributed = record({ issuance: text, distributed, firstTransferred: list(block) });

export const issuedUnitsAuthorized = record({
  authorization: text,
  blocks: list(block),
  converted: list(block),
  firstTransferred: list(block),
});

const moved = { from: text, to: text, blocks: list(block), firstTransferred: list(block) };
export const unitsTransferred = record({ ...moved, corrects: orNull(whole) });
export const unitsUsed = record({ ...moved, party: text, year });
export const unitsCancelled = record({
  ...moved,
  purpose: oneOf('IMP', 'OP', 'OMGE', 'voluntary', 'administrative'),
  discharges: orNull(text),
});

export type ImportedRow = readonly [
  account: string,
  host: string,
  activity: string,
  vintage: string,
  first: string,
  quantity: string,
  authorization: string | null,
  underlyingRegistry: string,
  underlyingSeries: string,
  underlyingFirst: string,
  underlyingLast: string,
  mitigationType: string,
  firstTransferredOn: string | null,
  nonGhgQuantity: string | null,
  serial?: string | null,
  itmoRegistry?: string | null,
  itmoFirst?: string | null,
];
const importedColumns = [
  ...['account', 'host', 'activity', 'vintage', 'first', 'quantity', 'authorization', 'underlyingRegistry', 'underlyingSeries'],
  ...['underlyingFirst', 'underlyingLast', 'mitigationType', 'firstTransferredOn', 'nonGhgQuantity'],
];
const imported = { import: text, kind: oneOf('ITMO', 'CER'), firstTransferred: list(block) };
export const openingBalanceImported = {
  1: record({ ...imported, rows: table<ImportedRow>(importedColumns) }),
  2: record({ ...imported, rows: table<ImportedRow>([...importedColumns, 'serial', 'itmoRegistry', 'itmoFirst']) }),
};

export const correspondingAdjustment = record({
  party: text,
  kind: oneOf('addition', 'subtraction'),
  quantity: whole,
  vintages: list(record({ vintage: year, quantity: whole, nonGhgQuantity: orNull(whole) })),
  blocks: list(block),
  trigger: oneOf(
    ...(['omge', 'adaptation-share', 'authorization', 'issuance', 'first-international-transfer', 'use-or-cancellation', 'use'] as const),
  ),
  authorization: orNull(text),
  cooperativeApproach: orNull(text),
  actionYear: year,
  useYear: orNull(year),
  late: flag,
  nonGhgQuantity: orNull(whole),
});
