import type { ImportRow } from '../../domain/book/rows.js';
import { list, oneOf, record, type Shape } from '../answers/shape.js';
import { code, quantity, revision } from '../answers/types.js';
import { factsOf, type Stored } from '../view/facts-at.js';
import { recordsOf, type StatedRows } from '../view/stated-rows.js';
import type { View } from '../view/view.js';
import { codeInPath } from './parameters.js';
import { listed, resource, singleWith } from './resource.js';

type Row = Readonly<Record<string, string | null>>;

/** An imported row has the columns of the version of the event that states it. */
const row: Shape<Row> = {
  schema: {
    type: 'object',
    description: 'A row by its columns',
    additionalProperties: { anyOf: [{ type: 'string' }, { type: 'null' }] },
  },
};

/** The data of `OpeningBalanceImported`, or a part of it. */
interface Imported {
  readonly kind: 'ITMO' | 'CER';
  readonly rows: StatedRows;
}
const partsOf = (view: View, code: string): Imported[] => factsOf<Imported>(view, 'imported', code).map(({ body }) => body);
const rowsOf = (parts: readonly Imported[]): Row[] => parts.flatMap(({ rows }) => recordsOf<Row>(rows));

const imports = resource({
  kind: 'import',
  // There is no refusal of its own for an import: it is read, never named by a command.
  named: codeInPath('not-found', 'Code of the opening balance', 'OB-1'),
  answer: record({
    import: code('Its code'),
    kind: oneOf('Kind of unit', 'ITMO', 'CER'),
    quantity: quantity('Units'),
    since: revision('The event that made or last replaced it'),
  }),
  item: (view, { since }: Stored<ImportRow>, code) => {
    const parts = partsOf(view, code);
    const [first] = parts;
    if (!first) return undefined;
    const quantity = rowsOf(parts).reduce((sum, row) => sum + BigInt(row['quantity'] ?? 0), 0n);
    return { import: code, kind: first.kind, quantity: String(quantity), since };
  },
});

export const questions = [
  listed('imports', 'All opening balances', imports),
  singleWith('import', 'imports', 'One opening balance', imports, {
    answer: record({ rows: list(row) }),
    find: (view, item) => ({ rows: rowsOf(partsOf(view, item.import)) }),
  }),
] as const;
