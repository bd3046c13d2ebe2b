import type { Book } from '../book/book.js';
import { BlockIds, Code, CommandData, Instant, OneOf, Token } from '../kernel/fields.js';
import { COMMAND_NAMES } from '../message/command-names.js';
import { Event, type Authorship, type DomainEvent } from '../message/message.js';

/** A command waits for a second person. Until it is closed or expires its blocks are reserved. */
@Event('CommandProposed', 1)
export class CommandProposed implements DomainEvent {
  @Code('proposal') proposal!: string;
  @OneOf(...COMMAND_NAMES) command!: string;
  @CommandData() data!: object;
  @Token(/^[A-Za-z0-9_-]{43}$/, 'SHA-256 of the command, base64url') hash!: string;
  @Instant() expires!: string;
  @Instant() notBefore!: string;
  @BlockIds(1_000_000, 0) blocks!: readonly string[];

  apply(book: Book, revision: bigint, { actor, authority }: Authorship): void {
    const { proposal, command, data, hash, expires, notBefore, blocks } = this;
    const row = { proposal, command, data, hash, expires, notBefore, blocks };
    book.proposals.set(proposal, { ...row, proposer: actor, authority, state: 'open', since: revision });
    book.openProposals.open({ expires, proposal });
    for (const block of blocks) book.units.change(block, { reservedBy: proposal }, revision);
  }
}
