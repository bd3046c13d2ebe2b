import type { Table } from '../kernel/table.js';
import type { AmountRow, Retractable, TakenBack } from './rows.js';

// How a fact no longer counts, though it happened (`docs/architecture.md` 9). It has nothing to do with the journal's undo.

/** Whether there is such a row and it counts on `day`: what a decision asks, never whether the row is there. */
export const counts = <Row extends Retractable>(row: Row | undefined, day: string): row is Row =>
  row !== undefined && (row.takenBack === null || (row.takenBack.from !== null && day < row.takenBack.from));

/** Marks the row at `key` as taken back. Throws where it isn't there or is taken back already: only events do this, once. */
export const takeBack = <Row extends Retractable>(table: Table<Row>, key: string, takenBack: TakenBack): void => {
  const row = table.get(key);
  if (!row) throw new Error(`an event takes back ${table.name} ${key}, which the book doesn't have`);
  if (row.takenBack) throw new Error(`an event takes back ${table.name} ${key}, which revision ${row.takenBack.revision} took back`);
  table.set(key, { ...row, takenBack });
};

/** Adds to a running sum. */
export const addTo = (sums: Table<AmountRow>, key: string, amount: bigint): void =>
  sums.set(key, { amount: (sums.get(key)?.amount ?? 0n) + amount });

/** Takes what a fact had put into a running sum off it, by the figure the event states. Throws where the sum is less: it never had it. */
export const takeOff = (sums: Table<AmountRow>, key: string, amount: bigint): void => {
  const sum = sums.get(key)?.amount ?? 0n;
  if (amount < 0n || amount > sum) throw new Error(`an event takes ${amount} off ${sums.name} ${key}, which is ${sum}`);
  sums.set(key, { amount: sum - amount });
};
