import { parentPort, workerData } from 'node:worker_threads';
import type { FillingHears } from './fill-in-thread.js';
import { fillHere } from './filling.js';
import { unpacked } from './packed-versions.js';

// The thread that writes the rows of a read file that is filled from nothing. A fault ends it, and the thread that derives them is told.

if (!parentPort) throw new Error('this file is a worker thread of the read model');
const port = parentPort;
const { path, version } = workerData as { readonly path: string; readonly version: string };
const filling = fillHere(path, version);

const put = async (heard: FillingHears): Promise<void> => {
  if ('finish' in heard) (await filling.finish(heard.finish)).db.close();
  else {
    for (const row of unpacked(heard.versions, heard.count)) filling.rows.insert('block_versions', row);
    for (const [table, values] of heard.others) filling.rows.insert(table, values);
  }
};
port.on('message', (heard: FillingHears) => void put(heard).then(() => port.postMessage(true)));
