import type { Book } from '../book/book.js';
import { BlockIds, Code, CommandData, Instant, OneOf, Token } from '../kernel/fields.js';
import { refuse } from '../kernel/refusal.js';
import { COMMAND_NAMES } from '../message/command-names.js';
import { Event, happened, type DomainEvent, type Occasion } from '../message/message.js';
import { continued, cutInTwo } from './parts-of-data.js';

/**
 * A command waits for a second person. Until it is closed or expires its blocks are reserved. One that is too big for an event goes on in the
 * next: each states all scalar members and the hash of the whole, its own part of the longest list, and its own blocks.
 */
@Event('CommandProposed', 1)
export class CommandProposed implements DomainEvent {
  @Code('proposal') proposal!: string;
  @OneOf(...COMMAND_NAMES) command!: string;
  @CommandData() data!: object;
  @Token(/^[A-Za-z0-9_-]{43}$/, 'SHA-256 of the command, base64url') hash!: string;
  @Instant() expires!: string;
  @Instant() notBefore!: string;
  @BlockIds(1_000_000, 0) blocks!: readonly string[];

  apply(book: Book, revision: bigint, { actor, authority, at }: Occasion): void {
    const { proposal, command, hash, expires, notBefore } = this;
    const before = book.proposals.get(proposal);
    const data = before ? continued(before.data, this.data) : this.data;
    const blocks = [...(before?.blocks ?? []), ...this.blocks];
    const row = { proposal, command, data, hash, expires, notBefore, blocks };
    book.proposals.set(proposal, {
      ...row,
      proposer: actor,
      authority,
      proposedAt: before?.proposedAt ?? at,
      state: 'open',
      since: before?.since ?? revision,
    });
    if (!before) book.openProposals.open({ expires, proposal });
    for (const block of this.blocks) book.units.change(block, { reservedBy: proposal }, revision);
  }

  /** Throws `too-large` where nothing is left to cut. */
  halves(): readonly [DomainEvent, DomainEvent] {
    const middle = this.blocks.length >> 1;
    const [first, second] = cutInTwo(this.data) ?? (middle > 0 ? [this.data, this.data] : refuse('too-large'));
    return [
      happened(CommandProposed, { ...this, data: first, blocks: this.blocks.slice(0, middle) }),
      happened(CommandProposed, { ...this, data: second, blocks: this.blocks.slice(middle) }),
    ];
  }
}
