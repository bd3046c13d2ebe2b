import type { ReadonlyBook } from '../book/readonly-book.js';
import { CooperativeApproach, Day, Nested, NewCode, Optional, Text } from '../kernel/fields.js';
import { refuse } from '../kernel/refusal.js';
import { LegalEntity } from '../kernel/values.js';
import { authorityOf } from '../message/authority.js';
import { hasRole } from '../message/may.js';
import { Command, CommandHandler, happened, type Act, type Caller, type Handler } from '../message/message.js';
import { EntityAuthorized } from './entity-authorized.js';
import { authorizeEntity } from './examples.js';

/** The command names no Party: it is the caller's, and of several the one in which the entity is incorporated, else the first registered. */
const ofAnyParty = (book: ReadonlyBook, { legal }: AuthorizeEntity, { actor, at }: Caller): string => {
  const all = [...book.parties.keys()].sort((a, b) => Number(b === legal.country) - Number(a === legal.country));
  const party = all.find((code) => hasRole(book, actor, 'party', code, at)) ?? refuse('forbidden');
  return authorityOf('party', party);
};

@Command('authorize-entity', {
  by: { says: 'any Party', authority: ofAnyParty },
  summary: 'Authorize a company or an authority to take part in a cooperative approach',
  example: authorizeEntity,
})
export class AuthorizeEntity {
  @NewCode('entity') entity!: string;
  @Nested(() => LegalEntity) legal!: LegalEntity;
  @CooperativeApproach() cooperativeApproach!: string;
  @Day() date!: string;
  @Optional() @Text() conditions?: string;
  @Optional() @Text() revocation?: string;
}

/** ACP 28, 207(a): whom a statement of authorization can name as one that may have its units. */
@CommandHandler(AuthorizeEntity, { emits: [EntityAuthorized], refuses: ['already-exists'] })
export class AuthorizeEntityHandler implements Handler<AuthorizeEntity> {
  decide(book: ReadonlyBook, { entity, legal, cooperativeApproach, date, conditions, revocation }: AuthorizeEntity): Act {
    const known = book.entities.get(entity);
    if (known) refuse('already-exists', { conflictsWith: known.since });
    const members = { entity, legal, cooperativeApproach, date, conditions: conditions ?? null, revocation: revocation ?? null };
    return [happened(EntityAuthorized, members)];
  }
}
