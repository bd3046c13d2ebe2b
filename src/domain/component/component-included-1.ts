import type { Book } from '../book/book.js';
import { Activity, Code, Day, Nested, OrNull, Party, Quantity, Rows, Text } from '../kernel/fields.js';
import { Event, happened, type DomainEvent } from '../message/message.js';
import { ComponentIncluded } from './component-included.js';
import { Crediting, Criterion, Location, OtherScheme } from './component-fields.js';

/** Version 1: as version 2, but that a component could be included without any place. */
@Event('ComponentIncluded', 1)
export class ComponentIncluded1 implements DomainEvent {
  @Code('component') component!: string;
  @Activity() programme!: string;
  @Party() host!: string;
  @Party() locatedIn!: string;
  @OrNull() @Nested(() => Location) location!: Location | null;
  @OrNull() @Code() site!: string | null;
  @Day() start!: string;
  @Day() includedOn!: string;
  @OrNull() @Code('component') formerly!: string | null;
  @Nested(() => Crediting) crediting!: Crediting;
  @Quantity() expectedAnnual!: string;
  @Text() technology!: string;
  @Code() validatedBy!: string;
  @Rows(() => Criterion, { max: 100 }) criteria!: readonly Criterion[];
  @Rows(() => OtherScheme, { max: 20, least: 0 }) otherSchemes!: readonly OtherScheme[];

  apply(book: Book, revision: bigint): void {
    happened(ComponentIncluded, { ...this }).apply(book, revision);
  }
}
