import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { csvText } from '../../src/cli/csv.js';

const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const FIGURE = /^-\d+(?:\.\d+)?$/;
/** Any text, with many that a spreadsheet would run or a reader of CSV would trip over. */
const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      '"',
      "'",
      ',',
      ';',
      '0',
      '9',
      '.',
      'A',
      '\uff1d',
      '\uff0b',
      '\uff0d',
      '\uff20',
    ),
  }),
  fc.constantFrom('=1+1', '-1', '-1.5', '-1+1', '-', '@SUM(A1)', '\t=1', '\r=1', '"=1"', "'=1", '-0', '--1', '-1e5', '\uff1d1'),
);
const rows = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));
const read = (text: string): string[][] => parse(text);

describe('CSV', () => {
  it('any cell is read back as it was, but for the apostrophe before what a spreadsheet would run', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const expected = given.map((row) => row.map((text) => (FORMULA.test(text) && !FIGURE.test(text) ? `'${text}` : text)));
        expect(read(csvText(given))).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it('no cell is a formula, and a negative number is a number', () => {
    fc.assert(
      fc.property(rows, (given) => {
        for (const text of read(csvText(given)).flat()) if (FORMULA.test(text)) expect(text).toMatch(FIGURE);
      }),
      { numRuns: 2_000 },
    );
    expect(csvText([['-1000', '-1.50', '-1+2', '=HYPERLINK("http://x")', '@a', '+1']])).toBe(
      `-1000,-1.50,'-1+2,"'=HYPERLINK(""http://x"")",'@a,'+1\n`,
    );
  });
});
