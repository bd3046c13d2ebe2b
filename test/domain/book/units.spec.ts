import { describe, expect, it } from '@jest/globals';
import type { Block, Lot } from '../../../src/domain/book/block.js';
import { Units } from '../../../src/domain/book/units.js';
import { Journal } from '../../../src/domain/kernel/journal.js';

const SERIES = 'UN01-GHA-10471-2021';
const lot: Lot = {
  ...{ series: SERIES, host: 'GHA', activity: '10471', vintage: '2021', component: null, origin: 'ISS-1', first: 1n, quantity: 30n },
  ...{ nonGhgQuantity: null, underlying: null, mitigationType: null },
};
const block = (first: bigint, last: bigint, account: string): Block => ({
  ...{
    lot,
    account,
    kind: 'AER',
    authorization: null,
    contribution: null,
    firstTransferred: false,
    terms: null,
    frozen: false,
    itmo: null,
    reservedBy: null,
  },
  ...{ since: 0n, touched: 0n, first, last },
});

/** Three blocks of ten units in a row. */
const given = (): { journal: Journal; units: Units } => {
  const journal = new Journal();
  const units = new Units(journal);
  for (const [first, account] of [
    [1n, 'GHA-H1'],
    [11n, 'GHA-H2'],
    [21n, 'GHA-H1'],
  ] as const)
    units.create(block(first, first + 9n, account));
  return { journal, units };
};
const rows = (units: Units): unknown[] =>
  [...units.all()].flatMap(([, ranges]) => [...ranges].map(({ first, last, account, frozen }) => [first, last, account, frozen]));
const held = (units: Units): [string, bigint][] =>
  [...units.accounts()].map(([account, holding]): [string, bigint] => [account, holding.quantity]).sort();

describe('units that an event changes', () => {
  it('may stand in several blocks: each is changed, and those that are met in part are split', () => {
    const { units } = given();
    units.change(`${SERIES}-6-25`, { frozen: true }, 7n);
    expect(rows(units)).toEqual([
      [1n, 5n, 'GHA-H1', false],
      [6n, 10n, 'GHA-H1', true],
      [11n, 20n, 'GHA-H2', true],
      [21n, 25n, 'GHA-H1', true],
      [26n, 30n, 'GHA-H1', false],
    ]);
    expect(units.within(`${SERIES}-1-30`)?.map(({ touched }) => touched)).toEqual([0n, 7n, 7n, 7n, 0n]);
  });

  it('are an error where they were never issued: an event says what happened, so the book is not that of its stream', () => {
    const { units } = given();
    expect(() => units.change(`${SERIES}-21-31`, { frozen: true }, 7n)).toThrow(
      `an event changes ${SERIES}-21-31, which the book doesn't have`,
    );
  });
});

describe('what accounts hold', () => {
  it('is made anew where it was first asked for in a batch that is taken back', () => {
    const { journal, units } = given();
    journal.begin();
    units.change(`${SERIES}-1-10`, { account: 'GHA-H3' }, 7n);
    expect(held(units)).toEqual([
      ['GHA-H1', 10n],
      ['GHA-H2', 10n],
      ['GHA-H3', 10n],
    ]);
    journal.rollback();
    expect(held(units)).toEqual([
      ['GHA-H1', 20n],
      ['GHA-H2', 10n],
    ]);
  });
});
