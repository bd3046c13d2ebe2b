import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DamagedFile } from '../../src/event-store/damaged-file.js';
import { EventFile } from '../../src/event-store/event-file.js';
import { Dice } from '../simulation/dice.js';
import { anAct } from './acts.js';
import { open, type Opened } from './opened.js';

/** A small file that was closed in peace, so that all of it is in the main file: three pages, one of which an event flows over to. */
export const closedFile = async (directory: string): Promise<{ main: Buffer; whole: Opened }> => {
  const path = join(directory, 'events.sqlite');
  const file = new EventFile(path);
  const dice = new Dice(3);
  for (let size = 0; size < 4;) {
    const act = anAct(dice, size);
    await file.append(size === 0 ? 'none' : BigInt(size - 1), act);
    size += act.length;
  }
  await file.close();
  const main = readFileSync(path);
  return { main, whole: await open(directory, { main }) };
};

/** Whether it was refused as damage, and by its name. */
export const isRefused = ({ error }: Opened): boolean => error instanceof DamagedFile && error.message.includes('events.sqlite');

/** Whether everything in it is what was written. */
export const isIdentical = (opened: Opened, whole: Opened): boolean =>
  opened.error === undefined &&
  opened.root === whole.root &&
  opened.events.length === whole.events.length &&
  opened.events.every(({ revision, body }, i) => revision === whole.events[i]?.revision && body === whole.events[i].body);
