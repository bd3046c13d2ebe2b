import type { Block, UnitKind } from '../book/block.js';
import { seriesOf } from '../kernel/block-id.js';

/** The columns of an imported row as version 1 of `OpeningBalanceImported` states them. */
export const IMPORTED_COLUMNS_1 = [
  'account',
  'host',
  'activity',
  'vintage',
  'first',
  'quantity',
  'authorization',
  'underlyingRegistry',
  'underlyingSeries',
  'underlyingFirst',
  'underlyingLast',
  'mitigationType',
  'firstTransferredOn',
  'nonGhgQuantity',
] as const;

/** As version 2 states them. */
export const IMPORTED_COLUMNS = [...IMPORTED_COLUMNS_1, 'serial', 'itmoRegistry', 'itmoFirst'] as const;

export type ImportedRow1 = readonly [
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
];

export type ImportedRow = readonly [...ImportedRow1, serial: string | null, itmoRegistry: string | null, itmoFirst: string | null];

/** The block a row brings in. */
export const importedBlock = (registry: string, from: { import: string; kind: UnitKind; since: bigint }, row: ImportedRow): Block => {
  const [account, host, activity, vintage, first, quantity, authorization, outside, series, begin, , mitigationType, , nonGhgQuantity] =
    row;
  return {
    lot: {
      series: seriesOf({ registry, host, activity, vintage }),
      ...{ host, activity, vintage, mitigationType },
      component: null,
      origin: from.import,
      first: BigInt(first),
      quantity: BigInt(quantity),
      nonGhgQuantity: nonGhgQuantity === null ? null : BigInt(nonGhgQuantity),
      underlying: { registry: outside, series, first: BigInt(begin) },
    },
    first: BigInt(first),
    last: BigInt(first) + BigInt(quantity) - 1n,
    ...{ account, kind: from.kind, authorization, since: from.since, touched: from.since },
    contribution: null,
    firstTransferred: false,
    terms: null,
    itmo: null,
    frozen: false,
    reservedBy: null,
  };
};
