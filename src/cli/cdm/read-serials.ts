import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { CliError } from '../terminal.js';

/** The columns that are used, as the header of the csv names them. */
const COLUMNS = ['party', 'commitmentPeriod', 'unitType', 'project', 'first', 'last'] as const;
export type Column = (typeof COLUMNS)[number];

/** One record of the file, its values as they stand there. */
export interface RawSerials {
  /** From 1; the header is none. */
  readonly row: number;
  /** The line of the file, from 1. */
  readonly line: number;
  readonly values: Readonly<Record<Column, string>>;
}

interface CsvRecord {
  readonly info: { readonly lines: number };
  readonly record: Readonly<Record<string, string>>;
}

/** The records of a csv of CDM issuances, packed by gzip or not, one after the other as they are read. Throws where it is no such file. */
export async function* rawSerials(path: string): AsyncIterableIterator<RawSerials> {
  let row = 0;
  for await (const { record, info } of records(path)) {
    const missing = COLUMNS.filter((column) => row === 0 && !(column in record));
    if (missing.length > 0) throw new CliError(`${path} has no column ${missing.join(', ')}: is it a list of CDM issuances with serials?`);
    row += 1;
    const values = Object.fromEntries(COLUMNS.map((column) => [column, record[column] ?? ''])) as Record<Column, string>;
    yield { row, line: info.lines, values };
  }
  if (row === 0) throw new CliError(`${path} has no rows.`);
}

async function* records(path: string): AsyncIterableIterator<CsvRecord> {
  const parser = parse({ columns: true, info: true, bom: true, skip_empty_lines: true });
  try {
    const packed = await isPacked(path);
    const failed = (): undefined => undefined;
    const bytes: Readable = createReadStream(path);
    if (packed) pipeline(bytes, createGunzip(), parser, failed);
    else pipeline(bytes, parser, failed);
    yield* parser as AsyncIterable<CsvRecord>;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof CliError) throw error;
    throw new CliError(code === 'ENOENT' ? `${path} is not there.` : `${path} can't be read: ${message}.`);
  } finally {
    parser.destroy();
  }
}

/** Whether the file begins as gzip does (RFC 1952). */
const isPacked = async (path: string): Promise<boolean> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
};
