import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { envelopeOf } from '../../src/ledger/seal.js';
import { accept, ask, everyNodeReplays, opened, said, start, temporaryDirectory, type Node } from './node.js';
import { party } from '../support/samples.js';

const SECOND = 1_000;
const timeOf = async (node: Node, code: string): Promise<string | undefined> => {
  const [event] = (await accept(node, 'register-party', party(code))).act;
  return event && envelopeOf(event).at;
};

describe("the ledger's time", () => {
  everyNodeReplays();

  it('is that of the clock, the same for all events of an act', async () => {
    const node = await opened();
    node.clock.ms += 5 * SECOND;
    expect(await timeOf(node, 'GHA')).toBe('2026-06-01T00:00:05.000Z');
  });

  it('never goes back when the clock does, up to 2 seconds', async () => {
    const node = await opened();
    node.clock.ms += 10 * SECOND;
    expect(await timeOf(node, 'GHA')).toBe('2026-06-01T00:00:10.000Z');
    node.clock.ms -= 2 * SECOND;
    expect(await timeOf(node, 'CHE')).toBe('2026-06-01T00:00:10.000Z');
  });

  it('refuses commands while the clock is 3 seconds behind the last event', async () => {
    const node = await opened();
    node.clock.ms += 10 * SECOND;
    await timeOf(node, 'GHA');
    node.clock.ms -= 3 * SECOND;
    expect(said(await ask(node, 'register-party', party('CHE')))).toBe('unavailable');
    node.clock.ms += SECOND;
    expect(said(await ask(node, 'register-party', party('CHE')))).toBe('accepted');
  });

  it('that was a year ahead for one command is noticed: nothing is written with a wrong time until it is made good', async () => {
    const node = await opened();
    node.clock.ms += 365 * 86_400 * SECOND;
    expect(await timeOf(node, 'GHA')).toBe('2027-06-01T00:00:00.000Z');
    node.clock.ms -= 365 * 86_400 * SECOND;
    const { revision } = node.ledger;
    expect(said(await ask(node, 'register-party', party('CHE')))).toBe('unavailable');
    expect(node.ledger.revision).toBe(revision);
  });

  it('refuses commands while the clock is 3 seconds behind the last event that was on file at the start', async () => {
    const path = join(temporaryDirectory(), 'UN01.sqlite');
    const before = await opened({ path });
    before.clock.ms += SECOND;
    await timeOf(before, 'GHA');
    const after = await start({ path });
    after.clock.ms -= 2 * SECOND;
    expect(said(await ask(after, 'register-party', party('CHE')))).toBe('unavailable');
  });

  it.each([5_001, -5_001])('refuses commands while the clock is %i ms off from that of the server', async (off) => {
    const server = { off: 0 };
    const node = await opened({ clockChecks: { off: () => server.off } });
    server.off = off;
    const size = node.file.size;
    expect(said(await ask(node, 'register-party', party('GHA')))).toBe('unavailable');
    expect(node.file.size).toBe(size);
    server.off = Math.sign(off) * 5_000;
    expect(said(await ask(node, 'register-party', party('GHA')))).toBe('accepted');
  });

  it('refuses while the clock has jumped ahead, and writes not even `WriterStarted`', async () => {
    const jumped = { by: 0 };
    const node = await start({ writing: false, clockChecks: { ahead: () => jumped.by } });
    jumped.by = 6 * 60 * SECOND;
    await expect(node.ledger.startWriting()).rejects.toMatchObject({
      code: 'unavailable',
      names: {
        errors: [{ pointer: 'clock', code: 'clock-ahead', detail: expect.stringMatching(/6 min more than has gone by.*--confirm-clock/) }],
      },
    });
    expect([node.file.size, node.stopped]).toEqual([0n, []]);
    jumped.by = 0;
    await node.ledger.startWriting();
    expect(node.file.size).toBe(1n);
  });

  it.each([
    ['clock-behind', {}, -10 * SECOND, /says 2026-05-31T23:59:50\.000Z, and the last event is of 2026-06-01T00:00:00\.000Z/],
    ['clock-off-server', { off: () => -7_200 * SECOND }, 0, /2 h off that of the server/],
  ])('says what is wrong with the clock: %s', async (code, clockChecks, step, detail) => {
    const checks = { ...clockChecks, now: false };
    const node = await opened({ clockChecks: { off: () => (checks.now && 'off' in clockChecks ? clockChecks.off() : 0) } });
    expect(node.ledger.clockTrouble).toBeUndefined();
    checks.now = true;
    node.clock.ms += step;
    expect(node.ledger.clockTrouble).toEqual({ code, detail: expect.stringMatching(detail) });
    const answer = await ask(node, 'register-party', party('GHA'));
    expect(answer).toMatchObject({ code: 'unavailable', names: { errors: [{ pointer: 'clock', code }] } });
  });
});
