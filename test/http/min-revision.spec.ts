import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer, Client } from '../support/server/client.js';
import { NodeProcess } from '../support/server/node-process.js';
import { opening } from '../support/world.js';

// The real process, whose reads are followed and answered in threads of their own.
const WRITES = 500;
/** So many write and read at the same time. */
const WRITERS = 25;

let client: Client;
beforeAll(async () => {
  const node = await NodeProcess.start();
  client = node.client();
  await client.accept('UN01', 'open-registry', opening());
});

const read = (path: string): Promise<Answer> => client.get(`/v1/registries/UN01/${path}`);

/** One who writes and at once reads what was written. Gives what was read otherwise than it was written. */
const write = async (writer: number, times: number): Promise<string[]> => {
  const stale: string[] = [];
  for (let i = 0; i < times; i += 1) {
    const actor = `actor-${writer}-${i}`;
    const { revision } = await client.accept('UN01', 'grant-role', { actor, role: 'auditor' });
    const answer = await read(`roles/${actor}:auditor?minRevision=${revision}`);
    const told = answer.json<{ revision?: string }>();
    if (answer.status !== 200 || BigInt(told.revision ?? -1) < BigInt(revision)) stale.push(`${actor} of ${revision}: ${answer.text}`);
  }
  return stale;
};

describe('a read with minRevision', () => {
  test(`of what was just written is never stale: ${WRITES} times, ${WRITERS} at once`, async () => {
    const stale = await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer, WRITES / WRITERS)));
    expect(stale.flat()).toEqual([]);
  });

  test('beyond the head is unavailable, to be asked again after a second', async () => {
    const { revision } = (await read('accounts')).json<{ revision: string }>();
    const answer = await read(`accounts?minRevision=${BigInt(revision) + 1n}`);
    expect([answer.status, answer.problem.code, answer.headers['retry-after']]).toEqual([503, 'unavailable', '1']);
    // Nothing was to be written, and a reader has no key to send again.
    expect(answer.problem.detail).toMatch(/Ask the same again after Retry-After seconds.*minRevision/);
    expect(answer.problem.detail).not.toContain('key');
    expect((await read(`accounts?minRevision=${revision}`)).status).toBe(200);
  });

  test('waits for a revision that comes while it waits', async () => {
    const { revision } = (await read('accounts')).json<{ revision: string }>();
    const [answer] = await Promise.all([
      read(`accounts?minRevision=${BigInt(revision) + 1n}`),
      client.accept('UN01', 'grant-role', { actor: 'the-next', role: 'auditor' }),
    ]);
    expect([answer.status, answer.json<{ revision: string }>().revision]).toEqual([200, String(BigInt(revision) + 1n)]);
  });
});
