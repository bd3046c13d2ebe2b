import type { Book } from '../book/book.js';
import { Activity, Code, Day, Nested, OrNull, Party, Quantity, Rows, StoredText } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { declareIdentities } from './scheme-identity.js';
import { claim } from './site.js';
import { Crediting, StoredCriterion, Location, StoredOtherScheme } from './component-fields.js';

/** A component is included in a programme, at a place, to be credited in the period stated. */
@Event('ComponentIncluded', 2)
export class ComponentIncluded implements DomainEvent {
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
  @StoredText() technology!: string;
  @Code() validatedBy!: string;
  @Rows(() => StoredCriterion, { max: 100 }) criteria!: readonly StoredCriterion[];
  @Rows(() => StoredOtherScheme, { max: 20, least: 0 }) otherSchemes!: readonly StoredOtherScheme[];

  apply(book: Book, revision: bigint): void {
    const { component, programme, host, site, location, technology, crediting, validatedBy, includedOn, formerly, otherSchemes } = this;
    const expectedAnnual = BigInt(this.expectedAnnual);
    book.components.set(component, {
      ...{ component, programme, host, site, location, technology, crediting, validatedBy, includedOn, formerly, otherSchemes },
      ...{ expectedAnnual, successor: null, takenBack: null },
      renewals: [],
      renewed: book.components.get(formerly ?? '')?.renewed ?? 0,
      verified: [],
      deficit: 0n,
      nestedDeficit: 0n,
      firstIssuedOn: null,
      since: revision,
    });
    if (formerly !== null) book.components.update(formerly, { successor: component });
    claim(book, this);
    declareIdentities(book, component, otherSchemes);
    for (const key of [programme, `${programme} ${host}`]) {
      const before = book.members.get(key);
      book.members.set(key, {
        components: [...(before?.components ?? []), component],
        expectedAnnual: (before?.expectedAnnual ?? 0n) + expectedAnnual,
      });
    }
  }
}
