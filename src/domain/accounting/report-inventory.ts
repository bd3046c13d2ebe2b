import { yearKey } from '../adjustment/metrics.js';
import { partyOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { canonical } from '../kernel/canonical.js';
import { Amount, Nested, Party, Text, Year } from '../kernel/fields.js';
import { refuse } from '../kernel/refusal.js';
import { Document } from '../kernel/values.js';
import { party } from '../message/authority.js';
import { Command, CommandHandler, happened, type Act, type Handler } from '../message/message.js';
import { reportInventory } from './examples.js';
import { InventoryReported } from './inventory-reported.js';

@Command('report-inventory', {
  by: [party((c: ReportInventory) => c.party)],
  summary: "Report a Party's inventory of a year, which its balance begins with",
  example: reportInventory,
})
export class ReportInventory {
  @Party() party!: string;
  @Year() year!: string;
  @Text() metric!: string;
  @Amount() quantity!: string;
  @Nested(() => Document) source!: Document;
}

/** without it a year has no balance. A better figure takes the place of an earlier one; a final year keeps what it had. */
@CommandHandler(ReportInventory, { emits: [InventoryReported], refuses: [] })
export class ReportInventoryHandler implements Handler<ReportInventory> {
  decide(book: ReadonlyBook, { party, year, metric, quantity, source }: ReportInventory): Act {
    partyOf(book, party);
    const known = book.inventories.get(yearKey(party, year, metric));
    if (known?.quantity === BigInt(quantity) && canonical(known.source) === canonical(source)) refuse('nothing-to-change');
    return [happened(InventoryReported, { party, year, metric, quantity, source })];
  }
}
