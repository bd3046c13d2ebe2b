import { checkEffective } from '../authorization/changes.js';
import { partyOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { NestingMode } from '../book/rows.js';
import { canonical } from '../kernel/canonical.js';
import type { FieldError } from '../kernel/field-error.js';
import { Activities, CooperativeApproach, Day, Optional, Party, Quantity, SomeOf, Texts, Year } from '../kernel/fields.js';
import { refuse } from '../kernel/refusal.js';
import { party } from '../message/authority.js';
import { Command, CommandHandler, happened, type Act, type Context, type Handler } from '../message/message.js';
import { acceptanceKey } from './acceptance.js';
import { AcceptanceSet, MOST_NAMED, NESTING_MODES } from './acceptance-set.js';
import { setAcceptance } from './examples.js';

@Command('set-acceptance', {
  by: [party((c: SetAcceptance) => c.party)],
  summary: 'Set which units a Party takes into its accounts, for a cooperative approach or for all units',
  example: setAcceptance,
})
export class SetAcceptance {
  @Party() party!: string;
  @Optional() @CooperativeApproach() cooperativeApproach?: string;
  @Optional() @Activities(MOST_NAMED) programmes?: string[];
  @Optional() @Texts(MOST_NAMED) methodologies?: string[];
  @Optional() @SomeOf(...NESTING_MODES) nesting?: NestingMode[];
  @Optional() @Quantity() storageYearsAtLeast?: string;
  @Optional() @Year() vintagesFrom?: string;
  @Day() effective!: string;
}

/** from today or later. Terms without a condition let everything in, and so end those before. */
@CommandHandler(SetAcceptance, { emits: [AcceptanceSet], refuses: ['unknown-party', 'effective-in-the-past'] })
export class SetAcceptanceHandler implements Handler<SetAcceptance> {
  check({ programmes, methodologies }: SetAcceptance): FieldError[] {
    return programmes !== undefined && methodologies !== undefined
      ? [{ pointer: '/methodologies', code: 'unknown-field', detail: 'Either programmes or methodologies' }]
      : [];
  }

  decide(book: ReadonlyBook, command: SetAcceptance, context: Context): Act {
    const { party, cooperativeApproach = null, programmes = null, methodologies = null, nesting = null } = command;
    const { storageYearsAtLeast = null, vintagesFrom = null, effective } = command;
    partyOf(book, party);
    checkEffective(effective, context);
    const terms = { programmes, methodologies, nesting, storageYearsAtLeast, vintagesFrom, effective };
    const last = book.acceptances.get(acceptanceKey(party, cooperativeApproach))?.versions.at(-1);
    if (last && canonical({ ...last, since: null }) === canonical({ ...terms, since: null })) refuse('nothing-to-change');
    return [happened(AcceptanceSet, { party, cooperativeApproach, ...terms })];
  }
}
