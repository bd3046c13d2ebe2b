import { changedBy, type Block, type Lot, type UnitKind } from '../book/block.js';
import { seriesOf } from '../kernel/block-id.js';

/** The columns of an issued line, as `UnitsIssued` states them. */
export const ISSUED_COLUMNS = [
  'component',
  'vintage',
  'kind',
  'authorization',
  'contribution',
  'nonGhgQuantity',
  'first',
  'participants',
  'adaptation',
  'omge',
  'buffer',
] as const;

/** Those of a programme with buffers of its own, behind the others. */
export const BUFFER_COLUMNS = ['bufferUncertainty', 'bufferReversal', 'bufferPooled'] as const;

export type IssuedRow = readonly [
  component: string,
  vintage: string,
  kind: UnitKind,
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

interface Issuance {
  readonly host: string;
  readonly programme: string;
  readonly issuance: string;
  readonly since: bigint;
}

/** Where each part of a line is born, in the order of its serials. */
export const BORN_INTO = [
  ['PENDING', 'participants'],
  ['ADAPTATION-SHARE', 'adaptation'],
  ['OMGE-MANDATORY', 'omge'],
  ['BUFFER', 'buffer'],
  ['BUFFER-UNCERTAINTY', 'bufferUncertainty'],
  ['BUFFER-REVERSAL', 'bufferReversal'],
  ['BUFFER-POOLED', 'bufferPooled'],
] as const;

/** The blocks of an issued line: participants, adaptation, OMGE, the buffers, each that is not empty, following each other from `first`. */
export const newBlocks = (registry: string, { host, programme, issuance, since }: Issuance, row: IssuedRow): Block[] => {
  const [component, vintage, kind, authorization, contribution, nonGhgQuantity, first, ...parts] = row;
  const quantities = parts.map(BigInt);
  const begin = BigInt(first);
  const lot: Lot = {
    series: seriesOf({ registry, host, activity: programme, vintage }),
    host,
    activity: programme,
    vintage,
    component,
    origin: issuance,
    first: begin,
    quantity: quantities.reduce((sum, quantity) => sum + quantity, 0n),
    nonGhgQuantity: nonGhgQuantity === null ? null : BigInt(nonGhgQuantity),
    underlying: null,
    mitigationType: null,
  };
  const status = {
    kind,
    authorization,
    contribution,
    firstTransferred: false,
    terms: null,
    itmo: null,
    frozen: false,
    reservedBy: null,
    since,
    touched: since,
  };
  const whole: Block = { lot, account: '', ...status, first: begin, last: begin + lot.quantity - 1n };
  const blocks: Block[] = [];
  let next = begin;
  BORN_INTO.forEach(([account], i) => {
    const end = next + (quantities[i] ?? 0n);
    if (end > next) blocks.push(changedBy(whole, { account }, since, next, end - 1n));
    next = end;
  });
  return blocks;
};
