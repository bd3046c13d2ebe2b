import { parseBlockId, quantityOf } from '../../domain/kernel/block-id.js';
import type { ImportRow } from '../../domain/book/rows.js';
import type { Import, ImportedRows, Issuance, IssuanceLines } from '../answers/resources.js';
import { factsOf, type Stored } from './facts-at.js';
import type { Resource } from './resources.js';
import type { View } from './view.js';

type Cell = string | null;
interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}
type Distributed = readonly { readonly account: string; readonly block: string }[];

/** The data of `UnitsIssued`, or a part of it. */
type Issued = Pick<Issuance, 'issuance' | 'verification' | 'programme' | 'host' | 'policyNumber' | 'gross'> &
  IssuanceLines['rates'] & { readonly lines: Table; readonly distributed: Distributed };
type Line = IssuanceLines['lines'][number];

const records = <Row>({ columns, rows }: Table): Row[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])) as Row);

const issuedLines = (view: View, issuance: string): { began: number; body: Issued }[] => factsOf<Issued>(view, 'issued', issuance);
const distributionOf = (view: View, issuance: string): IssuanceLines['distribution'] =>
  [...issuedLines(view, issuance), ...factsOf<{ distributed: Distributed }>(view, 'distributed', issuance)].flatMap(({ began, body }) =>
    body.distributed.map(({ account, block }) => ({ revision: String(began), account, block })),
  );

export const issuances: Resource<Issued, Issuance, IssuanceLines> = {
  kind: 'issued',
  resource: 'issuance',
  unknown: 'unknown-issuance',
  item: (view, _, issuance) => {
    const [first, ...rest] = issuedLines(view, issuance);
    if (!first) return undefined;
    const { verification, programme, host, policyNumber, gross } = first.body;
    const lines = [first, ...rest].flatMap(({ body }) => records<Line>(body.lines));
    const sum = (part: 'participants' | 'adaptation' | 'omge' | 'buffer'): bigint =>
      lines.reduce((total, line) => total + BigInt(line[part]), 0n);
    const distributed = distributionOf(view, issuance).reduce((total, { block }) => total + quantityOf(parseBlockId(block)), 0n);
    return {
      ...{ issuance, verification, programme, host, policyNumber, gross },
      ...{ participants: String(sum('participants')), adaptation: String(sum('adaptation')), omge: String(sum('omge')) },
      ...{ buffer: String(sum('buffer')), pending: String(sum('participants') - distributed), since: String(first.began) },
    };
  },
  more: (view, { issuance }) => {
    const issued = issuedLines(view, issuance);
    const { adaptationBps = '0', omgeBps = '0', bufferBps = '0', rounding = '', bufferRounding = '' } = issued[0]?.body ?? {};
    return {
      rates: { adaptationBps, omgeBps, bufferBps, rounding, bufferRounding },
      lines: issued.flatMap(({ body }) => records<Line>(body.lines)),
      distribution: distributionOf(view, issuance),
    };
  },
};

/** The data of `OpeningBalanceImported`, or a part of it. */
interface Imported {
  readonly kind: string;
  readonly rows: Table;
}
const importedRows = (view: View, code: string): { kind: string; rows: Record<string, Cell>[] } => {
  const parts = factsOf<Imported>(view, 'imported', code);
  return { kind: parts[0]?.body.kind ?? '', rows: parts.flatMap(({ body }) => records<Record<string, Cell>>(body.rows)) };
};

export const imports: Resource<Stored<ImportRow>, Import, ImportedRows> = {
  kind: 'import',
  // There is no code of its own for an import: it is read, never named by a command.
  unknown: 'not-found',
  item: (view, { since }, code) => {
    const { kind, rows } = importedRows(view, code);
    const quantity = rows.reduce((sum, row) => sum + BigInt(row['quantity'] ?? 0), 0n);
    return { import: code, kind, quantity: String(quantity), since };
  },
  more: (view, item) => ({ rows: importedRows(view, item.import).rows }),
};
