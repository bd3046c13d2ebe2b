import { describe, expect, it } from '@jest/globals';
import { Transfers, type Transfer } from '../../../src/domain/book/transfers.js';
import { Journal } from '../../../src/domain/kernel/journal.js';

const transfer = (n: number): Transfer => ({
  from: `GHA-H${n % 7}`,
  to: `CHE-H${n % 5}`,
  blocks: Array.from({ length: n % 4 }, (_, i) => `UN01-GHA-10471-20${20 + i}-${10n ** 17n + BigInt(n)}-${10n ** 18n - 1n - BigInt(i)}`),
});
const added = (transfers: Transfers, from: number, to: number): void => {
  for (let n = from; n < to; n += 1) transfers.add(BigInt(n * 3), transfer(n));
};

describe('transfers', () => {
  it('are found by their revision alone, among as many as there are', () => {
    const transfers = new Transfers(new Journal());
    added(transfers, 0, 1_000);
    for (let n = 0; n < 1_000; n += 1) expect(transfers.at(BigInt(n * 3))).toEqual(transfer(n));
    for (const none of [1n, 2n, 2_998n, 3_000n]) expect(transfers.at(none)).toBeUndefined();
  });

  it('leave no trace when their batch is taken back', () => {
    const journal = new Journal();
    const [transfers, never] = [new Transfers(journal), new Transfers(new Journal())];
    for (const all of [transfers, never]) added(all, 0, 3);
    journal.begin();
    added(transfers, 3, 400);
    journal.rollback();
    expect([...transfers.slices()]).toEqual([...never.slices()]);
    added(transfers, 5, 9);
    expect(transfers.at(24n)).toEqual(transfer(8));
  });

  it('are what they were after a snapshot, and go on', () => {
    const [transfers, again] = [new Transfers(new Journal()), new Transfers(new Journal())];
    added(transfers, 0, 500);
    again.restore(transfers.slices());
    added(again, 500, 600);
    expect([again.at(3n), again.at(1_797n)]).toEqual([transfer(1), transfer(599)]);
  });
});
