import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { checkedRows } from '../../../src/cli/gs-verra/check-rows.js';
import { firstTransferDay } from '../../../src/cli/gs-verra/plan.js';
import { rawRows } from '../../../src/cli/gs-verra/read-file.js';

const CSV = readFileSync(join(import.meta.dirname, '../../data/gs-verra-made-up.csv'), 'utf8');
const JSON_TEXT = readFileSync(join(import.meta.dirname, '../../data/gs-verra-made-up.json'), 'utf8');
const [HEADER = '', ...LINES] = CSV.trimEnd().split('\n');

const read = (text: string): ReturnType<typeof checkedRows> => checkedRows(rawRows(text, 'file'), 'file');
/** The sample with one row changed. */
const changed = (row: number, from: string, to: string): string =>
  [HEADER, ...LINES.map((line, i) => (i === row ? line.replace(from, to) : line))].join('\n');

describe('rows of authorised Gold Standard and Verra blocks', () => {
  it('csv and json say the same', () => {
    const without = (text: string): object[] => read(text).rows.map((row) => ({ ...row, line: undefined }));
    expect(without(JSON_TEXT)).toEqual(without(CSV));
  });

  it('a serial goes in without its range; a space at its end is left out, and that is said', () => {
    const { rows, notes } = read(CSV);
    expect(rows[0]).toMatchObject({
      registry: 'GS',
      series: 'GS1-1-TZ-GS90001-16-2022-80001',
      first: 1n,
      last: 1000n,
      activity: 'GS90001',
    });
    const printed = '70001-5000004001-5000004250-VCS-VCU-9999-VER-RW-3-9003-01012023-31122023-0';
    expect(rows[6]).toMatchObject({ registry: 'VCS', series: 'VER', activity: 'VCS9003', origin: 'RWA', printed });
    expect(notes).toEqual(['row 6 (line 8): a space at the end of the serial was left out']);
  });

  it('first transfer: the year of authorisation; the later of issuance and authorisation; none for a transfer nobody says has happened', () => {
    const { rows } = read(CSV);
    expect(rows.map(firstTransferDay)).toEqual([
      ...['2025-01-01', '2025-01-01', '2025-01-01', '2024-06-30', '2024-06-30', '2025-01-01', '2025-01-01', '2026-01-01'],
      ...[undefined, undefined],
    ]);
  });

  it.each([
    [
      'a volume that is not the range',
      changed(0, ',1000,1000,2022', ',1000,999,2022'),
      'row 0 (line 2): the volume is 999, the serial has 1000 units',
    ],
    ['a range that is not the serial’s', changed(0, ',1,1000,', ',2,1000,'), 'row 0 (line 2): the range 2 to 1000 is not the serial'],
    ['an unknown country', changed(3, 'Malawi', 'Malavi'), 'row 3 (line 5): the host country "Malavi" is not known'],
    [
      'an unknown definition',
      changed(3, 'Issuance', 'Retirement'),
      'row 3 (line 5): the first transfer definition "Retirement" is not known',
    ],
    [
      'a vintage outside the serial’s period',
      changed(5, ',2023,Rwanda', ',2022,Rwanda'),
      'row 5 (line 7): the serial is of 2023, the vintage is 2022',
    ],
    [
      'another project',
      changed(5, ',9003,', ',9004,'),
      'row 5 (line 7): the serial is of Verra project 9003, the row of Verra project 9004',
    ],
    ['no use', changed(0, ',0,1,CA0901', ',0,0,CA0901'), 'row 0 (line 2): it is authorised for no use'],
    ['a day that does not exist', changed(0, '2023-12-07', '2023-02-30'), 'row 0 (line 2): the issuance date is "2023-02-30"'],
    [
      'a serial of no known form',
      changed(0, 'GS1-1-TZ', 'XX1-1-TZ'),
      'row 0 (line 2): the serial "XX1-1-TZ-GS90001-16-2022-80001-1-1000" is of no form',
    ],
    ['a negative volume', changed(0, ',1000,1000,2022', ',1000,-1000,2022'), 'row 0 (line 2): the volume is "-1000"'],
  ])('%s is refused with its row', (_, text, says) => {
    expect(() => read(text)).toThrow(says);
  });

  it('every fault of a file is named at once', () => {
    const text = changed(0, 'Tanzania', 'Nowhere').replace('Malawi', 'Elsewhere');
    expect(() => read(text)).toThrow(/row 0 .*Nowhere[^]*row 3 .*Elsewhere/);
  });

  it('a row repeated, and a range that meets another’s: both rows are named', () => {
    expect(() => read([HEADER, ...LINES, LINES[2]].join('\n'))).toThrow(
      'row 10 (line 12) and row 2 (line 4) both claim the units 408 to 2407',
    );
    const meets = changed(1, '1001,1500,500', '1000,1500,501').replace('80001-1001-1500', '80001-1000-1500');
    expect(() => read(meets)).toThrow('row 1 (line 3) and row 0 (line 2) both claim units from 1000 on');
  });

  it('a Verra number claimed for two hosts is one unit claimed twice, whatever the rest of the serial says', () => {
    const moved = changed(7, '5000009001', '5000004101')
      .replace('5000009600', '5000004700')
      .replace('70002-5000009001-5000009600', '70002-5000004101-5000004700');
    expect(() => read(moved)).toThrow('row 7 (line 9) and row 6 (line 8) both claim');
  });

  it('a file of something else', () => {
    expect(() => rawRows('a,b\n1,2\n', 'file')).toThrow('file has no column programme');
    expect(() => rawRows('{"x":1}', 'file')).toThrow('is no snapshot');
    expect(() => rawRows('{"n":', 'file')).toThrow("can't be read as JSON");
    expect(() => rawRows('', 'file')).toThrow('file has no rows');
  });
});
