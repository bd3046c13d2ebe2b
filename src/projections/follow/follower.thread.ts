import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { fillInThread } from './fill-in-thread.js';
import { Follower } from './follower.js';
import { startCatalogue } from '../../ledger/start-catalogue.js';
import type { RegistryFiles, ReadSideListener } from '../read-threads.js';
import type { FollowerHears, FollowerSays } from '../threads.js';

// The thread that writes the read file: it loads the program, then waits to hear which. A fault ends it: the main thread is listener, and nothing
// wrong is ever written over.

if (!parentPort) throw new Error('this file is a worker thread of the read model');
const port = parentPort;
const say = (said: FollowerSays): void => port.postMessage(said);

const listener: ReadSideListener = {
  applied: (revision) => say({ applied: revision }),
  failed: (error) => say({ fault: error }),
  made: (made) => say({ made }),
};
const catalogue = startCatalogue();
const [{ open }] = (await once(port, 'message')) as [{ readonly open: RegistryFiles }];
const follower = await Follower.open(open, catalogue, listener, fillInThread);
port.on('message', (heard: FollowerHears) => {
  if ('follow' in heard) follower.follow(heard.follow);
  else if ('close' in heard) void follower.close().then(() => port.close());
});
say({ ready: true });
