import { digestOfBook } from '../../../src/audit/book-digest.js';
import { Checker } from '../../../src/checker/checker.js';
import type { CheckedEvent } from '../../../src/checker/events/events.js';
import { Book } from '../../../src/domain/book/book.js';
import { Refusal } from '../../../src/domain/kernel/refusal.js';
import type { StoredAct, StoredEvent } from '../../../src/event-store/event-store.js';
import { Decider } from '../../../src/ledger/decider.js';
import { applyEvent, applyKey, decoded } from '../../../src/ledger/fold.js';
import type { Answer, Request } from '../../../src/ledger/request.js';
import { envelopeOf } from '../../../src/ledger/seal.js';
import { sha256 } from '../../../src/node/sha256.js';
import { digest } from '../../support/book-digest.js';
import type { Attempt } from '../history.js';
import type { World } from '../world.js';
import type { Asked, Placed } from './asked.js';

const OF_THE_NODE: ReadonlySet<string> = new Set(['unavailable', 'storage-full', 'not-the-writer', 'outcome-unknown']);

/**
 * P7 and P8: the stream is told once more from its first event, and explains everything. Each act is what its command comes to on the book
 * before it; each refusal and each trial is what some book between question and answer comes to.
 */
export class Retelling {
  readonly book = new Book('UN01');
  /** The digest of the book after so many events, where an act ends. */
  readonly digests = new Map<number, string>();
  private readonly checker = new Checker('UN01', sha256);
  private readonly decider: Decider;
  private readonly open: Attempt[];
  private last = '2026-06-01T00:00:00.000Z';

  constructor(
    private readonly world: World,
    private readonly asked: Asked,
    private readonly broken: string[],
  ) {
    const actAt = (revision: bigint): StoredAct => {
      const event = world.log[Number(revision)];
      return event ? world.log.slice(Number(revision), Number(revision) + Number(envelopeOf(event).parts)) : [];
    };
    this.decider = new Decider(this.book, world.catalogue, actAt, true);
    this.open = world.history.filter((item) => item.kind === 'commands').filter(needsReason);
  }

  tell(acts: readonly Placed[], heads: ReadonlySet<number>): void {
    this.explain(0);
    for (const placed of acts) {
      this.decideAgain(placed);
      this.happen(placed);
      this.explain(placed.end);
      if (heads.has(placed.end)) this.digests.set(placed.end, digest(this.book));
    }
    for (const { requests, answers, begun, ended } of this.open)
      this.broken.push(
        `P8: no book from ${begun} to ${ended} explains ${answers?.map(told).join(', ')} to ${requests.map(({ name }) => name).join(', ')}`,
      );
    this.checker.agrees(digestOfBook(this.book, sha256));
    for (const { findings } of this.checker.result().laws)
      for (const { law, revision, expected, actual, inherited } of findings)
        if (!inherited) this.broken.push(`law ${law} at ${revision}: expected ${expected}; actual: ${actual}`);
  }

  private decideAgain({ act, first, begin }: Placed): void {
    if (first.at < this.last) this.broken.push(`time goes back at ${begin}`);
    this.last = first.at;
    const request = this.asked.of(first.command, first.commandHash)?.request;
    if (!request) return;
    const [answer] = this.decide([request], BigInt(begin) - 1n, first.at);
    const same = answer !== undefined && !(answer instanceof Refusal) && sameBytes(answer.act, act) && !answer.replayed;
    if (!same)
      this.broken.push(`P8: on the book before ${begin} the command ${request.name} comes to ${told(answer)}, not to the act there`);
  }

  private happen({ act }: Placed): void {
    const events = act.map((stored) => ({ ...decoded(this.world.catalogue, stored), revision: stored.revision }));
    for (const [i, { event, meta, revision }] of events.entries()) {
      applyEvent(this.book, event, revision, meta);
      if (i === 0) applyKey(this.book, revision, meta);
    }
    this.checker.act(act.map(({ body }) => JSON.parse(body) as CheckedEvent));
  }

  /** Crosses off what the book after `length` events explains. */
  private explain(length: number): void {
    for (let i = this.open.length - 1; i >= 0; i -= 1) {
      const attempt = this.open[i];
      if (!attempt || length < attempt.begun || length > (attempt.ended ?? 0)) continue;
      const at = attempt.answers?.flatMap((answer) => (answer && !(answer instanceof Refusal) ? answer.act : []))[0];
      // A node that has not begun to write counts its `WriterStarted`, which comes before whatever it would write.
      const before = at?.revision === BigInt(length) + 1n ? 1n : 0n;
      const again = this.decide(attempt.requests, BigInt(length) - 1n + before, at ? envelopeOf(at).at : this.last);
      if (attempt.answers?.every((answer, place) => sameAnswer(answer, again[place]))) this.open.splice(i, 1);
    }
  }

  /** What commands that go together come to on the book as it stands, behind an event at `head`, and nothing happens to it. */
  private decide(requests: readonly Request[], head: bigint, at: string): readonly (Answer | undefined)[] {
    const events: StoredEvent[] = [];
    const answers: (Answer | undefined)[] = requests.map(() => undefined);
    this.book.begin();
    try {
      for (const [i, request] of requests.entries()) {
        const done = this.decider.decide(request, { head, events }, at);
        if (!done.replayed) events.push(...done.act);
        answers[i] = done;
      }
      return answers;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return requests.map((_, i) => (i === answers.findIndex((answer) => answer === undefined) ? error : undefined));
    } finally {
      this.book.rollback();
    }
  }
}

/** Acts stand in the stream and explain themselves; what a node says of itself needs no book. */
const needsReason = ({ requests, answers }: Attempt): boolean => {
  const refusal = answers?.find((answer) => answer instanceof Refusal);
  return answers !== undefined && (refusal ? !OF_THE_NODE.has(refusal.code) : requests.some(({ dryRun }) => dryRun));
};

/** An id is the hash of the bytes. */
const sameBytes = (a: StoredAct, b: StoredAct): boolean => a.length === b.length && a.every(({ id }, i) => id === b[i]?.id);

const sameAnswer = (a: Answer | undefined, b: Answer | undefined): boolean => {
  if (a === undefined || b === undefined) return a === b;
  if (a instanceof Refusal || b instanceof Refusal) {
    if (!(a instanceof Refusal && b instanceof Refusal) || a.code !== b.code) return false;
    // Among commands that go together what is collided with may be told as a line.
    return a.names.line !== undefined || a.names.conflictsWith === b.names.conflictsWith;
  }
  return sameBytes(a.act, b.act);
};

const told = (answer: Answer | undefined): string => {
  if (answer === undefined) return 'nothing';
  if (answer instanceof Refusal)
    return `${answer.code}${answer.names.conflictsWith === undefined ? '' : ` (${answer.names.conflictsWith})`}`;
  return `${answer.replayed ? 'an act before, at' : 'an act at'} ${answer.act[0]?.revision}`;
};
