import { idOf } from '../book/block.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { ReversalRow } from '../book/rows.js';
import type { FieldError } from '../kernel/field-error.js';
import { Code, Optional, Quantity, Rows } from '../kernel/fields.js';
import { groupedBy } from '../kernel/grouped-by.js';
import { invalid, refuse } from '../kernel/refusal.js';
import { supervisor } from '../message/authority.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { ReplacementObligationRaised } from '../replacement/replacement-obligation-raised.js';
import { BufferUnitsCancelled, REVERSED_INTO } from './buffer-units-cancelled.js';
import { chooseBufferUnits, poolsOf } from './buffer-units.js';
import { confirmReversal } from './examples.js';
import { ReversalConfirmed } from './reversal-confirmed.js';
import { checkTotal, kindErrors, ReversedKind, totalOf } from './reversed-kinds.js';

@Command('confirm-reversal', {
  by: [supervisor],
  summary: 'Decide how many units of which kind a reversal took back, and cancel as many of the buffer',
  example: confirmReversal,
})
export class ConfirmReversal {
  @Code('reversal') reversal!: string;
  @Optional() @Quantity() quantity?: string;
  @Optional() @Rows(() => ReversedKind, { max: 2 }) kinds?: ReversedKind[];
}

/**
 * REM 57, 58: as many units of the same kinds leave the buffer as were reversed, and the participants of the programme fill it up
 * again where they could have avoided that. What the command doesn't say is as it was reported.
 */
@CommandHandler(ConfirmReversal, {
  emits: [ReversalConfirmed, BufferUnitsCancelled, ReplacementObligationRaised],
  refuses: ['not-found', 'total-mismatch', 'nothing-to-change', 'account-not-active', 'insufficient-units', 'too-many-blocks'],
})
export class ConfirmReversalHandler implements Handler<ConfirmReversal> {
  check({ kinds }: ConfirmReversal): FieldError[] {
    return kindErrors(kinds ?? []);
  }

  decide(book: ReadonlyBook, command: ConfirmReversal, { revision }: Context): Act {
    const row = book.reversals.get(command.reversal) ?? refuse('not-found');
    const { reversal, component, avoidable, state } = row;
    const kinds = kindsOf(command, row);
    if (state !== 'reported') refuse('nothing-to-change');
    for (const account of [...poolsOf(book), REVERSED_INTO])
      if (book.accounts.get(account)?.state === 'suspended') refuse('account-not-active', { account });
    const activity = book.components.get(component)?.programme ?? '';
    const blocks = groupedBy(chooseBufferUnits(book, { component, activity }, kinds), ({ account }) => account);
    const quantity = String(totalOf(kinds));
    const cancelled = [...blocks].flatMap(([account, own]) =>
      pieces(own.map(idOf)).map((some) =>
        happened(BufferUnitsCancelled, { reversal, ...(account === 'BUFFER' ? {} : { from: account }), blocks: some }),
      ),
    );
    const obligation = happened(ReplacementObligationRaised, {
      ...{ obligation: `O-${revision + BigInt(cancelled.length) + 1n}`, kind: 'replenishment', component, debtor: activity },
      ...{ quantity, due: null, cause: String(revision) },
    });
    return [happened(ReversalConfirmed, { reversal, quantity, kinds }), ...cancelled, ...(avoidable ? [obligation] : [])];
  }
}

/** Blocks of one event: as many as fit it, however long their ids, so that the revision of what follows is known. */
const MOST_BLOCKS = 700;
const pieces = (blocks: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(blocks.length / MOST_BLOCKS) }, (_, i) => blocks.slice(i * MOST_BLOCKS, (i + 1) * MOST_BLOCKS));

/** The kinds that the supervisor states; else those of the report, one of which alone can be of another quantity. */
const kindsOf = ({ quantity, kinds }: ConfirmReversal, reported: ReversalRow): readonly ReversedKind[] => {
  if (kinds) {
    checkTotal(kinds, quantity);
    return kinds;
  }
  if (quantity === undefined || BigInt(quantity) === reported.quantity) return reported.kinds;
  const [only, other] = reported.kinds;
  if (!only || other) return invalid('/kinds', 'required', 'Of two kinds it must be said how many of each');
  return [{ kind: only.kind, quantity }];
};
