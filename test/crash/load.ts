import type { Client } from '../support/server/client.js';

/** What a caller knows of a command it sent: the whole answer, or nothing, since the connection broke. */
export interface Sent {
  readonly key: string;
  readonly data: object;
  readonly status?: number;
  readonly text?: string;
}

const CALLERS = 12;
const TOO_MUCH = '999999999';

/** Commands of three kinds in turn: one event, two events, and one that is always refused. */
const dataOf = (n: number): object => {
  const move = { from: 'GHA-H1', to: n % 3 === 1 ? 'CHE-H1' : 'GHA-H2' };
  return { ...move, units: { quantity: n % 3 === 2 ? TOO_MUCH : String(1 + (n % 5)) } };
};

/** Whether the ledger refuses the command at any time. */
export const isRefused = (data: object): boolean => JSON.stringify(data).includes(TOO_MUCH);

/**
 * Callers who submit one command after another until the node is gone, or `most` were submitted. Resolves with everything they sent;
 * `accepted` hears of every command that was, as it was.
 */
export const load = async (client: Client, round: number, most = Infinity, accepted?: () => void): Promise<Sent[]> => {
  const sent: Sent[] = [];
  let count = 0;
  const caller = async (): Promise<void> => {
    while (count < most) {
      const n = (count += 1);
      const [key, data] = [`key-of-load-${round}-${n}`, dataOf(n)];
      try {
        const { status, text } = await client.command('UN01', 'transfer-units', data, { key });
        sent.push({ key, data, status, text });
        if (status === 201) accepted?.();
      } catch (error) {
        // By name: fetch throws the TypeError of another realm than that of the tests.
        if ((error as Error).name !== 'TypeError') throw error;
        sent.push({ key, data });
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return sent;
};
