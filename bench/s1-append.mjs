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
      raw.push(await rawRate(join(directory, `raw-${batch}-${round}`), events, batch));
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

/** Events from `begin` on, made in between, so that only what `write` takes of them counts. */
const rate = async (events, batch, begin, prepare, write) => {
  let ms = 0;
  for (let from = begin; from < begin + events; from += batch) {
    const prepared = prepare(Array.from({ length: batch }, (_, i) => event(from + i)));
    const began = performance.now();
    await write(prepared);
    ms += performance.now() - began;
  }
  return perSecond(events, ms);
};

const rawRate = async (path, events, batch) => {
  const fd = openSync(path, 'w');
  const bytesOf = (list) => Buffer.from(list.map(({ body }) => body).join('\n'));
  const result = await rate(events, batch, 0, bytesOf, (bytes) => {
    writeSync(fd, bytes);
    fdatasyncSync(fd);
  });
  closeSync(fd);
  return result;
};

const fileRate = async (path, events, batch) => {
  const file = new EventFile(path);
  for (const act of file.replay()) if (act) throw new Error('the file is new');
  let head = 'none';
  const write = async (list) => {
    await file.append(head, list);
    head = list.at(-1).revision;
  };
  const itself = (list) => list;
  await rate(WARM_UP, 1_000, 0, itself, write);
  const result = await rate(events, batch, WARM_UP, itself, write);
  await file.close();
  return result;
};
