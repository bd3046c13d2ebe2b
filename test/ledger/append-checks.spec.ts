import { describe, expect, it } from '@jest/globals';
import { Book } from '../../src/domain/book/book.js';
import { EventFile } from '../../src/event-store/event-file.js';
import { LedgerTime } from '../../src/ledger/clock.js';
import { LiveBook } from '../../src/ledger/live-book.js';
import { catalogue } from '../support/scenario.js';
import { party } from '../support/samples.js';
import { ask, foreign, otherWriter, said, start, opened } from './node.js';

describe('what an append holds is checked on both sides of it', () => {
  it.each([0n, 2n])('before: events that begin at %i, not right behind the head, are a fault of the program', async (revision) => {
    const file = new EventFile(':memory:');
    await file.append('none', foreign(otherWriter('http://node-2'), 0n, '2026-06-01T00:00:00.000Z'));
    const reopened = new LiveBook({ book: new Book('UN01'), file, catalogue: catalogue() }, new LedgerTime(() => 0));
    reopened.catchUp();
    const act = (first: bigint): ReturnType<typeof foreign> => foreign(otherWriter('http://node-2'), first, '2026-06-01T00:00:00.000Z');
    expect(() => reopened.checkNext([...act(1n), ...act(2n)])).not.toThrow();
    expect(() => reopened.checkNext(act(revision))).toThrow(`UN01: event ${revision} was to be appended at 1`);
    expect(() => reopened.checkNext([...act(1n), ...act(3n)])).toThrow('UN01: event 3 was to be appended at 2');
    await file.close();
  });

  it('after: a store that says committed and kept nothing stops the ledger, and nobody hears of an act that is not there', async () => {
    const node = await opened();
    node.store.faults = ['forgetful'];
    expect(said(await ask(node, 'register-party', party('GHA')))).toBe('outcome-unknown');
    expect(node.stopped.map(String)).toEqual([expect.stringContaining('UN01: the book is at revision 10, and its event file at 9')]);
    expect(said(await ask(node, 'register-party', party('RWA')))).toBe('unavailable');
    await node.file.close();
  });

  it('after: that goes for `WriterStarted` as well', async () => {
    const node = await start({ writing: false });
    node.store.faults = ['forgetful'];
    await expect(node.ledger.startWriting()).rejects.toThrow('UN01: the book is at revision 0, and its event file at -1');
    expect(node.stopped).toHaveLength(1);
    await node.file.close();
  });
});
