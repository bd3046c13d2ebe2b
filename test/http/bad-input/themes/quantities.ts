import { accepted, conflict, invalid, notVisible, type Row } from '../row.js';
import { importOf, importRow, transfer, transferOf, transferOfSerials } from '../samples.js';
import { VINTAGE, world } from '../../../support/server/stage.js';

const quantity = (row: number, value: unknown, gets: Row['gets']): Row => ({
  ...{ row, says: `the quantity ${JSON.stringify(value)}`, gets },
  send: (edge) => edge.give('transfer-units', transferOf(value)),
});
const brought = (row: number, says: string, data: object, gets: Row['gets']): Row => ({
  ...{ row, says, gets },
  send: (edge) => edge.dev.command('INT01', 'import-opening-balance', { ...data, import: edge.newCode('IMPORT') }),
});
const moved = (row: number, says: string, data: object, gets: Row['gets']): Row => ({
  ...{ row, says, gets },
  send: (edge) => edge.give('transfer-units', data),
});
const AT = '/units/quantity';

/** Quantities and serials. */
export const quantities: readonly Row[] = [
  quantity(29, '0', invalid(AT, 'quantity-not-positive')),
  quantity(30, '-5', invalid(AT, 'quantity-not-positive')),
  ...['', ' 5', '5\n', '+5', '007', '0x10', '1_000', '1,000', '5.0'].map((text) => quantity(31, text, invalid(AT, 'quantity-format'))),
  ...['٥', '５'].map((text) => ({ ...quantity(32, text, invalid(AT, 'quantity-format')), hostile: text })),
  quantity(33, '1000000000000000', invalid(AT, 'quantity-too-large')),
  ...[true, ['5'], {}, null].map((value) => quantity(35, value, invalid(AT, 'quantity-must-be-string'))),
  quantity(36, '93001', conflict('insufficient-units', { account: 'GHA-H1' })),
  brought(37, 'rows that do not sum to the control total', importOf('', 101, importRow(2001, 2100)), conflict('total-mismatch')),
  brought(
    ...([37, 'rows that sum to more than a quantity can be'] as const),
    importOf('', 1, ...[2, 4].map((n) => importRow(n * 1e15, n * 1e15 + 999_999_999_999_998))),
    conflict('total-mismatch'),
  ),
  brought(
    ...([38, 'an underlying range that runs backwards'] as const),
    importOf('', 1, importRow(2001, 2001, { underlying: { registry: 'ACR', series: 'GH-2024', first: '2002', last: '2001' } })),
    invalid('/rows/0/underlying/last', 'serial-range-reversed'),
  ),
  moved(38, 'a block that runs backwards', transferOfSerials(5, 4), invalid('/units/blocks/0', 'serial-range-reversed')),
  brought(
    39,
    'a range that is one more than its quantity',
    importOf('', 99, importRow(2001, 2100, { quantity: '99' })),
    conflict('total-mismatch', { line: 1 }),
  ),
  brought(
    ...([40, 'rows that overlap'] as const),
    importOf('', 200, importRow(2001, 2100), importRow(2100, 2199)),
    conflict('serial-overlap', { line: 2, conflictsWithLine: 1 }),
  ),
  moved(
    ...([40, 'blocks of one movement that overlap'] as const),
    transfer({ units: { blocks: [world.units(1, 10), world.units(10, 20)] } }),
    invalid('/units/blocks/1', 'serial-overlap'),
  ),
  brought(
    41,
    'a range that overlaps an imported one by one serial',
    importOf('', 2, importRow(1000, 1001)),
    conflict('serial-overlap', { line: 1 }),
  ),
  brought(42, 'a range right after an imported one passes', importOf('', 100, importRow(1001, 1100)), accepted),
  {
    ...{ row: 43, says: 'serials of the caller at issuance', gets: invalid('/lines/0/first', 'unknown-field') },
    send: (edge) =>
      edge.give('issue-units', {
        ...{ issuance: edge.newCode('I'), verification: 'V-1' },
        lines: [{ component: 'CP-1', vintage: VINTAGE, quantity: '1', authorization: 'A-1', first: '7' }],
      }),
  },
  moved(44, 'a range beyond what was issued', transferOfSerials(99_999, 100_001), notVisible('unknown-units')),
  moved(
    44,
    'a range of another series',
    transfer({ units: { blocks: [world.units(1, 1).replace('10471', '10472')] } }),
    notVisible('unknown-units'),
  ),
  moved(
    45,
    'a part that another account holds',
    transferOfSerials(92_999, 93_001),
    conflict('units-not-held', { blocks: [world.units(93_001, 93_001)] }),
  ),
  brought(74, 'serials that were imported before', importOf('', 1000, importRow(1, 1000)), conflict('serial-overlap', { line: 1 })),
];
