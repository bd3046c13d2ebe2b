import { afterAll, expect, it } from '@jest/globals';
import { EventStoreDbContainer, whyNoContainer } from '../support/server/eventstoredb-container.js';
import { holds } from './rounds.js';

const ROUNDS = 5;
const why = await whyNoContainer();
let server: EventStoreDbContainer | undefined;
afterAll(() => server?.stop());

if (why !== undefined) it.skip(`a killed server: ${why}`, () => undefined);
else
  it(`${ROUNDS} times the server is killed under load and started again: nothing acknowledged is lost, nothing is twice, the writer goes on`, async () => {
    const killed = (server = await EventStoreDbContainer.start());
    const disturb = async <T>(_: unknown, writer: T): Promise<T> => {
      await killed.killAndRestart();
      return writer;
    };
    expect(await holds({ url: killed.url, code: 'UN01' }, { rounds: ROUNDS, disturb })).toBe(2);
  }, 600_000);
