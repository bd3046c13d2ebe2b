import { parentPort, workerData } from 'node:worker_threads';
import type { ToFilling } from './fill-in-thread.js';
import { fillHere } from './filling.js';
import type { Values } from '../read-file/tables.js';
import { unpacked } from './packed-versions.js';

// The thread that writes the rows of a read file that is filled from nothing. A fault ends it, and the thread that derives them gets it.

if (!parentPort) throw new Error('this file is a worker thread of the read model');
const port = parentPort;
const { path, version } = workerData as { readonly path: string; readonly version: string };
const filling = fillHere(path, version);

const put = async (message: ToFilling): Promise<void> => {
  if ('finish' in message) (await filling.finish(message.finish)).db.close();
  else {
    for (const row of unpacked(message.versions, message.count)) filling.rows.insert('block_versions', row);
    for (const [table, values] of message.others)
      if (table === 'end') filling.rows.endMark(...values);
      else filling.rows.insert(table, values as Values<typeof table>);
  }
};
port.on('message', (message: ToFilling) => void put(message).then(() => port.postMessage(true)));
