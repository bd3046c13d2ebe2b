import { describe, expect, it } from '@jest/globals';
import type { Block, Lot } from '../../../src/domain/book/block.js';
import { Balances } from '../../../src/projections/project/balances.js';
import { Positions } from '../../../src/projections/project/positions.js';
import { BlockVersions } from '../../../src/projections/project/block-versions.js';
import { netOf } from '../../../src/projections/project/net-blocks.js';
import type { Rows } from '../../../src/projections/read-file/rows.js';
import type { TableName, Values } from '../../../src/projections/read-file/tables.js';

const lot: Lot = {
  ...{ series: 'UN01-GHA-10471-2021', host: 'GHA', activity: '10471', vintage: '2021', component: 'CP-1', origin: 'I-1' },
  ...{ first: 1n, quantity: 1_000n, nonGhgQuantity: null, underlying: null, mitigationType: null },
};
const block = (first: bigint, last: bigint, account: string): Block => ({
  ...{ lot, first, last, account, kind: 'AER', authorization: null, contribution: null },
  ...{ firstTransferred: false, terms: null, itmo: null, frozen: false, reservedBy: null, since: 0n, touched: 0n },
});

/** What was put: the rows of versions in the order they came, and those that were closed afterwards. */
class Recording {
  readonly rows: Values<'block_versions'>[] = [];
  readonly closed: number[] = [];
  readonly to: Rows = {
    insert: <T extends TableName>(table: T, values: Values<T>) => {
      if (table === 'block_versions') this.rows.push(values as Values<'block_versions'>);
    },
    closeVersion: (id: number) => void this.closed.push(id),
    endMark: () => undefined,
  };
}

/** A block of 200 units of which one after the other goes to another account and on, with at most `waiting` rows held back. */
const recorded = (waiting?: number): Recording => {
  const recording = new Recording();
  const { to: rows } = recording;
  const positions = new Positions(rows, (account) => account.length);
  const versions = new BlockVersions({ rows, positions, balances: new Balances(rows) }, undefined, waiting);
  let revision = 0;
  const happen = (removed: Block[], added: Block[]): void => versions.happen(netOf([{ removed, added }]), (revision += 1), 1);
  let rest = block(1n, 200n, 'GHA-1');
  happen([], [rest]);
  for (let serial = 1n; serial < 200n; serial += 1n) {
    const cut = block(serial, serial, 'GHA-22');
    const next = block(serial + 1n, 200n, 'GHA-1');
    happen([rest], [cut, next]);
    happen([cut], [block(serial, serial, 'GHA-333')]);
    rest = next;
  }
  versions.flush();
  return recording;
};

const byId = (rows: readonly Values<'block_versions'>[]): Values<'block_versions'>[] => [...rows].sort(([a], [b]) => Number(a) - Number(b));

describe('the rows of versions', () => {
  it('are written once, with their ends, in the order of their numbers', () => {
    const { rows, closed } = recorded();

    expect(rows.map(([id]) => id)).toEqual(rows.map((_, i) => i));
    expect(rows.filter(([, , , , , , , ended]) => ended === null)).toHaveLength(200);
    expect(closed).toEqual([]);
  });

  it('are the same where those that are over are written before the end', () => {
    const early = recorded(10);

    expect(early.rows.map(([id]) => id)).not.toEqual(early.rows.map((_, i) => i));
    expect(byId(early.rows)).toEqual(recorded().rows);
    expect(early.closed).toEqual([]);
  });
});
