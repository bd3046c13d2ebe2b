import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DoubleProcess, type Double } from '../../support/eventstoredb-double/eventstoredb-double.js';
import { serverUnderTest } from '../contract/server-under-test.js';

const script = fileURLToPath(new URL('dangerous-calls.mjs', import.meta.url));
const run = promisify(execFile);

/** Why the adapter checks data, ids and names before the client sees them: what the client makes of them, with a real server or the double. */
const describeDanger = (name: string, url: () => string, wait: number): void => {
  const seen = async (way: string, what: string): Promise<unknown> =>
    JSON.parse((await run(process.execPath, [script, url(), way, what, String(wait)], { env: { PATH: process.env['PATH'] } })).stdout);

  describe(`${name}, calls that wreck the caller`, () => {
    it.each(['batch', 'unary'])(
      'data that is not JSON: a %s append never settles, and a rejection that nobody handles',
      async (way) => {
        const lost = { outcome: 'silence', unhandled: ['TypeError'], uncaught: [], later: 'success', stored: 1 };
        expect(await seen(way, 'bigint')).toEqual(lost);
        expect(await seen(way, 'undefined')).toEqual(lost);
      },
      30_000,
    );
    it('an id that is no UUID, batch: a second answer wedges the client, and later appends hang though they are committed', async () => {
      expect(await seen('batch', 'no-uuid')).toMatchObject({
        outcome: 'UnknownError',
        unhandled: ['TypeError'],
        later: 'silence',
        stored: 1,
      });
    }, 30_000);
    it.each([
      ['batch', 'no-stream'],
      ['unary', 'no-uuid'],
      ['unary', 'no-type'],
    ])(
      '%s, %s: an error, and no more',
      async (way, what) => {
        expect(await seen(way, what)).toEqual({ outcome: 'UnknownError', unhandled: [], uncaught: [], later: 'success', stored: 1 });
      },
      30_000,
    );
  });
};

let running: DoubleProcess;
let double: Double;
beforeAll(async () => {
  running = await DoubleProcess.start();
  double = await running.open({ writeTimeout: 200 });
});
afterAll(() => running.stop());

describeDanger('the double', () => double.url, 400);

const url = serverUnderTest();
if (url !== undefined) describeDanger('a real server', () => url, 2_500);
