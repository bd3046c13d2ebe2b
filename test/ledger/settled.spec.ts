import { describe, expect, it } from '@jest/globals';
import { envelopeOf } from '../../src/ledger/seal.js';
import { accept, ask, done, everyNodeReplays, foreign, opened, otherWriter, request, said, start, type Node } from './node.js';
import { party } from '../support/samples.js';

const SECOND = 1_000;
const settled = ({ ledger, clock }: Node, secondsAgo: number): bigint | undefined => ledger.settledUpTo(clock.ms - secondsAgo * SECOND);

/** A registry on which nothing happened for a minute. */
const quiet = async (): Promise<Node> => {
  const node = await opened();
  node.clock.ms += 60 * SECOND;
  return node;
};

describe('what has landed up to an instant', () => {
  everyNodeReplays();

  it('is all there is, on a quiet registry, once the clock is 2 seconds past it', async () => {
    const node = await quiet();
    expect([settled(node, 30), settled(node, 2.001), settled(node, 2), settled(node, 0), settled(node, -30)]).toEqual([
      node.ledger.revision,
      node.ledger.revision,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is not known while an append of that time or an earlier one is in flight', async () => {
    const node = await quiet();
    const before = node.ledger.revision;
    const open = node.store.shut();
    const answer = node.ledger.execute(request('register-party', party('GHA')));
    while (node.store.attempts.length < 3) await new Promise<void>((go) => setImmediate(go));
    const { ms } = node.clock;
    node.clock.ms += 60 * SECOND;
    const eventsApplied = [ms - 1, ms, ms + 1, ms + 30 * SECOND].map((instant) => node.ledger.settledUpTo(instant));
    open();
    const [first] = done(await answer).act;
    expect(eventsApplied).toEqual([before, undefined, undefined, undefined]);
    expect(first && Date.parse(envelopeOf(first).at)).toBe(ms);
    expect(node.ledger.settledUpTo(ms)).toBe(before + 1n);
  });

  it('is not known while nobody knows whether an append was written', async () => {
    const node = await quiet();
    node.store.always = 'lost';
    const answer = node.ledger.execute(request('register-party', party('GHA')));
    while (node.store.attempts.length < 3) await new Promise<void>((go) => setImmediate(go));
    node.clock.ms += 60 * SECOND;
    const eventsApplied = settled(node, 30);
    node.store.always = undefined;
    expect([eventsApplied, said(await answer)]).toEqual([undefined, 'accepted']);
    expect(settled(node, 30)).toBe(node.ledger.revision);
  });

  it('is known again after an append that was not written', async () => {
    const node = await quiet();
    node.store.faults = ['full'];
    expect(said(await ask(node, 'register-party', party('GHA')))).toBe('storage-full');
    node.clock.ms += 60 * SECOND;
    expect(settled(node, 30)).toBe(node.ledger.revision);
  });

  it('stays so: nothing gets such a time any more, whatever the clock does', async () => {
    const node = await quiet();
    expect(settled(node, 3)).toBe(node.ledger.revision);
    const over = node.clock.ms - 3 * SECOND;
    node.clock.ms -= 4 * SECOND;
    expect(said(await ask(node, 'register-party', party('GHA')))).toBe('unavailable');
    expect(node.ledger.settledUpTo(over)).toBe(node.ledger.revision);
    node.clock.ms = over + 1;
    const [first] = (await accept(node, 'register-party', party('GHA'))).act;
    expect(first && Date.parse(envelopeOf(first).at)).toBe(over + 1);
  });

  it('stops nobody when the clock is set back by 2 seconds', async () => {
    const node = await quiet();
    settled(node, 2.001);
    node.clock.ms -= 2 * SECOND;
    expect(said(await ask(node, 'register-party', party('GHA')))).toBe('accepted');
  });

  it('is for the writer to say alone', async () => {
    const silent = await start({ writing: false });
    silent.clock.ms += 60 * SECOND;
    expect(settled(silent, 30)).toBeUndefined();
    const deposed = await quiet();
    const at = new Date(deposed.clock.ms).toISOString();
    await deposed.file.append(deposed.ledger.revision, foreign(otherWriter('http://node-2'), deposed.ledger.revision + 1n, at));
    deposed.clock.ms += 60 * SECOND;
    expect(settled(deposed, 30)).toBeUndefined();
  });
});
