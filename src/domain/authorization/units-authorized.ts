import type { Book } from '../book/book.js';
import {
  Activities,
  Code,
  Codes,
  CooperativeApproach,
  Day,
  Flag,
  Nested,
  OneOf,
  OrNull,
  Parties,
  Party,
  Quantity,
  SomeOf,
  StoredText,
  StoredTexts,
  Token,
} from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { Document, YearSpan } from '../kernel/values.js';
import { FirstTransferDefinition } from './first-transfer-definition.js';
import { stateTerms } from './state-terms.js';

/** A host stated which of its units may be used for what, and when they count as first transferred. */
@Event('UnitsAuthorized', 1)
export class UnitsAuthorized implements DomainEvent {
  @Code('authorization') authorization!: string;
  @Party() host!: string;
  @OneOf('all', 'part', 'none', 'later') statement!: 'all' | 'part' | 'none' | 'later';
  @Activities(500) activities!: readonly string[];
  @OrNull() @CooperativeApproach() cooperativeApproach!: string | null;
  @SomeOf('NDC', 'IMP', 'OP') purposes!: readonly string[];
  @OrNull() @Nested(() => FirstTransferDefinition) firstTransfer!: FirstTransferDefinition | null;
  @OrNull() @Quantity() quantity!: string | null;
  @Nested(() => YearSpan) vintages!: YearSpan;
  @OrNull() @Day() issuedUntil!: string | null;
  @OrNull() @Day() usedUntil!: string | null;
  @OrNull() @Parties(250) parties!: readonly string[] | null;
  @OrNull() @Codes(500, 'entity') entities!: readonly string[] | null;
  @OneOf('GHG', 'non-GHG') metric!: 'GHG' | 'non-GHG';
  @OrNull() @StoredText() nonGhgMetric!: string | null;
  @OrNull() @Token(/^[A-Za-z0-9 .,-]{1,50}$/, 'Values of global warming potential') gwp!: string | null;
  @StoredTexts(20) sectors!: readonly string[];
  @OrNull() @StoredTexts(30) activityTypes!: readonly string[] | null;
  @Flag() changesAfterFirstTransfer!: boolean;
  @Nested(() => Document) terms!: Document;
  @Day() date!: string;

  apply(book: Book, revision: bigint): void {
    stateTerms(book, this, { effective: null, citesTerm: null, revoked: false, since: revision });
  }
}
