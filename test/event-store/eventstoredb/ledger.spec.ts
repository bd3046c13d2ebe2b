import { COUNTRIES } from '../../../src/domain/kernel/countries.js';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Book } from '../../../src/domain/book/book.js';
import { EventFile } from '../../../src/event-store/event-file.js';
import { Replica } from '../../../src/event-store/replica.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { request, said } from '../../ledger/node.js';
import { catalogue } from '../../support/scenario.js';
import { newRegistry } from '../contract/on-server.js';
import { Running } from './running.js';

const running = new Running();
const open: { close(): Promise<void> }[] = [];
afterAll(async () => {
  for (const one of open) await one.close();
});

interface Node {
  readonly ledger: Ledger;
  readonly file: EventFile;
  readonly faults: unknown[];
}

/** A node wired as the application wires it: file, adapter, replica, ledger. */
const node = async (url: string, code: string, name: string): Promise<Node> => {
  const file = new EventFile(':memory:');
  const faults: unknown[] = [];
  const store = new Replica(await running.store(url, code), file, (fault) => faults.push(fault));
  open.push(store, file);
  const ledger = Ledger.read({
    book: new Book(code),
    store,
    file,
    catalogue: catalogue(),
    clock: () => Date.now(),
    node: { node: name, url: `http://${name}`, build: 'test' },
    trials: true,
    patience: 3_000,
    stop: (fault) => faults.push(fault),
  });
  return { ledger, file, faults };
};

const party = (name: string): Parameters<Ledger['execute']>[0] =>
  request('open-registry', { kind: 'mechanism', operator: name, administrators: ['dev', 'dev-two'], trial: true });

const register = (code: string): Parameters<Ledger['execute']>[0] =>
  request('register-party', {
    party: code,
    participating: true,
    leastDevelopedOrIsland: false,
    waivesAdaptationExemption: false,
    ndcPeriods: [],
  });

describe('a ledger on a server', () => {
  it('writes, answers again under the same key, and knows it after a restart', async () => {
    const { url } = await running.double();
    const code = newRegistry();
    const first = await node(url, code, 'first');
    const command = party('Operator');
    expect(said(await first.ledger.execute(command))).toBe('accepted');
    expect(said(await first.ledger.execute(command))).toBe('replayed');
    const second = await node(url, code, 'second');
    await second.ledger.startWriting();
    expect(said(await second.ledger.execute(command))).toBe('replayed');
    expect([first.faults, second.faults]).toEqual([[], []]);
  });
  it('is deposed by another that starts to write, and says where that is', async () => {
    const { url } = await running.double();
    const code = newRegistry();
    const first = await node(url, code, 'first');
    expect(said(await first.ledger.execute(party('Operator')))).toBe('accepted');
    const second = await node(url, code, 'second');
    await second.ledger.startWriting();
    const answer = await first.ledger.execute(party('Another')).catch((error: unknown) => error);
    expect(answer).toMatchObject({ code: 'not-the-writer' });
    expect(first.file.size).toBe(second.file.size);
    expect(first.file.root()).toBe(second.file.root());
  });
  it('writes on while the server comes and goes', async () => {
    const double = await running.double();
    const code = newRegistry();
    const { ledger, file, faults } = await node(double.url, code, 'first');
    expect(said(await ledger.execute(party('Operator')))).toBe('accepted');
    for (let round = 0; round < 5; round += 1) {
      const restart = double.restart(150);
      const answers = await Promise.all(
        Array.from({ length: 5 }, async (_, i) => ledger.execute(register(COUNTRIES[5 * round + i] ?? ''))),
      );
      expect(new Set(answers.map(said))).toEqual(new Set(['accepted']));
      await restart;
    }
    await ledger.settled();
    expect(await double.ids(`registry-${code}`)).toEqual(file.read(0n, 1_000).map(({ id }) => id));
    expect(faults).toEqual([]);
  });
});
