import { describe, expect, it } from '@jest/globals';
import { adjustment, cancel, distribute, transfer, use } from '../forged-events.js';
import { expectFound } from '../forge.js';
import { genuine, units } from '../genuine.js';

const some = [units(301, 310)];

describe('C3 first transfer and adjustments', () => {
  it('finds a border crossed without the mark of first transfer, and the use that follows', async () => {
    const crossed = (await genuine()).append([transfer('GHA-H1', 'CHE-H1', some)]);

    expectFound(crossed, 'first-transfer', 'R-50');
    const used = crossed.append([use('CHE-H1', 'CHE-NDC', 'CHE', some)]).findings();
    expect(used).toContainEqual(expect.objectContaining({ law: 'first-transfer', revision: crossed.revision }));
    expect(used).toContainEqual(
      expect.objectContaining({ law: 'use', rule: 'R-50, R-55', revision: String(BigInt(crossed.revision) + 1n) }),
    );
  });

  it('finds a border crossed with the mark and without the adjustment', async () => {
    expectFound((await genuine()).append([transfer('GHA-H1', 'CHE-H1', some, some)]), 'first-transfer', 'R-55');
  });

  it('finds a mark and an adjustment where no border is crossed', async () => {
    const inside = (await genuine()).append([
      {
        type: 'AccountOpened',
        authority: 'party:GHA',
        data: { account: 'GHA-H2', type: 'holding', party: 'GHA', holder: null, ndcPeriod: null },
      },
    ]);

    expectFound(inside.append([transfer('GHA-H1', 'GHA-H2', some, some), adjustment(10, some)]), 'first-transfer', 'R-50');
  });

  it('finds units first transferred a second time', async () => {
    const again = [units(601, 610)];

    expectFound((await genuine()).append([transfer('JPN-H1', 'CHE-H1', again, again), adjustment(10, again)]), 'first-transfer', 'R-50');
  });

  it('finds an adjustment by less than its units', async () => {
    expectFound((await genuine()).append([transfer('GHA-H1', 'CHE-H1', some, some), adjustment(9, some)]), 'first-transfer', 'R-55');
  });

  it('finds an adjustment for another Party, or for another reason', async () => {
    for (const other of [{ party: 'CHE' }, { trigger: 'use-or-cancellation' }, { authorization: null }, { kind: 'subtraction' }]) {
      const act = (await genuine()).append([transfer('GHA-H1', 'CHE-H1', some, some), adjustment(10, some, other)]);
      expectFound(act, 'first-transfer', 'R-55');
    }
  });

  it('finds the same units adjusted for twice', async () => {
    const twice = [adjustment(10, some), adjustment(10, some)] as const;

    expectFound((await genuine()).append([transfer('GHA-H1', 'CHE-H1', some, some), ...twice]), 'first-transfer', 'R-55');
  });

  it('finds an adjustment of vintages that its units are not of', async () => {
    const vintages = [{ vintage: '2024', quantity: '10', nonGhgQuantity: null }];
    const act = [transfer('GHA-H1', 'CHE-H1', some, some), adjustment(10, some, { vintages })] as const;

    expectFound((await genuine()).append(act), 'first-transfer', 'R-55');
  });

  it('finds a use that nobody subtracts', async () => {
    expectFound((await genuine()).without('CorrespondingAdjustmentApplied', 4), 'first-transfer', 'R-55');
  });

  it('finds levies that are not first transferred', async () => {
    expectFound(
      (await genuine()).change('UnitsIssued', (data: object) => ({ ...data, firstTransferred: [] })),
      'first-transfer',
      'R-51',
    );
  });

  it('finds pending units that reach another Party unmarked', async () => {
    expectFound((await genuine()).append([distribute('I-1', 'CHE-H1', units(831, 840))]), 'first-transfer', 'R-50');
  });

  it('finds a cancellation for another purpose that adjusts nothing', async () => {
    expectFound((await genuine()).append([cancel('GHA-H1', 'GHA-OP', 'OP', some)]), 'first-transfer', 'R-55');
  });

  it('finds an adjustment that belongs to nothing', async () => {
    expectFound((await genuine()).join('UnitsFrozen', adjustment(100, [units(1, 100)])), 'first-transfer', 'R-55');
  });
});
