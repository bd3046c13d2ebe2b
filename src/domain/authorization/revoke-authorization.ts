import { authorizationOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { Code, Day, Text } from '../kernel/fields.js';
import { refuse } from '../kernel/refusal.js';
import { party } from '../message/authority.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { AuthorizationRevoked } from './authorization-revoked.js';
import { checkChangeable, checkEffective } from './changes.js';
import { revokeAuthorization } from './examples.js';

@Command('revoke-authorization', {
  by: [party((c: RevokeAuthorization, book) => book.authorizations.get(c.authorization)?.host)],
  summary: "Take a host's statement back from a day on, for what is not first transferred",
  example: revokeAuthorization,
})
export class RevokeAuthorization {
  @Code('authorization') authorization!: string;
  @Day() effective!: string;
  @Text() citesTerm!: string;
}

/** R-66, ACP 212, 213: from that day on nothing is issued, first transferred or used under it but what was first transferred before. */
@CommandHandler(RevokeAuthorization, {
  emits: [AuthorizationRevoked],
  refuses: ['unknown-authorization', 'already-first-transferred', 'effective-in-the-past'],
})
export class RevokeAuthorizationHandler implements Handler<RevokeAuthorization> {
  decide(book: ReadonlyBook, { authorization, effective, citesTerm }: RevokeAuthorization, context: Context): Act {
    const row = authorizationOf(book, authorization);
    checkChangeable(row, context);
    checkEffective(effective, context);
    const last = row.versions.at(-1);
    if (last?.revoked && (last.effective ?? '') <= effective) refuse('nothing-to-change');
    return [happened(AuthorizationRevoked, { authorization, effective, citesTerm })];
  }
}
