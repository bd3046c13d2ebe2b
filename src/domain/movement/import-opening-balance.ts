import { additions, type FirstTransfer } from '../adjustment/adjustments.js';
import { CorrespondingAdjustmentApplied } from '../adjustment/corresponding-adjustment-applied.js';
import { isAuthorized, triggerAtBirth } from '../adjustment/triggers.js';
import { idOf, type Block } from '../book/block.js';
import { accountOf } from '../book/questions.js';
import { LAST_SERIAL, quantityOf } from '../kernel/block-id.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { administrator } from '../message/authority.js';
import { termsOf } from '../book/terms.js';
import { dayOf, yearOf } from '../kernel/days.js';
import type { FieldError } from '../kernel/field-error.js';
import { Code, NewCode, OneOf, Rows, Total } from '../kernel/fields.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { refuse } from '../kernel/refusal.js';
import { checkLeaving, LEAVING_REFUSALS } from '../limits/check-leaving.js';
import type { Born } from '../limits/check-limits.js';
import { seriesErrors } from './check-outside-units.js';
import { checkDates, firstTransferDay } from './check-row-dates.js';
import { checkRows } from './check-rows.js';
import { importOpeningBalance } from './examples.js';
import { importedBlock, IMPORTED_COLUMNS, type ImportedRow } from './imported-blocks.js';
import { OpeningBalanceRow } from './opening-balance-fields.js';
import { OpeningBalanceImported } from './opening-balance-imported.js';
import { OpeningBalanceImported1 } from './opening-balance-imported-1.js';

@Command('import-opening-balance', {
  by: [administrator],
  summary: 'Bring in units that other registries issued, each underlying unit once',
  example: importOpeningBalance,
})
export class ImportOpeningBalance {
  @NewCode('import') import!: string;
  @Code('account') account!: string;
  @OneOf('ITMO', 'CER') kind!: 'ITMO' | 'CER';
  @Total() controlTotal!: string;
  @Rows(() => OpeningBalanceRow, { max: 2500 }) rows!: OpeningBalanceRow[];
}

/** duplicates, overlaps, volumes and control totals are checked before anything is written; all rows are one act. */
@CommandHandler(ImportOpeningBalance, {
  emits: [OpeningBalanceImported, CorrespondingAdjustmentApplied],
  reads: [OpeningBalanceImported1],
  refuses: [
    'already-exists',
    'unknown-party',
    'unknown-programme',
    'unknown-authorization',
    'metric-mismatch',
    'kind-not-allowed',
    'total-mismatch',
    'serial-overlap',
    'itmo-id-exists',
    'already-issued-here',
    'authorization-exceeded',
    'serials-exhausted',
    'unknown-account',
    'account-not-active',
    'account-not-entitled',
    'party-not-participating',
    'authorization-not-in-force',
    'host-mismatch',
    'nested-headroom-exceeded',
    ...LEAVING_REFUSALS,
  ],
})
export class ImportOpeningBalanceHandler implements Handler<ImportOpeningBalance> {
  check({ rows, kind }: ImportOpeningBalance): FieldError[] {
    const reversed = rows.flatMap(({ underlying: { first, last } }, i) =>
      BigInt(last) < BigInt(first)
        ? [{ pointer: `/rows/${i}/underlying/last`, code: 'serial-range-reversed', detail: 'The last serial is before the first' }]
        : [],
    );
    const ids = rows.flatMap(({ itmo, quantity }, i) => {
      if (itmo === undefined) return [];
      if (kind === 'CER') return [{ pointer: `/rows/${i}/itmo`, code: 'unknown-field', detail: 'CERs have no ITMO ids' }];
      return BigInt(itmo.first) + BigInt(quantity) > LAST_SERIAL + 1n
        ? [{ pointer: `/rows/${i}/itmo/first`, code: 'serial-too-large', detail: 'The ids would pass 18 digits' }]
        : [];
    });
    return [...reversed, ...seriesErrors(rows), ...ids];
  }

  decide(book: ReadonlyBook, command: ImportOpeningBalance, { at }: Context): Act {
    const { kind, account } = command;
    checkDates(book, command, at);
    const known = book.imports.get(command.import);
    if (known) refuse('already-exists', { conflictsWith: known.since });
    const serials = checkRows(book, command, at);
    const rows = command.rows.map((row, i) => rowOf({ ...row, account: row.account ?? account }, serials[i] ?? 0n));
    const blocks = rows.map((row) => importedBlock(book.code, { import: command.import, kind, since: 0n }, row));
    const firstTransfers = blocks.flatMap((block, i) => firstTransferOf(book, block, command.rows[i], at));
    const entries = blocks.map((block) => ({ block, party: accountOf(book, block.account).party }));
    checkLeaving(book, { blocks, entries, firstTransfers, born: blocks.map(bornAs), happenedOn: statedIn(command.rows, blocks) }, at);
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

const bornAs = (block: Block): Born => ({ ...block.lot, quantity: quantityOf(block) });

/** The day on which the units of a block were first transferred, where its row states one. */
const statedIn = (rows: readonly OpeningBalanceRow[], blocks: readonly Block[]): ((transfer: FirstTransfer) => string | undefined) => {
  const days = new Map(blocks.map((block, i) => [block, rows[i]?.firstTransferredOn]));
  return ({ block }) => days.get(block);
};

/** The row as the event states it, with its first serial. */
const rowOf = (row: OpeningBalanceRow & { account: string }, first: bigint): ImportedRow => {
  const { account, host, activity, vintage, quantity, underlying, mitigationType, itmo } = row;
  const { authorization = null, firstTransferredOn = null, nonGhgQuantity = null } = row;
  const { registry, series, first: begin, last: end, serial = null } = underlying;
  return [
    ...([account, host, activity, vintage, String(first), quantity, authorization, registry, series, begin, end] as const),
    ...([mitigationType, firstTransferredOn, nonGhgQuantity, serial, itmo?.registry ?? null, itmo?.first ?? null] as const),
  ];
};

/** what came in first transferred already: by its host's definition, by a stated date, or by being another Party's. */
const firstTransferOf = (book: ReadonlyBook, block: Block, row: OpeningBalanceRow | undefined, at: string): FirstTransfer[] => {
  const terms = termsOf(book, block, dayOf(at));
  if (!isAuthorized(block) || !terms) return [];
  const abroad = accountOf(book, block.account).party !== block.lot.host;
  const trigger = triggerAtBirth(terms) ?? (row?.firstTransferredOn !== undefined || abroad ? 'first-international-transfer' : undefined);
  return trigger && row ? [{ block, trigger, actionYear: yearOf(firstTransferDay(row, terms, at)) }] : [];
};
