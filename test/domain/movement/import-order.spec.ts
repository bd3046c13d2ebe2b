import { describe } from '@jest/globals';
import { movements } from '../../support/movements.js';
import { refusedInOrder, type Fault } from '../../support/precedence.js';
import { authorization, balanceRow, reason } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';
import { barred, kindClosed } from '../limits/given.js';
import { fillOuter } from '../nesting/given.js';
import { bring, ghana, itmos } from './imports.js';

interface Row {
  readonly quantity: string;
  readonly authorization?: string;
}
interface Import {
  readonly import: string;
  readonly account: string;
  readonly kind: string;
  readonly controlTotal: string;
  readonly rows: readonly Row[];
}
type Faults = readonly Fault<Import>[];

/** Also imports this row, and counts it. */
const also =
  (row: object) =>
  (data: Import): Import => {
    const { quantity } = row as Row;
    return { ...data, rows: [...data.rows, row as Row], controlTotal: String(BigInt(data.controlTotal) + BigInt(quantity)) };
  };

/** IM-0, of the units 900 to 909, was imported before. */
const withOne = async (story: Scenario, row: object, kind: string): Promise<Scenario> => {
  await bring(story, [row], { import: 'IM-0', kind });
  return story;
};

/** What an import of rows like `row` refuses before and after what only ITMOs are asked. */
const around = (
  row: (quantity: string, first: string, members?: object) => object,
): { readonly before: Faults; readonly after: Faults } => ({
  before: [
    { refusal: 'already-exists', wrong: (data) => ({ ...data, import: 'IM-0' }) },
    { refusal: 'unknown-party', wrong: also(row('10', '3100', { host: 'NOR' })) },
    { refusal: 'unknown-programme', wrong: also(row('10', '3200', { activity: 'NONE1' })) },
    { refusal: 'unknown-authorization', wrong: also(row('10', '3300', { authorization: 'NONE' })) },
  ],
  after: [
    { refusal: 'unknown-account', wrong: also(row('10', '3500', { account: 'NONE' })) },
    {
      refusal: 'account-not-active',
      given: (story) => story.accept('suspend-account', { account: 'GHA-H2', reason }),
      wrong: also(row('10', '3600', { account: 'GHA-H2' })),
    },
    { refusal: 'account-not-entitled', wrong: also(row('10', '3700', { account: 'GHA-OP' })) },
  ],
});

const totals = (row: object): Faults => [
  { refusal: 'total-mismatch', wrong: (data) => ({ ...data, controlTotal: String(BigInt(data.controlTotal) + 1n) }) },
  { refusal: 'serial-overlap', wrong: also(row) },
];

/** As much of one vintage as fills its series, and one unit more. */
const beyondTheSeries = (data: Import): Import => {
  const most = 10n ** 15n - 1n;
  const full = Array.from({ length: 1_000 }, (_, i) =>
    itmos(String(most), String(10n ** 15n * BigInt(i)), { vintage: '2022', ...inSeries('ACR', 'FULL', 10n ** 15n * BigInt(i), most) }),
  );
  return [...full, itmos('1000', '0', { vintage: '2022', ...inSeries('ACR', 'MORE', 0n, 1_000n) })].reduce<Import>(
    (all, row) => also(row)(all),
    data,
  );
};

const inSeries = (registry: string, series: string, first: bigint, quantity: bigint): object => ({
  underlying: { registry, series, first: String(first), last: String(first + quantity - 1n) },
});

/** Units of 10471 and 2025 were issued here: an import meets them, whoever issued them. */
const issueOne = ({ book }: Scenario): Promise<void> => {
  book.begin();
  book.serials.set('10471 2025', { next: 1n, issued: { block: 'GHA01-GHA-10471-2025-1-1', revision: 1n }, imported: null });
  book.commit();
  return Promise.resolve();
};

const ITMO_IDS = { itmo: { registry: 'GHA01', first: '1' } };

/** What an ITMO is asked that goes to the account of another Party than its host. */
const abroad: Faults = [
  {
    refusal: 'party-not-participating',
    given: (story) => story.accept('update-party', { party: 'RWA', participating: false, reason }),
    wrong: also(itmos('10', '3800', { account: 'RWA-H1' })),
  },
  {
    refusal: 'authorization-not-in-force',
    given: (story) => story.accept('authorize-units', authorization('A-RWA', 'GHA', '10471', { parties: ['RWA'] })),
    wrong: also(itmos('10', '3900', { account: 'CHE-H1', authorization: 'A-RWA' })),
  },
];

const ofItmos = around(itmos);
/** Of a year that has ITMOs, too, so that the rule about kinds is what stands in their way. */
const ofCers = around((quantity, first, members) => balanceRow(quantity, first, { vintage: '2024', ...members }));

describe('import-opening-balance refuses in the order of its contract', () => {
  refusedInOrder<Import>(
    {
      command: 'import-opening-balance',
      ready: async () => withOne(await ghana(), itmos('10', '900'), 'ITMO'),
      data: { import: 'IM-1', account: 'GHA-H1', kind: 'ITMO', controlTotal: '10', rows: [itmos('10', '1') as Row] },
      faults: [
        ...ofItmos.before,
        { refusal: 'metric-mismatch', wrong: also(itmos('10', '400', { nonGhgQuantity: '5' })) },
        ...totals(itmos('10', '900')),
        {
          refusal: 'itmo-id-exists',
          given: (story) => bring(story, [itmos('10', '1100', ITMO_IDS)], { import: 'IM-00' }),
          wrong: also(itmos('10', '1200', ITMO_IDS)),
        },
        { refusal: 'already-issued-here', given: issueOne, wrong: also(itmos('10', '1500', { vintage: '2025' })) },
        { refusal: 'authorization-exceeded', wrong: also(itmos('1001', '2000', { authorization: 'A-FEW' })) },
        { refusal: 'serials-exhausted', wrong: beyondTheSeries },
        ...ofItmos.after,
        ...abroad,
        { refusal: 'host-mismatch', wrong: also(itmos('10', '0', inSeries('GS', 'GS1-1-TZ-GS11732-16-2022-25700', 0n, 10n))) },
        {
          refusal: 'nested-headroom-exceeded',
          given: (story) => fillOuter(story, '10471', '2021', String(9n + (story.book.claims.get('10471 GHA 2021')?.imported ?? 0n)), '9'),
          names: { programme: 'OUTER' },
        },
        ...barred<Import>('CHE', (i) => also(itmos('10', String(5_000 + 100 * i), { account: 'CHE-H1' }))),
        kindClosed,
      ],
    },
    {
      command: 'import-opening-balance',
      ready: async () => withOne(await movements(), balanceRow('10', '900'), 'CER'),
      data: { import: 'IM-2', account: 'GHA-H1', kind: 'CER', controlTotal: '10', rows: [balanceRow('10', '1000') as Row] },
      faults: [
        ...ofCers.before,
        {
          refusal: 'kind-not-allowed',
          wrong: (data) => ({
            ...{ ...data, kind: 'ITMO' },
            rows: data.rows.map((row) => ({ ...row, vintage: '2021', authorization: row.authorization ?? 'A-NDC' })),
          }),
        },
        ...totals(balanceRow('10', '900')),
        ...ofCers.after,
      ],
    },
  );
});
