import type { TableName } from '../nomenclature.js';
import type { ReportRow } from '../rows.js';
import type { Checked } from './check.js';

/** A whole ITMO id: approach, registry, first transferring Party, number, vintage. */
export const ITMO_ID = /^(CA\d{4})-([A-Z]{3}\d{2})-([A-Z]{3})-([1-9]\d*)-(\d{4})$/;

/** A row about units, by the numbers of their ids. */
export interface Placed {
  readonly table: TableName;
  readonly index: number;
  readonly row: ReportRow;
  readonly first: bigint;
  readonly last: bigint;
  /** Whether it is of the report that is checked, and not of another year's. */
  readonly isOwn: boolean;
}

/** Rows of the report with rows, of it or of other years' reports, that are about some of the same units. */
export const overlapping = ({ tables, filed }: Pick<Checked, 'tables' | 'filed'>): { readonly own: Placed; readonly other: Placed }[] => {
  const groups = new Map<string, Placed[]>();
  const place = (of: Pick<Checked['tables'], 'actions' | 'holdings'>, isOwn: boolean): void => {
    for (const table of ['actions', 'holdings'] as const)
      of[table].forEach((row, index) => {
        const [begin, end] = [ITMO_ID.exec(row.cells['First ID'] ?? ''), ITMO_ID.exec(row.cells['Last ID'] ?? '')];
        if (!begin || !end) return;
        const key = [begin[1], begin[2], begin[3], begin[5]].join('-');
        const group = groups.get(key) ?? [];
        group.push({ table, index, row, first: BigInt(begin[4] ?? 0), last: BigInt(end[4] ?? 0), isOwn });
        groups.set(key, group);
      });
  };
  place(tables, true);
  for (const of of filed) place(of, false);
  return [...groups.values()].flatMap(pairsIn);
};

const pairsIn = (group: Placed[]): { readonly own: Placed; readonly other: Placed }[] => {
  group.sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  let reaching = group[0];
  return group.slice(1).flatMap((placed) => {
    const before = reaching;
    if (!reaching || placed.last > reaching.last) reaching = placed;
    if (!before || placed.first > before.last) return [];
    if (placed.isOwn) return [{ own: placed, other: before }];
    return before.isOwn ? [{ own: before, other: placed }] : [];
  });
};
