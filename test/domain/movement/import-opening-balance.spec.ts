import { describe, expect, it } from '@jest/globals';
import { bring, ghana, itmos } from './imports.js';
import { movements } from '../../support/movements.js';
import { addition, eventsOf, ofVintage } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';
import { balanceRow } from '../../support/samples.js';

const COLUMNS = [
  ...['account', 'host', 'activity', 'vintage', 'first', 'quantity', 'authorization', 'underlyingRegistry', 'underlyingSeries'],
  ...['underlyingFirst', 'underlyingLast', 'mitigationType', 'firstTransferredOn', 'nonGhgQuantity', 'serial', 'itmoRegistry', 'itmoFirst'],
];
const SERIES = 'GS1-1-GH-GS10471-16-2019-1';
const block = (vintage: string, first: number, last: number): string => `GHA01-GHA-10471-${vintage}-${first}-${last}`;

describe('import-opening-balance', () => {
  everyStoryReplays();

  it('gives each row its block, in order, of the account it names or that of the import', async () => {
    const story = await ghana();
    const rows = [itmos('100', '0'), itmos('50', '500', { account: 'GHA-H2' }), itmos('10', '900', { vintage: '2022' })];
    const type = 'Emission reductions';
    expect(eventsOf(await bring(story, rows))).toEqual([
      [
        'OpeningBalanceImported',
        {
          ...{ import: 'IM-1', kind: 'ITMO', firstTransferred: [] },
          rows: {
            columns: COLUMNS,
            rows: [
              ['GHA-H1', 'GHA', '10471', '2021', '1', '100', 'A-NDC', 'GS', SERIES, '0', '99', type, null, null, null, null, null],
              ['GHA-H2', 'GHA', '10471', '2021', '101', '50', 'A-NDC', 'GS', SERIES, '500', '549', type, null, null, null, null, null],
              ['GHA-H1', 'GHA', '10471', '2022', '1', '10', 'A-NDC', 'GS', SERIES, '900', '909', type, null, null, null, null, null],
            ],
          },
        },
      ],
    ]);
    expect([...story.book.units.heldBy('GHA-H1')].map(({ kind, first, last }) => [kind, first, last])).toEqual([
      ['ITMO', 1n, 100n],
      ['ITMO', 1n, 10n],
    ]);
  });

  it('goes on with the serials where the last import ended (R-03)', async () => {
    const story = await ghana();
    await bring(story, [itmos('100', '0')]);
    const second = await bring(story, [itmos('5', '100')], { import: 'IM-2' });
    expect(second.refusal).toBeNull();
    expect(story.book.units.within(block('2021', 101, 105))).toHaveLength(1);
  });

  it.each([
    ["another Party's account", { account: 'CHE-H1' }, 'A-NDC', 'first-international-transfer', '2026'],
    ['a date of first transfer', { firstTransferredOn: '2023-05-01' }, 'A-NDC', 'first-international-transfer', '2023'],
    ['first transfer today', { firstTransferredOn: '2026-06-01' }, 'A-NDC', 'first-international-transfer', '2026'],
    ['first transfer at issuance', { authorization: 'A-OP' }, 'A-OP', 'issuance', '2026'],
    ['first transfer by authorization', { authorization: 'A-ALL' }, 'A-ALL', 'authorization', '2026'],
    ['both a definition and a date', { authorization: 'A-OP', firstTransferredOn: '2024-01-31' }, 'A-OP', 'issuance', '2024'],
  ])('counts rows with %s as first transferred, and the host adds them', async (_, members, under, trigger, actionYear) => {
    const story = await ghana();
    const [imported, adjustment] = eventsOf(await bring(story, [itmos('7', '0'), itmos('10', '100', members)]));
    expect(imported?.[1]['firstTransferred']).toEqual([block('2021', 8, 17)]);
    expect(adjustment).toEqual(
      addition({ ...ofVintage('2021', '10'), blocks: [block('2021', 8, 17)], authorization: under, trigger, actionYear }),
    );
    expect(story.adjusted('GHA')).toEqual([10n, 0n]);
  });

  it('states one adjustment for each authorization, trigger and year of the action', async () => {
    const story = await ghana();
    const date = (firstTransferredOn: string): object => ({ firstTransferredOn });
    const rows = [itmos('1', '0', date('2023-05-01')), itmos('2', '10', date('2024-05-01')), itmos('4', '20', date('2023-12-31'))];
    rows.push(
      itmos('8', '30', { ...date('2023-01-01'), authorization: 'A-OP' }),
      itmos('16', '50', { ...date('2023-01-01'), vintage: '2022' }),
    );
    const [, ...adjustments] = eventsOf(await bring(story, rows));
    expect(adjustments.map(([, a]) => [a['trigger'], a['actionYear'], a['quantity'], a['vintages']])).toEqual([
      ['issuance', '2023', '8', [{ vintage: '2021', quantity: '8', nonGhgQuantity: null }]],
      [
        ...['first-international-transfer', '2023', '21'],
        [
          { vintage: '2021', quantity: '5', nonGhgQuantity: null },
          { vintage: '2022', quantity: '16', nonGhgQuantity: null },
        ],
      ],
      ['first-international-transfer', '2024', '2', [{ vintage: '2021', quantity: '2', nonGhgQuantity: null }]],
    ]);
  });

  it('shares a quantity in another metric out over the units, so that any split sums to the whole', async () => {
    const story = await ghana();
    await bring(story, [itmos('3', '0', { authorization: 'A-MWH', nonGhgQuantity: '100' })]);
    const moved = [];
    for (const serial of [2, 1, 3]) {
      const units = { blocks: [block('2021', serial, serial)] };
      const [, adjustment] = eventsOf(await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units }));
      moved.push([adjustment?.[1]['quantity'], adjustment?.[1]['nonGhgQuantity']]);
    }
    expect(moved).toEqual([
      ['1', '33'],
      ['1', '33'],
      ['1', '34'],
    ]);
  });

  it('brings CERs into a mechanism, without authorization and without adjustment', async () => {
    const story = await movements();
    const outcome = await bring(story, [balanceRow('10', '900', { account: 'CHE-H1' })], { kind: 'CER', import: 'IM-2' });
    expect(outcome.events.map(({ type, data }) => [type, data['firstTransferred']])).toEqual([['OpeningBalanceImported', []]]);
    expect(story.book.units.within('UN01-GHA-10471-2019-501-510')?.[0]).toMatchObject({
      kind: 'CER',
      account: 'CHE-H1',
      authorization: null,
    });
  });
});
