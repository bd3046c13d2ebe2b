import { CliError } from '../terminal.js';
import { holdingOf, NOT_SAID, partyOf, type OpeningBalance, type Planned } from '../steps/planned.js';
import { serialRows, type Checked } from './check-serials.js';
import { placeOf, type SerialRow } from './serial-row.js';

/** An opening balance is one act, which holds no more. */
const MOST_ROWS = 2_500;

const accountOf = (host: string): string => `CDM-${host}`;

/** The Parties, their accounts and the projects that the rows need. A project of the CDM had up to seven years for its first period. */
export const needsOf = ({ hosts, activities }: Checked): Planned[] => [
  ...[...hosts.keys()].sort().flatMap((host) => [partyOf(host), holdingOf(accountOf(host), host)]),
  ...[...activities].sort().map((activity): Planned => ({
    command: 'register-programme',
    data: {
      programme: activity,
      title: `CDM project ${activity}`,
      mode: 'cdm',
      outcome: 'reductions',
      start: '2000-01-01',
      end: '2006-12-31',
      methodology: NOT_SAID,
      sector: NOT_SAID,
      validatedBy: 'CDM',
    },
    role: 'supervisor',
    makes: { list: 'programmes', code: activity },
  })),
];

/** The opening balances, made as the file is read: rows in its order, `CDM-1`, `CDM-2` and so on. */
export async function* balancesOf(path: string): AsyncIterableIterator<OpeningBalance> {
  let [number, rows]: [number, SerialRow[]] = [0, []];
  const changed = (what: string): never => {
    throw new CliError(`${path} changed while it was read: ${what}. Run the import again.`);
  };
  for await (const row of serialRows(path, changed)) {
    rows.push(row);
    if (rows.length < MOST_ROWS) continue;
    yield balanceOf((number += 1), rows);
    rows = [];
  }
  if (rows.length > 0) yield balanceOf(number + 1, rows);
}

const balanceOf = (number: number, rows: readonly SerialRow[]): OpeningBalance => ({
  import: `CDM-${number}`,
  account: accountOf(rows[0]?.host ?? ''),
  kind: 'CER',
  controlTotal: String(rows.reduce((sum, { first, last }) => sum + last - first + 1n, 0n)),
  rows: rows.map(({ origin, host, activity, vintage, mitigationType, first, last }) => ({
    account: accountOf(host),
    ...{ host, activity, vintage, mitigationType, quantity: String(last - first + 1n) },
    underlying: { registry: 'CDM', series: origin, first: String(first), last: String(last) },
  })),
});

/** Where a row of the `number`th opening balance stands in the file; both count from 1. */
export const rowOf = (number: number, line: number): string => {
  const row = (number - 1) * MOST_ROWS + line;
  return placeOf({ row, line: row + 1 });
};
