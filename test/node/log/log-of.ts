import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { EventFile } from '../../../src/event-store/event-file.js';
import { LeafPages } from '../../../src/event-store/leaf-pages.js';
import { Sealer } from '../../../src/node/log/sealer.js';
import { LogFiles } from '../../../src/node/log/log-files.js';
import type { LogInput } from '../../../src/node/log/last-sealed.js';
import { signerOf } from '../../../src/transparency-log/keys.js';
import { Dice } from '../../simulation/dice.js';
import { anAct } from '../../power-loss/acts.js';

export const ORIGIN = 'example.org/UN01';
export const aKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;
const KEY = aKey();

const root = mkdtempSync(join(tmpdir(), 'sextant-log-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
export const freshDirectory = (): string => {
  const directory = join(root, String((count += 1)));
  mkdirSync(directory);
  return directory;
};

/** A registry's event file that grows by acts of chance, the same for the same seed, and its log. */
export class LogOf {
  readonly directory = freshDirectory();
  readonly file: EventFile;
  readonly events: LeafPages;
  private readonly dice: Dice;

  constructor(seed = 1) {
    this.dice = new Dice(seed);
    this.file = new EventFile(join(this.directory, 'events.sqlite'));
    this.events = new LeafPages(this.directory);
  }

  /** The next act of chance. */
  act(): ReturnType<typeof anAct> {
    return anAct(this.dice, Number(this.file.size));
  }

  /** Appends acts until there are `size` events or a few more. */
  async growTo(size: number): Promise<void> {
    const events = [];
    const begin = Number(this.file.size);
    while (begin + events.length < size) events.push(...anAct(this.dice, begin + events.length));
    if (events.length > 0) await this.append(events);
  }

  async append(act: ReturnType<typeof anAct>): Promise<void> {
    await this.file.append(this.file.size === 0n ? 'none' : this.file.size - 1n, act);
  }

  /** What its log is opened with, in a directory of its own. */
  input(files: LogFiles = new LogFiles(join(this.directory, 'tlog')), keys: readonly KeyObject[] = [KEY]): LogInput {
    return { files, events: this.events, origin: ORIGIN, signers: keys.map((key) => signerOf(key, ORIGIN)) };
  }

  /** Seals all there is. */
  sealed(input = this.input()): Sealer {
    const sealer = new Sealer(input);
    while (sealer.seal());
    return sealer;
  }

  async close(): Promise<void> {
    this.events.close();
    await this.file.close();
  }
}
