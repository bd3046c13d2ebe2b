import { findingIn, inRows, type Check, type Finding } from './check.js';
import { ITMO_ID as ID, overlapping } from './overlapping.js';

const UNIT_TABLES = ['actions', 'holdings'] as const;

/** The approach in a row is that of its ids and of its authorization. */
export const approach: Check = {
  name: 'approach',
  says: 'The cooperative approach of a row is that of its ITMO ids and of its authorization.',
  find: (of) =>
    UNIT_TABLES.flatMap((table) =>
      inRows(of, table, (_, cell) => {
        const said = cell('Cooperative approach ID');
        const statement = of.statement(cell('Authorization ID'));
        const others = [ID.exec(cell('First ID'))?.[1], ID.exec(cell('Last ID'))?.[1], statement?.row.cooperativeApproach ?? undefined];
        const other = others.find((one) => one !== undefined && one !== said);
        if (other !== undefined) return [{ check: 'approach', column: 'Cooperative approach ID', expected: other, found: said }];
        return statement ? [] : [{ check: 'approach', column: 'Authorization ID', expected: 'a statement of the approach', found: said }];
      }),
    ),
};

const SAME = ['Metric', 'Vintage', 'Mitigation type'];

/** What units are never changes: in every row, and as their authorization has it. */
export const attributes: Check = {
  name: 'attributes',
  says: 'Metric, vintage and mitigation type are the same wherever ids overlap, in other years too, and those of the authorization.',
  find: (of) => [
    ...UNIT_TABLES.flatMap((table) =>
      inRows(of, table, (_, cell) => {
        const vintage = ID.exec(cell('First ID'))?.[5];
        const said = of.statement(cell('Authorization ID'));
        const wrong = (column: string, expected: string): { check: string; column: string; expected: string; found: string } => ({
          ...{ check: 'attributes', column, expected, found: cell(column) },
        });
        const { first, last } = said?.terms.vintages ?? { first: '', last: '9999' };
        return [
          ...(vintage !== undefined && vintage !== cell('Vintage') ? [wrong('Vintage', vintage)] : []),
          ...(cell('Vintage') < first || cell('Vintage') > last ? [wrong('Vintage', `${first} to ${last}`)] : []),
          ...(said && said.row.metric !== cell('Metric') ? [wrong('Metric', said.row.metric)] : []),
        ];
      }),
    ),
    ...overlapping(of).flatMap(({ own, other }) =>
      SAME.filter((column) => own.row.cells[column] !== other.row.cells[column]).map((column) =>
        findingIn(own.table, own.index, own.row, {
          ...{ check: 'attributes', column, expected: other.row.cells[column] ?? null, found: own.row.cells[column] ?? null },
        }),
      ),
    ),
  ],
};

/** Ids of underlying units stand in pairs, and ITMO ids go along with them one by one. */
export const underlying: Check = {
  name: 'underlying',
  says: 'First and last unit ids stand in pairs of one series, as many as the ITMO ids, and at the same offset wherever the same units stand.',
  find: (of) => [
    ...UNIT_TABLES.flatMap((table) =>
      inRows(of, table, (_, cell) => {
        const [begin, end] = [cell('First unit ID'), cell('Last unit ID')];
        const found = (expected: string): { check: string; column: string; expected: string; found: string }[] => [
          { check: 'underlying', column: 'Last unit ID', expected, found: end },
        ];
        if ((begin === 'NA') !== (end === 'NA')) return found('both ids, or neither');
        if (begin === 'NA') return [];
        if (prefixOf(begin) !== prefixOf(end)) return found(`${prefixOf(begin)}…`);
        const [first, last] = [numberOf(cell('First ID').replace(/-\d{4}$/, '')), numberOf(cell('Last ID').replace(/-\d{4}$/, ''))];
        const due = numberOf(begin) + last - first;
        return numberOf(end) === due ? [] : found(`${prefixOf(begin)}${due}`);
      }),
    ),
    ...overlapping(of).flatMap(({ own, other }): Finding[] => {
      const [found, said] = [own, other].map(({ row }) => row.cells['First unit ID'] ?? 'NA') as [string, string];
      // Which id the other row has for the first unit of this one.
      const at = numberOf(said) - other.first + own.first;
      const agrees = found === 'NA' || said === 'NA' ? found === said : prefixOf(found) === prefixOf(said) && numberOf(found) === at;
      if (agrees) return [];
      const expected = said === 'NA' ? said : `${prefixOf(said)}${at}`;
      return [findingIn(own.table, own.index, own.row, { check: 'underlying', column: 'First unit ID', expected, found })];
    }),
  ],
};

const prefixOf = (id: string): string => id.replace(/\d+$/, '');
const numberOf = (id: string): bigint => BigInt(/\d+$/.exec(id)?.[0] ?? '0');
