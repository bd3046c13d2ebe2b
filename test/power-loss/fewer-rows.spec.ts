import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { closedFile, isRefused } from './closed-file.js';
import { open } from './opened.js';
import { temporaryDirectory } from './recording.js';

const directory = temporaryDirectory();
afterAll(() => rmSync(directory, { recursive: true }));

/** Where the page of the table of events says how many rows it holds. */
const ROWS_OF_THE_SECOND_PAGE = 4096 + 3;

describe('A closed event file whose page says that it holds fewer rows than it does', () => {
  it('is refused, whatever the number: its last events would be gone without a gap', async () => {
    const { main, whole } = await closedFile(directory);
    const rows = main.readUInt16BE(ROWS_OF_THE_SECOND_PAGE);
    expect(rows).toBe(whole.events.length);
    for (let fewer = 0; fewer < rows; fewer += 1) {
      const changed = Buffer.from(main);
      changed.writeUInt16BE(fewer, ROWS_OF_THE_SECOND_PAGE);
      expect(isRefused(await open(directory, { main: changed }))).toBe(true);
    }
  });
});
