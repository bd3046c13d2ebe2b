import { policyOf } from '../book/questions.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import { COMMAND_NAMES, NOT_PROPOSABLE } from '../message/command-names.js';
import { addHours } from '../kernel/days.js';
import type { FieldError } from '../kernel/field-error.js';
import { CommandData, Instant, NewCode, OneOf, Optional } from '../kernel/fields.js';
import {
  Command,
  CommandHandler,
  happened,
  type Act,
  type Caller,
  type CommandRunner,
  type Context,
  type Handler,
  type ReportOf,
} from '../message/message.js';
import { invalid, refuse } from '../kernel/refusal.js';
import { UnitsCancelled } from '../movement/units-cancelled.js';
import { UnitsTransferred } from '../movement/units-transferred.js';
import { UnitsUsed } from '../movement/units-used.js';
import { delayOf } from './approval-rule.js';
import { CommandProposed } from './command-proposed.js';
import { propose } from './examples.js';

@Command('propose', {
  by: {
    says: 'who may give the command',
    authority: (book: ReadonlyBook, { command, data }: Propose, caller: Caller) => caller.commands.authority(book, command, data, caller),
  },
  summary: 'Propose a command for another person to approve; a movement reserves its blocks',
  example: propose,
})
export class Propose {
  @NewCode('proposal') proposal!: string;
  @OneOf(...COMMAND_NAMES) command!: string;
  @CommandData() data!: object;
  @Optional() @Instant() expires?: string;
}

/**
 * after the command's own checks; what it would move is chosen and reserved now, and exactly that moves later. One that would be
 * over before its delay ends reserved units and could never be approved: it is refused.
 */
@CommandHandler(Propose, { emits: [CommandProposed], refuses: ['already-exists'] })
export class ProposeHandler implements Handler<Propose> {
  check({ command, data }: Propose, commands: CommandRunner): FieldError[] {
    const errors = NOT_PROPOSABLE.has(command) ? undefined : commands.errors(command, data);
    if (!errors) return [{ pointer: '/command', code: 'enum', detail: 'Not a command that can be proposed' }];
    return errors.map((error) => ({ ...error, pointer: `/data${error.pointer}` }));
  }

  reports(book: ReadonlyBook, { command, data }: Propose, commands: CommandRunner): ReportOf | undefined {
    return commands.reports(book, command, data);
  }

  decide(book: ReadonlyBook, { proposal, command, data, expires }: Propose, context: Context): Act {
    if (expires !== undefined && Date.parse(expires) <= Date.parse(context.at))
      invalid('/expires', 'date-in-the-past', 'It would be expired already');
    const notBefore = addHours(context.at, delayOf(book, command, data, context.at));
    const until = expires === undefined ? addHours(context.at, Number(policyOf(book).proposalHours)) : new Date(expires).toISOString();
    if (until <= notBefore) invalid('/expires', 'period-reversed', `It would expire before it may be approved, ${notBefore}`);
    const known = book.proposals.get(proposal);
    if (known) refuse('already-exists', { conflictsWith: known.since });
    const act = context.commands.decide(book, command, data, context);
    const proposed = happened(CommandProposed, {
      ...{ proposal, command, data },
      hash: context.commands.hash(command, data),
      expires: until,
      notBefore,
      blocks: 'units' in data || 'transfer' in data ? blocksMoved(act) : [],
    });
    return [proposed];
  }
}

const blocksMoved = (act: Act): string[] =>
  act.flatMap((event) =>
    event instanceof UnitsTransferred || event instanceof UnitsUsed || event instanceof UnitsCancelled ? event.blocks : [],
  );
