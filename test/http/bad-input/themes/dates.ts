import type { Edge } from '../edge.js';
import { accepted, conflict, invalid, malformedRequest, tooLarge, type Row } from '../row.js';
import { approval, component, programme, verification } from '../../../support/samples.js';
import { THIS_YEAR, VINTAGE, world } from '../../../support/server/stage.js';

const BEFORE = String(Number(VINTAGE) - 1);

const day = (row: number, value: unknown, gets: Row['gets']): Row => ({
  ...{ row, says: `the day ${JSON.stringify(value)}`, gets },
  send: (edge) => edge.give('grant-role', { actor: edge.newCode('actor'), role: 'auditor', until: value }),
});
const instant = (row: number, value: string): readonly Row[] => [
  {
    ...{ row, says: `the instant ${value} in a member`, gets: invalid('/expires', 'time-format') },
    send: (edge) => edge.give('propose', { proposal: 'P-1', command: 'close-account', data: { account: 'GHA-H2' }, expires: value }),
  },
  {
    ...{ row, says: `?at=${value}`, gets: malformedRequest('at', 'time-format') },
    send: (edge) => edge.dev.get(`/v1/registries/UN01?at=${encodeURIComponent(value)}`),
  },
];

/** What was verified of CP-1 of UN01 for these days. */
const verify = (row: number, says: string, from: string, to: string, gets: Row['gets'], years = [VINTAGE]): Row => ({
  ...{ row, says, gets },
  send: (edge) => edge.give('verify-reductions', verifies(edge.newCode('V'), '10471', 'CP-1', { from, to }, years)),
});
const verifies = (code: string, activity: string, of: string, period: { from: string; to: string }, years: readonly string[]): object =>
  verification(code, activity, 'GHA', of, Object.fromEntries(years.map((year) => [year, '0'])), { period });

/** CP-2 of a programme that began a year earlier: the year before is verified. */
const aYearVerified = async ({ dev }: Edge): Promise<void> => {
  const span = { start: `${BEFORE}-01-01`, end: `${THIS_YEAR}-12-31` };
  await dev.accept('UN01', 'register-programme', programme('10472', span));
  await dev.accept('UN01', 'record-host-approval', approval('10472', 'GHA'));
  const dates = { start: span.start, includedOn: span.start, crediting: { type: 'renewable', ...span } };
  await dev.accept('UN01', 'include-component', component('CP-2', '10472', 'GHA', dates));
  const wholeYear = { from: `${BEFORE}-01-01`, to: `${BEFORE}-12-31` };
  await dev.accept('UN01', 'verify-reductions', verifies('V-20', '10472', 'CP-2', wholeYear, [BEFORE]));
};
const next = (row: number, says: string, code: string, from: string, to: string, gets: Row['gets'], given?: Row['given']): Row => ({
  ...{ row, says, gets, ...(given ? { given } : {}) },
  send: (edge) => edge.give('verify-reductions', verifies(code, '10472', 'CP-2', { from, to }, [VINTAGE])),
});
const issue = (row: number, says: string, registry: string, data: object, gets: Row['gets']): Row => ({
  ...{ row, says, gets },
  send: (edge) => edge.dev.command(registry, 'issue-units', data),
});
const line = { component: 'CP-1', vintage: VINTAGE, quantity: '1', authorization: 'A-1' };

/** Days, instants, monitoring periods and what is issued for them. */
export const dates: readonly Row[] = [
  {
    ...{ row: 75, says: 'a component that another programme includes', gets: conflict('double-inclusion') },
    given: (edge) => edge.dev.accept('UN01', 'register-programme', programme('10473')),
    send: (edge) => edge.give('include-component', component('CP-1', '10473', 'GHA')),
  },
  verify(76, 'a period that ends before it begins', `${VINTAGE}-06-30`, `${VINTAGE}-06-01`, invalid('/period/to', 'period-reversed')),
  verify(
    77,
    'a period that overlaps by one day',
    `${VINTAGE}-12-31`,
    `${VINTAGE}-12-31`,
    conflict('double-verification', { component: 'CP-1' }),
  ),
  next(78, 'a period from 1 January after one to 31 December', 'V-21', `${VINTAGE}-01-01`, `${VINTAGE}-06-30`, accepted, aYearVerified),
  next(
    79,
    'a period after a gap of one day',
    'V-22',
    `${VINTAGE}-07-02`,
    `${VINTAGE}-12-31`,
    conflict('verification-gap', { component: 'CP-2' }),
  ),
  ...[`${VINTAGE}-01-01T23:30-05:00`, `${VINTAGE}-01-01T00:00:00.000Z`].map((value) => day(80, value, invalid('/until', 'date-format'))),
  ...['2023-02-29', '1900-02-29', '2024-02-30', '2024-13-01', '2024-00-10'].map((value) =>
    day(81, value, invalid('/until', 'no-such-date')),
  ),
  day(82, '2024-02-29', accepted),
  ...['2026-12-31T23:59:60Z', '2026-12-31T24:00:00Z'].flatMap((value) => instant(83, value)),
  ...['2024-01-01T00:00:00', '20240101', '1/2/2024', '1700000000', 1_700_000_000, '+010000-01-01', '2024-1-1', ''].map((value) =>
    day(84, value, invalid('/until', 'date-format')),
  ),
  ...instant(84, '2024-01-01T00:00:00'),
  verify(85, 'a period that is not over', `${THIS_YEAR}-01-01`, `${THIS_YEAR}-12-31`, conflict('period-not-over'), [THIS_YEAR]),
  {
    ...{ row: 86, says: 'a programme that starts before 2021', gets: conflict('starts-too-early') },
    send: (edge) => edge.give('register-programme', programme('EARLY', { start: '2020-12-31', end: '2024-12-31' })),
  },
  ...['0001-01-01', '1989-12-31', '2200-01-01'].map((value) => day(86, value, invalid('/until', 'date-format'))),
  verify(
    ...([88, 'years that are not those of the period', `${BEFORE}-07-01`, `${VINTAGE}-06-30`] as const),
    invalid('/components/0/vintages', 'vintages-incomplete'),
  ),
  issue(89, 'more than was verified', 'UN03', world.issuance('I-1', '1001'), conflict('exceeds-verified', { line: 1, component: 'CP-1' })),
  issue(89, 'a second issuance of more than is left', 'UN01', world.issuance('I-2', '100001'), conflict('double-issuance', { line: 1 })),
  issue(89, 'a second issuance under the same code', 'UN01', world.issuance('I-1', '1'), conflict('double-issuance')),
  issue(
    101,
    '2,501 lines',
    'UN03',
    { issuance: 'I-1', verification: 'V-1', lines: Array(2501).fill(line) },
    tooLarge([['/lines', 'too-many']]),
  ),
  issue(
    103,
    'a quantity in MWh under an authorization in tCO2e',
    'UN03',
    world.issuance('I-1', '1', undefined, { authorization: 'A-1', nonGhgQuantity: '1' }),
    conflict('metric-mismatch'),
  ),
];
