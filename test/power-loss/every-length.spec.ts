import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { closedFile, isRefused } from './closed-file.js';
import { open } from './opened.js';
import { temporaryDirectory } from './recording.js';

const directory = temporaryDirectory();
afterAll(() => rmSync(directory, { recursive: true }));

describe('A closed event file that was cut', () => {
  test('is refused by name at every length', async () => {
    const { main, whole } = await closedFile(directory);
    expect(whole).toMatchObject({ error: undefined, events: { length: 5 } });
    const wrong: string[] = [];
    for (let length = 1; length < main.length; length += 1) {
      const opened = await open(directory, { main: main.subarray(0, length) });
      if (!isRefused(opened)) wrong.push(`${length} bytes: ${opened.said || `${opened.events.length} events`}`);
    }
    expect(wrong).toEqual([]);
  }, 900_000);

  // SQLite makes a file before it writes to it, so this is also what a first start leaves that died at once. That events are missing is
  // then seen by comparing with a root that somebody kept (`docs/architecture.md` 7).
  test('is a new one when nothing at all is left of it', async () => {
    expect(await open(directory, { main: Buffer.alloc(0) })).toMatchObject({ events: [], error: undefined });
  });
});
