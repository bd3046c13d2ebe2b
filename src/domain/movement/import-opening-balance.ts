import { additions, type FirstTransfer } from '../adjustment/adjustments.js';
import { CorrespondingAdjustmentApplied } from '../adjustment/corresponding-adjustment-applied.js';
import { isAuthorized, triggerAtBirth } from '../adjustment/triggers.js';
import { idOf, type Block } from '../book/block.js';
import { accountOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { administrator } from '../message/authority.js';
import { yearOf } from '../kernel/days.js';
import type { FieldError } from '../kernel/field-error.js';
import { Code, OneOf, Quantity, Rows } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { refuse } from '../kernel/refusal.js';
import { checkDates, checkRows } from './check-rows.js';
import { importOpeningBalance } from './examples.js';
import { importedBlock, IMPORTED_COLUMNS, type ImportedRow } from './imported-blocks.js';
import { OpeningBalanceRow } from './opening-balance-fields.js';
import { OpeningBalanceImported } from './opening-balance-imported.js';

@Command('import-opening-balance', {
  by: [administrator],
  summary: 'Bring in units that other registries issued, each underlying unit once',
  example: importOpeningBalance,
})
export class ImportOpeningBalance {
  @Code('import') import!: string;
  @Code('account') account!: string;
  @OneOf('ITMO', 'CER') kind!: 'ITMO' | 'CER';
  @Quantity() controlTotal!: string;
  @Rows(() => OpeningBalanceRow, { max: 2500 }) rows!: OpeningBalanceRow[];
}

/** duplicates, overlaps, volumes and control totals are checked before anything is written; all rows are one act. */
@CommandHandler(ImportOpeningBalance, {
  emits: [OpeningBalanceImported, CorrespondingAdjustmentApplied],
  refuses: [
    'already-exists',
    'unknown-party',
    'unknown-programme',
    'unknown-authorization',
    'metric-mismatch',
    'kind-not-allowed',
    'total-mismatch',
    'serial-overlap',
    'authorization-exceeded',
    'unknown-account',
    'account-not-active',
    'account-not-entitled',
  ],
})
export class ImportOpeningBalanceHandler implements Handler<ImportOpeningBalance> {
  check({ rows }: ImportOpeningBalance): FieldError[] {
    return rows.flatMap(({ underlying: { first, last } }, i) =>
      BigInt(last) < BigInt(first)
        ? [{ pointer: `/rows/${i}/underlying/last`, code: 'serial-range-reversed', detail: 'The last serial is before the first' }]
        : [],
    );
  }

  decide(book: ReadonlyBook, command: ImportOpeningBalance, { at }: Context): Act {
    const { kind, account } = command;
    checkDates(command, at);
    const known = book.imports.get(command.import);
    if (known) refuse('already-exists', { conflictsWith: known.since });
    checkRows(book, command);
    const next = new Map<string, bigint>();
    const rows = command.rows.map((row) => numbered(book, { ...row, account: row.account ?? account }, next));
    const blocks = rows.map((row) => importedBlock(book.code, { import: command.import, kind, since: 0n }, row));
    const firstTransfers = blocks.flatMap((block, i) => firstTransferOf(book, block, command.rows[i], at));
    const firstTransferred = firstTransfers.map(({ block }) => idOf(block));
    const imported = happened(OpeningBalanceImported, {
      import: command.import,
      kind,
      rows: { columns: IMPORTED_COLUMNS, rows },
      firstTransferred,
    });
    return [imported, ...additions(book, firstTransfers)];
  }
}

/** the row with its next free serial. */
const numbered = (book: ReadonlyBook, row: OpeningBalanceRow & { account: string }, next: Map<string, bigint>): ImportedRow => {
  const { account, host, activity, vintage, quantity, underlying, mitigationType } = row;
  const counter = `${activity} ${vintage}`;
  const first = next.get(counter) ?? book.serials.get(counter)?.next ?? 1n;
  next.set(counter, first + BigInt(quantity));
  const { authorization = null, firstTransferredOn = null, nonGhgQuantity = null } = row;
  const outside = [underlying.registry, underlying.series, underlying.first, underlying.last] as const;
  return [
    account,
    host,
    activity,
    vintage,
    String(first),
    quantity,
    authorization,
    ...outside,
    mitigationType,
    firstTransferredOn,
    nonGhgQuantity,
  ];
};

/** what came in first transferred already: by its host's definition, by a stated date, or by being another Party's. */
const firstTransferOf = (book: ReadonlyBook, block: Block, row: OpeningBalanceRow | undefined, at: string): FirstTransfer[] => {
  const authorization = block.authorization === null ? undefined : book.authorizations.get(block.authorization);
  if (!isAuthorized(block) || !authorization) return [];
  const abroad = accountOf(book, block.account).party !== block.lot.host;
  const trigger =
    triggerAtBirth(authorization) ?? (row?.firstTransferredOn !== undefined || abroad ? 'first-international-transfer' : undefined);
  return trigger ? [{ block, trigger, actionYear: yearOf(row?.firstTransferredOn ?? at) }] : [];
};
