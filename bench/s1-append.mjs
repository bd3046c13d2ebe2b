import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { EventFile } from '../dist/event-store/event-file.js';
import { idOfBytes } from '../dist/event-store/stored-event.js';
import { median } from './process.mjs';
import { perSecond, thousands } from './table.mjs';

const GOALS = { 1: 0.85, 100: 0.55, 1000: 0.5 };

/**
 * S1: events appended to the event file, durable at each commit, against the same bytes written and `fdatasync`ed to a plain file.
 * Both are measured in turn, three times, and the medians compared.
 * @param {{ quick: boolean, directory: string }} options
 */
export const append = async ({ quick, directory }) => {
  const rows = [];
  for (const batch of [1, 100, 1000]) {
    const events = quick ? Math.min(batch * 1_000, 50_000) : Math.min(batch * 4_000, 400_000);
    const raw = [];
    const file = [];
    for (let round = 0; round < 3; round += 1) {
      raw.push(rawRate(join(directory, `raw-${batch}-${round}`), events, batch));
      file.push(await fileRate(join(directory, `events-${batch}-${round}.sqlite`), events, batch));
    }
    const ratio = median(file) / median(raw);
    rows.push({
      id: 'S1',
      what: `append, ${thousands(batch)} a commit`,
      figure: `${thousands(median(file))} events/s`,
      yardstick: `raw ${thousands(median(raw))}/s`,
      ratio,
      goal: GOALS[batch].toFixed(2),
      met: ratio >= GOALS[batch],
    });
  }
  return rows;
};

/** An event of the size of a transfer, 650 bytes or so. */
export const event = (revision) => {
  const begin = `{"actor":"dev","approver":null,"at":"2026-01-01T00:00:00.000Z","authority":"holder:GHA-1","command":"${'k'.repeat(43)}","commandHash":"${'h'.repeat(43)}","data":{"blocks":["UN01-GHA-10471-2021-${revision + 1}-${revision + 1}"],"corrects":null,"firstTransferred":[],"from":"GHA-1","reference":null,"to":"GHA-2"}`;
  const end = `"part":"1","parts":"1","registry":"UN01","revision":"${revision}","schema":"1","type":"UnitsTransferred","v":1}`;
  const id = idOfBytes(`${begin},${end}`);
  return { revision: BigInt(revision), id, body: `${begin},"id":"${id}",${end}` };
};

/** So many events fill the write-ahead log once: after that it is written over, and no longer made longer. */
const WARM_UP = 10_000;

const batches = (events, batch, begin = 0) => {
  const all = [];
  for (let from = begin; from < events; from += batch)
    all.push(Array.from({ length: Math.min(batch, events - from) }, (_, i) => event(from + i)));
  return all;
};

const rawRate = (path, events, batch) => {
  const bodies = batches(events, batch).map((list) => Buffer.from(list.map(({ body }) => body).join('\n')));
  const fd = openSync(path, 'w');
  const began = performance.now();
  for (const bytes of bodies) {
    writeSync(fd, bytes);
    fdatasyncSync(fd);
  }
  const ms = performance.now() - began;
  closeSync(fd);
  return perSecond(events, ms);
};

const fileRate = async (path, events, batch) => {
  const lists = batches(WARM_UP + events, batch, WARM_UP);
  const file = new EventFile(path);
  for (const act of file.replay()) if (act) throw new Error('the file is new');
  for (let from = 0; from < WARM_UP; from += 1_000)
    await file.append(
      from === 0 ? 'none' : BigInt(from - 1),
      Array.from({ length: 1_000 }, (_, i) => event(from + i)),
    );
  let head = BigInt(WARM_UP - 1);
  const began = performance.now();
  for (const list of lists) {
    await file.append(head, list);
    head = list.at(-1).revision;
  }
  const ms = performance.now() - began;
  await file.close();
  return perSecond(events, ms);
};
