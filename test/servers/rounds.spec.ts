import { randomInt } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { serverUnderTest } from '../event-store/contract/server-under-test.js';
import { onDoubles, server, type Where } from './on-double.js';
import { holds, type Rounds } from './rounds.js';

/** How often the writer is killed, frozen or promoted away; the release asks for 200. */
const ROUNDS = Number(process.env['SEXTANT_ROUNDS'] ?? 60);

onDoubles();

const writerChanges: Rounds = {
  rounds: ROUNDS,
  disturb: async (cluster, now, round) => {
    if (round % 20 === 19) await cluster.kill(now);
    else if (round % 2 === 0) await cluster.freeze(now);
    else await cluster.hand(cluster.beside(now));
    return cluster.beside(now);
  },
};

const changesHold = async (on: Required<Where>): Promise<void> => expect(await holds(on, writerChanges)).toBeGreaterThanOrEqual(ROUNDS);

const TIME_MS = 1_800_000;

it(
  `${ROUNDS} times the writer is killed, frozen or promoted away under load: laws hold, nothing is lost, nothing twice, files equal`,
  async () => changesHold({ url: (await server()).url, code: 'UN01' }),
  TIME_MS,
);

const url = serverUnderTest();
const letters = Array.from({ length: 3 }, () => String.fromCharCode(65 + randomInt(26))).join('');

if (url === undefined) it.skip('on a real server: EVENTSTORE_URL names none', () => undefined);
else it('the same on a real server', () => changesHold({ url, code: `${letters}${10 + randomInt(90)}` }), TIME_MS);
