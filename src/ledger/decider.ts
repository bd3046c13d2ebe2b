import { approvalRule, delayOf } from '../domain/approval/approval-rule.js';
import type { Book } from '../domain/book/book.js';
import { registryOf } from '../domain/book/questions.js';
import { warningsOf } from '../domain/limits/overselling.js';
import { lotOf } from '../domain/closing/lots.js';
import type { Context } from '../domain/message/message.js';
import { addHours } from '../domain/kernel/days.js';
import { refuse } from '../domain/kernel/refusal.js';
import { resourcesNamed } from '../domain/kernel/references.js';
import type { StoredAct, StoredEvent } from '../event-store/event-store.js';
import type { Catalogue, CommandEntry } from './catalogue.js';
import { consequencesOf } from './consequences.js';
import { lotDue } from './due.js';
import { applyEvent, applyKey } from './fold.js';
import { keyHash } from './hashes.js';
import type { Approval, Consequences, Done, Request } from './request.js';
import { envelopeOf, seal, type ActMeta } from './seal.js';

/** The events of the batch that is being decided, behind those that are durable. */
export interface Pending {
  readonly head: bigint;
  readonly events: StoredEvent[];
}

/** Decides one request on the whole book and lets its act happen to it. The loop that makes it durable is `Ledger`. */
export class Decider {
  constructor(
    private readonly book: Book,
    private readonly catalogue: Catalogue,
    private readonly actAt: (revision: bigint) => StoredAct,
    private readonly trials: boolean,
  ) {}

  /** In the order of `docs/contract.md` 3: earlier act under the key, authority, precondition, the command's refusals. Throws `Refusal`. */
  decide(request: Request, pending: Pending, at: string): Done {
    const { book, catalogue } = this;
    if (request.due) return this.decideDue(request, pending, at);
    const entry = catalogue.entry(request.name);
    const command = request.key === undefined ? null : keyHash(request.actor, book.code, request.key);
    const earlier = command === null ? undefined : this.earlier(command, request.hash, pending);
    if (earlier) return { act: earlier, replayed: true };
    if (!entry.opensRegistry) registryOf(book);
    const authority = catalogue.authority(book, entry.name, request.data, { actor: request.actor, at, commands: catalogue });
    if (entry.byPersonsOnly && request.mayApprove === false) refuse('forbidden');
    this.checkPrecondition(entry, request, pending.head);
    const revision = pending.head + BigInt(pending.events.length) + 1n;
    const { actor } = request;
    const context: Context = {
      at,
      givenAt: at,
      actor,
      authority,
      registry: book.code,
      revision,
      trials: this.trials,
      proposal: null,
      report: request.report ?? null,
      commands: catalogue,
    };
    const act = catalogue.decide(book, entry.name, request.data, context);
    const approval = entry.opensRegistry ? undefined : approvalOf(book, entry.name, request.data, at);
    if (approval && !request.dryRun) refuse('approval-required');
    const onBehalf = entry.handler.actsFor?.(book, request.data);
    const author = onBehalf ? { ...onBehalf, approver: actor } : { actor, authority, approver: null };
    const meta: ActMeta = { registry: book.code, ...author, at, command, commandHash: command === null ? null : request.hash };
    const warnings = warningsOf(book, act);
    const sealed = seal(act, revision, meta);
    const stored = sealed.map((event) => event.stored);
    const done = { act: stored, replayed: false, ...(warnings.length === 0 ? {} : { warnings }) };
    if (request.dryRun) return { ...done, consequences: this.consequences(request, context, sealed, meta, approval) };
    this.happen(sealed, meta);
    return done;
  }

  /** What a dry run reports: of a proposal what its command would do now, and who would have to approve it. */
  private consequences(
    { name, data }: Request,
    context: Context,
    sealed: ReturnType<typeof seal>,
    meta: ActMeta,
    approval: Approval | undefined,
  ): Consequences {
    const { book, catalogue } = this;
    if (name !== 'propose') return { ...this.doneBy(sealed, meta), ...(approval ? { approval } : {}) };
    const { command, data: proposed } = data as { readonly command: string; readonly data: object };
    const { at, revision } = context;
    const act = seal(catalogue.decide(book, command, proposed, context), revision, meta);
    return { ...this.doneBy(act, meta), approval: approvalOf(book, command, proposed, at) ?? { by: 'colleague', notBefore: at } };
  }

  private doneBy(sealed: ReturnType<typeof seal>, meta: ActMeta): Consequences {
    const events = sealed.map(({ event }) => event);
    return consequencesOf(this.book, events, () => this.happen(sealed, meta));
  }

  /** The lot of a closing that comes next, in the name of who closes. Throws `nothing-to-change` where none does, or it is written. */
  private decideDue({ hash }: Request, pending: Pending, at: string): Done {
    const { row, command } = lotDue(this.book) ?? refuse('nothing-to-change');
    if (this.written(command, pending)) refuse('nothing-to-change');
    const { actor, authority, approver } = row;
    const meta: ActMeta = { registry: this.book.code, actor, authority, approver, at, command, commandHash: hash };
    const [first = refuse('nothing-to-change'), ...rest] = lotOf(this.book, row, { at, proposal: null });
    const sealed = seal([first, ...rest], pending.head + BigInt(pending.events.length) + 1n, meta);
    this.happen(sealed, meta);
    return { act: sealed.map(({ stored }) => stored), replayed: false };
  }

  /** The act written under the hash of a key, durable or in this batch. */
  written(command: string, { head, events }: Pending): StoredAct | undefined {
    return this.book.keys
      .candidates(command)
      .map((revision) => (revision > head ? actIn(events, revision) : this.actAt(revision)))
      .find(([first]) => first && envelopeOf(first).command === command);
  }

  /** The act first written under a key. Throws `idempotency-conflict` where that was another command. */
  private earlier(command: string, hash: string, pending: Pending): StoredAct | undefined {
    const act = this.written(command, pending);
    const [first] = act ?? [];
    if (first && envelopeOf(first).commandHash !== hash) refuse('idempotency-conflict', { conflictsWith: first.revision });
    return act;
  }

  private happen(sealed: ReturnType<typeof seal>, meta: ActMeta): undefined {
    sealed.forEach(({ event, stored }, i) => {
      applyEvent(this.book, event, stored.revision, meta);
      if (i === 0) applyKey(this.book, stored.revision, meta);
    });
  }

  /** `If-Match`: nothing the command names was touched after that revision. Throws `stale-revision`, with the tag that would do now. */
  private checkPrecondition(entry: CommandEntry, { ifMatch, data }: Request, head: bigint): void {
    if (ifMatch === undefined) return;
    const touched = this.lastTouched(entry, data);
    if (touched > ifMatch) refuse('stale-revision', { conflictsWith: touched, current: touched });
    if (ifMatch > head) refuse('stale-revision', { current: touched < 0n ? head : touched });
  }

  /** The last revision of all that the command names; -1 where no event ever named any of it. */
  private lastTouched({ command }: CommandEntry, data: object): bigint {
    const { units, blocks = units?.blocks ?? [] } = data as { units?: { blocks?: string[] }; blocks?: string[] };
    return [
      ...resourcesNamed(command, data).map((resource) => this.book.touched.get(resource)?.revision ?? -1n),
      ...blocks.flatMap((id) => this.book.units.within(id) ?? []).map((block) => block.touched),
    ].reduce((last, revision) => (revision > last ? revision : last), -1n);
  }
}

/** who would have to approve the command, and from when on; undefined where nobody does. */
const approvalOf = (book: Book, command: string, data: object, at: string): Approval | undefined => {
  const rule = approvalRule(book, command, data);
  return rule && { by: rule.by, notBefore: addHours(at, delayOf(book, command, data, at)) };
};

/** The act among `events` that begins at `revision`. */
const actIn = (events: readonly StoredEvent[], revision: bigint): StoredEvent[] => {
  const begin = events.findIndex((event) => event.revision === revision);
  const first = events[begin];
  return first ? events.slice(begin, begin + Number(envelopeOf(first).parts)) : [];
};
