import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConsoleLogger, Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ClockWatch } from '../../src/node/clock-watch.js';

const [MINUTE, DAY] = [60_000, 86_400_000];
const START = Date.parse('2026-06-01T00:00:00.000Z');

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

/** A machine whose clock and running time are set by hand. */
class Machine {
  readonly directory = mkdtempSync(join(tmpdir(), 'sextant-clock-'));
  private wall = START;
  private ran = 100 * DAY;
  private boot = 'boot-1';

  constructor() {
    directories.push(this.directory);
  }

  watch(confirmed = false): ClockWatch {
    return new ClockWatch(this.directory, confirmed, { now: () => this.wall, uptime: () => this.ran, boot: this.boot });
  }
  /** So much time goes by. */
  pass(ms: number): void {
    this.wall += ms;
    this.ran += ms;
  }
  /** Somebody sets the clock. */
  step(ms: number): void {
    this.wall += ms;
  }
  /** It is off for so long, and starts again. */
  reboot(off: number): void {
    this.wall += off;
    this.ran = MINUTE;
    this.boot = 'boot-2';
  }
  /** A file that was written just now. */
  write(): void {
    const path = join(this.directory, 'events.sqlite');
    writeFileSync(path, '');
    utimesSync(path, this.wall / 1_000, this.wall / 1_000);
  }
}

// What it warns of is not to stand between the results.
beforeAll(() => {
  Logger.overrideLogger(false);
});
afterAll(() => {
  Logger.overrideLogger(new ConsoleLogger());
});

let machine: Machine;
beforeEach(() => {
  machine = new Machine();
});

describe('a clock that jumps ahead while a node runs', () => {
  it.each([
    ['5 minutes', 5 * MINUTE, 0],
    ['5 minutes and a second', 5 * MINUTE + 1_000, 5 * MINUTE + 1_000],
    ['a year', 365 * DAY, 365 * DAY],
    ['not ahead but back', -DAY, 0],
  ])('by %s', (_, step, ahead) => {
    const watch = machine.watch();
    machine.pass(DAY);
    expect(watch.ahead()).toBe(0);
    machine.step(step);
    expect(watch.ahead()).toBe(ahead);
  });

  it('is believed once the new time has lasted for 15 minutes, and not before', () => {
    const watch = machine.watch();
    machine.step(DAY);
    expect(watch.ahead()).toBe(DAY);
    machine.pass(15 * MINUTE - 1);
    expect(watch.ahead()).toBe(DAY);
    machine.pass(1);
    expect(watch.ahead()).toBe(0);
    machine.step(DAY);
    expect(watch.ahead()).toBe(DAY);
  });

  it('is suspected anew with every further jump', () => {
    const watch = machine.watch();
    machine.step(DAY);
    watch.ahead();
    machine.pass(14 * MINUTE);
    machine.step(DAY);
    expect(watch.ahead()).toBe(2 * DAY);
    machine.pass(14 * MINUTE);
    expect(watch.ahead()).toBe(2 * DAY);
  });

  it('is right again as soon as it goes back', () => {
    const watch = machine.watch();
    machine.step(DAY);
    expect(watch.ahead()).toBe(DAY);
    machine.pass(MINUTE);
    machine.step(-DAY);
    expect(watch.ahead()).toBe(0);
    machine.pass(DAY);
    machine.step(DAY);
    expect(watch.ahead()).toBe(DAY);
  });

  it('back for a moment and forward again was right before: nothing is suspected', () => {
    const watch = machine.watch();
    machine.step(-DAY);
    expect(watch.ahead()).toBe(0);
    machine.step(DAY);
    expect(watch.ahead()).toBe(0);
  });
});

describe('a clock that jumped ahead while no node ran', () => {
  it('is remembered from before, as long as the machine runs; waiting goes on across starts', () => {
    const before = machine.watch();
    before.start();
    machine.pass(DAY);
    before.close();
    machine.step(DAY);
    expect(machine.watch().ahead()).toBe(DAY);
    machine.pass(10 * MINUTE);
    expect(machine.watch().ahead()).toBe(DAY);
    machine.pass(5 * MINUTE);
    expect(machine.watch().ahead()).toBe(0);
  });

  it('is held against the files after another boot: a month may have gone by', () => {
    machine.write();
    machine.reboot(30 * DAY);
    expect(machine.watch().ahead()).toBe(0);
    machine.reboot(2 * DAY);
    expect(machine.watch().ahead()).toBe(32 * DAY);
  });

  it('after another boot lasts as well', () => {
    machine.write();
    machine.reboot(100 * DAY);
    expect(machine.watch().ahead()).toBe(100 * DAY);
    machine.pass(15 * MINUTE);
    expect(machine.watch().ahead()).toBe(0);
  });

  it('is right where an operator says so, also for later starts', () => {
    const before = machine.watch();
    before.start();
    before.close();
    machine.step(DAY);
    expect(machine.watch().ahead()).toBe(DAY);
    const confirmed = machine.watch(true);
    confirmed.start();
    expect(confirmed.ahead()).toBe(0);
    confirmed.close();
    expect(machine.watch().ahead()).toBe(0);
  });

  it('is not known in a new directory, nor where what was remembered is torn', () => {
    expect(machine.watch().ahead()).toBe(0);
    writeFileSync(join(machine.directory, 'clock.json'), '{"boot":"boot-1","off');
    expect(machine.watch().ahead()).toBe(0);
  });
});

it('remembers what does not change while the clock is right: nothing is written again', () => {
  const watch = machine.watch();
  watch.start();
  const text = readFileSync(join(machine.directory, 'clock.json'), 'utf8');
  machine.pass(DAY);
  watch.close();
  expect(readFileSync(join(machine.directory, 'clock.json'), 'utf8')).toBe(text);
});
