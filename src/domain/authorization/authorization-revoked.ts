import type { Book } from '../book/book.js';
import { Code, Day, StoredText } from '../kernel/fields.js';
import { Event, type DomainEvent } from '../message/message.js';
import { stateTerms } from './state-terms.js';

/** A host took its statement back from a day on, for what is not first transferred. */
@Event('AuthorizationRevoked', 1)
export class AuthorizationRevoked implements DomainEvent {
  @Code('authorization') authorization!: string;
  @Day() effective!: string;
  /** Which of the terms that were stated from the start lets it be taken back. */
  @StoredText() citesTerm!: string;

  apply(book: Book, revision: bigint): void {
    const { effective, citesTerm } = this;
    const row = book.authorizations.get(this.authorization);
    if (!row) return;
    stateTerms(book, { ...row, ...lastOf(row.versions) }, { effective, citesTerm, revoked: true, since: revision });
  }
}

const lastOf = <Row>(versions: readonly [Row, ...Row[]]): Row => versions.at(-1) ?? versions[0];
