import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { parseConnectionString } from '../../../src/event-store/eventstoredb/connection-string.js';
import { ServerClock } from '../../../src/event-store/eventstoredb/server-clock.js';
import { Running } from './running.js';

const HOUR = 3_600_000;
const running = new Running();

const asked = async (url: string): Promise<ServerClock> => {
  const clock = new ServerClock(parseConnectionString(url), 5_000);
  await clock.ask();
  return clock;
};

describe("the server's clock", () => {
  it('agrees with that of its own machine', async () => {
    const clock = await asked((await running.double()).url);
    expect(clock.off(Date.now())).toBe(0);
  });
  it.each([
    ['ahead', HOUR, -HOUR],
    ['behind', -HOUR, HOUR],
  ])('%s is noticed, to 2 s and how long the answer took', async (_, clockAhead, off) => {
    const before = performance.now();
    const clock = await asked((await running.double({ clockAhead })).url);
    const found = clock.off(Date.now());
    expect(Math.abs(found)).toBeLessThanOrEqual(HOUR);
    expect(Math.abs(found - off)).toBeLessThan(2_100 + performance.now() - before);
  });
  it('goes on between two askings: a clock here that jumps is noticed at once', async () => {
    const clock = await asked((await running.double()).url);
    expect(clock.off(Date.now() + HOUR)).toBeGreaterThan(HOUR - 60_000);
    expect(clock.off(Date.now() - HOUR)).toBeLessThan(60_000 - HOUR);
  });
  it('is asked again while the clocks do not agree: one that was set is believed', async () => {
    const wrong = await running.double({ clockAhead: HOUR });
    const clock = await asked(wrong.url);
    await wrong.stop();
    await running.double({ port: wrong.port });
    while (clock.off(Date.now()) !== 0) await sleep(100);
    expect(clock.off(Date.now() + HOUR)).toBeGreaterThan(HOUR - 60_000);
  });
  it('is unknown where nobody answers: then nothing is said against the clock here', async () => {
    const double = await running.double();
    await double.stop();
    expect((await asked(double.url)).off(0)).toBe(0);
  });
});
