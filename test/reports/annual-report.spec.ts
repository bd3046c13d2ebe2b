import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import readXlsxFile from 'read-excel-file/node';
import { NOMENCLATURE, TABLE_NAMES } from '../../src/projections/aef/nomenclature.js';
import type { PrintedReport } from '../../src/projections/aef/answer.js';
import { documentOf } from '../../src/reports/aef/forms.js';
import { Recorded } from '../projections/support/recorded.js';
import { eventsOf } from '../projections/support/stories.js';
import { tanzania } from '../worked-cases/tanzania.js';

let recorded: Recorded;
let report: PrintedReport;
beforeAll(async () => {
  recorded = new Recorded('TZA01', eventsOf(await tanzania()));
  const model = await recorded.open();
  ({ answer: report } = await model.ask('aef', { party: 'TZA', year: '2025' }));
});
afterAll(() => recorded.discard());

type Cell = string | number | boolean | Date | null;
const read = async (): Promise<Map<string, readonly Cell[][]>> => {
  const { body } = await documentOf(report, 'xlsx');
  const sheets = await readXlsxFile(body as Buffer);
  return new Map(sheets.map(({ sheet, data }) => [sheet, data as Cell[][]]));
};
/** The header of a table and the rows behind it. */
const tableIn = (rows: readonly Cell[][], header: string): { head: Cell[]; rows: Cell[][] } => {
  const at = rows.findIndex((row) => row.includes(header));
  return { head: rows[at] ?? [], rows: rows.slice(at + 1) };
};

describe('the workbook of an annual report', () => {
  it('has the seven sheets of the format, with Party and year in the head of each table, and the columns in their order', async () => {
    const sheets = await read();
    expect([...sheets.keys()]).toEqual([
      ...['Index', 'Summary information', 'Table 1 Submission', 'Table 2 Authorizations', 'Table 3 Actions', 'Table 4 Holdings'],
      'Table 5 Auth. entities',
    ]);
    for (const table of TABLE_NAMES) {
      const { sheet, columns } = NOMENCLATURE.tables[table];
      const rows = sheets.get(sheet) ?? [];
      expect(rows.slice(1, 3).map((row) => row.slice(0, 2))).toEqual([
        ['Party', 'Tanzania'],
        ['Reported year', '2025'],
      ]);
      const headers = columns.map(({ header }) => header);
      const { head, rows: below } = tableIn(rows, headers[3] ?? '');
      expect(head.filter((cell) => cell !== null)).toEqual(headers);
      expect(below.length).toBe(report.tables[table].length);
    }
  });

  it('has placeholders where the platform fills in, NA where nothing applies, days, numbers, and ids as text (R-77)', async () => {
    const sheets = await read();
    const { head, rows } = tableIn(sheets.get('Table 3 Actions') ?? [], 'Action date');
    const cell = (header: string): Cell => rows[0]?.[head.indexOf(header)] ?? null;
    expect(cell('Action date')).toBe('01/06/2025');
    expect(cell('Quantity (t CO2 eq)')).toBe(100);
    expect(cell('Vintage')).toBe(2022);
    expect(cell('First ID')).toBe('CA0046-TZA01-TZA-1-2022');
    expect(cell('Acquiring Party ID')).toBe('NA');
    expect(cell('Result of the consistency checks')).toBe('{Information in this field is populated by the CARP}');
    const submission = tableIn(sheets.get('Table 1 Submission') ?? [], 'Date of submission');
    expect(submission.rows[0]?.slice(0, 5)).toEqual(['Tanzania', '1.0', 2025, '01/01/2027', NOMENCLATURE.placeholders.carp]);
    expect(submission.rows[0]?.[8]).toBe('{Link to be produced by the CARP}');
  });

  it('is the same bytes whenever it is written', async () => {
    const [one, other] = [await documentOf(report, 'xlsx'), await documentOf(report, 'xlsx')];
    expect(Buffer.from(one.body).equals(Buffer.from(other.body))).toBe(true);
  });
});

describe('the CSV of an annual report', () => {
  it('has the tables one below the other, each with its name, its header and the revisions of its rows', async () => {
    const { body } = await documentOf(report, 'csv');
    const parts = String(body).split('\n\n');
    expect(parts.map((part) => part.split('\n')[0])).toEqual(TABLE_NAMES.map((table) => NOMENCLATURE.tables[table].title));
    const [, header = '', row = ''] = parts[2]?.split('\n') ?? [];
    expect(header.startsWith('Action date,Action type,')).toBe(true);
    expect(header.endsWith(',event revisions')).toBe(true);
    expect(row.startsWith('2025-06-01T00:00:00.000Z,First transfer,Authorization,CA0046,TZ-2025,TZA,TZA01,')).toBe(true);
    expect(row.endsWith(',,NA,12')).toBe(true);
  });

  it('has one table alone where that is asked for', async () => {
    const { body, name } = await documentOf(report, 'csv', 'holdings');
    expect(name).toBe('AEF-TZA-2025-provisional-holdings.csv');
    expect(String(body).trimEnd().split('\n')).toHaveLength(24);
    expect(String(body).startsWith('Cooperative approach ID,Authorization ID,First transferring Party ID,')).toBe(true);
  });
});
