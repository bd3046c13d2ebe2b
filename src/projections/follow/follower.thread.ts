import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { fillInThread } from './fill-in-thread.js';
import { Follower } from './follower.js';
import { startCatalogue } from '../../ledger/start-catalogue.js';
import type { ReadSideListener } from '../read-threads.js';
import type { RegistryFiles } from '../registry-files.js';
import type { ToFollower, FromFollower } from '../threads.js';

// The thread that writes the read file: it loads the program, then waits for which one. A fault ends it: the main thread is notified, and
// what is wrong is never written over.

if (!parentPort) throw new Error('this file is a worker thread of the read model');
const port = parentPort;
const send = (message: FromFollower): void => port.postMessage(message);

const listener: ReadSideListener = {
  applied: (revision) => send({ applied: revision }),
  failed: (error) => send({ fault: error }),
  made: (made) => send({ made }),
};
const catalogue = startCatalogue();
const [{ open }] = (await once(port, 'message')) as [{ readonly open: RegistryFiles }];
const follower = await Follower.open(open, catalogue, listener, fillInThread);
port.on('message', (message: ToFollower) => {
  if ('follow' in message) follower.follow(message.follow);
  else if ('close' in message) void follower.close().then(() => port.close());
});
send({ ready: true });
