import { unzipSync, zipSync } from 'fflate';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';

/** A sheet of a workbook. */
export interface WorkbookSheet {
  readonly name: string;
  readonly rows: SheetData;
  readonly widths?: readonly number[];
}

/** The media type of a workbook. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Every file in the archive says this: the same rows give the same bytes, whenever they are written. In local time, as zip has it. */
const WRITTEN = new Date(2000, 0, 1);

/** A workbook (XLSX) with these sheets. */
export const workbookOf = async (sheets: readonly WorkbookSheet[]): Promise<Buffer> => {
  const written = await writeXlsxFile(
    sheets.map(({ name, rows, widths = [] }) => ({ sheet: name, data: rows, columns: widths.map((width) => ({ width })) })),
  ).toBuffer();
  const files = Object.entries(unzipSync(written)).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(zipSync(Object.fromEntries(files.map(([name, bytes]) => [name, [bytes, { mtime: WRITTEN }]]))));
};

/** A cell in bold. */
export const bold = (value: string): { readonly value: string; readonly fontWeight: 'bold' } => ({ value, fontWeight: 'bold' });

/** A whole number as a number, where one holds it exactly. */
export const whole = (digits: string): number | string => {
  const number = Number(digits);
  return /^-?[0-9]+$/.test(digits) && Number.isSafeInteger(number) ? number : digits;
};

/** A day as `dd/mm/yyyy`; text that is none stays. */
export const dayCell = (text: string): string => text.replace(/^(\d{4})-(\d{2})-(\d{2}).*$/, '$3/$2/$1');
