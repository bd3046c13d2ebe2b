import { describe, expect, it } from '@jest/globals';
import { Book } from '../../../src/domain/book/book.js';
import { canonical } from '../../../src/domain/kernel/canonical.js';
import { Refusal } from '../../../src/domain/kernel/refusal.js';
import type { StoredEvent } from '../../../src/event-store/event-store.js';
import type { Catalogue } from '../../../src/ledger/catalogue.js';
import { Decider } from '../../../src/ledger/decider.js';
import { foldAct } from '../../../src/ledger/fold.js';
import { sha256 } from '../../../src/ledger/hashes.js';
import { envelopeOf } from '../../../src/ledger/seal.js';
import { digest, digestOfFold, type RowTexts } from '../../support/book-digest.js';
import { catalogue, type Scenario } from '../../support/scenario.js';
import { Dice } from '../kernel/dice.js';
import { RandomCommands, type Given } from './random-commands.js';
import { actsIn } from '../../support/acts-in.js';
import { movements } from '../../support/movements.js';

const AT = '2026-06-01T00:00:00.000Z';

/** A book with who decides on it. Batches are decided as the ledger does: a refused command leaves no trace in its batch. */
class Side {
  private readonly decider: Decider;
  accepted = 0;

  constructor(
    readonly book: Book,
    private readonly story: Scenario,
    private readonly known: Catalogue,
  ) {
    this.decider = new Decider(book, known, (revision) => story.file.actAt(revision), true);
  }

  /** Decides a batch and leaves it open. */
  decide(batch: readonly Given[], keys: string): StoredEvent[] {
    const events: StoredEvent[] = [];
    this.book.begin();
    for (const [i, given] of batch.entries()) {
      const mark = this.book.mark();
      try {
        events.push(...this.decideOne(given, `${keys}-${i}`, events));
        this.accepted += 1;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        this.book.rollbackTo(mark);
      }
    }
    return events;
  }

  private decideOne({ name, data, actor }: Given, key: string, events: StoredEvent[]): readonly StoredEvent[] {
    const request = { name, data: this.known.read(name, data), actor, key, hash: sha256(canonical({ command: name, data })) };
    return this.decider.decide(request, { head: this.story.file.size - 1n, events }, AT).act;
  }
}

const lines = (text: string): string[] => text.split('\n').sort();

const actsAmong = (events: readonly StoredEvent[]): StoredEvent[][] => {
  const acts: StoredEvent[][] = [];
  for (const event of events) {
    if (envelopeOf(event).part === '1') acts.push([]);
    acts.at(-1)?.push(event);
  }
  return acts;
};

describe('a batch that is taken back', () => {
  it('leaves no trace in the book, and what is decided next is as if it had never been (10,000 random batches)', async () => {
    const story = await movements();
    const known = catalogue();
    const [troubled, calm] = [new Side(new Book('UN01'), story, known), new Side(new Book('UN01'), story, known)];
    for (const { book } of [troubled, calm]) expect(digestOfFold(book, known, actsIn(story.file))).toBe(digest(story.book));
    const random = new RandomCommands(new Dice(2026));
    const [texts, calmTexts]: [RowTexts, RowTexts] = [new WeakMap(), new WeakMap()];
    let before = digest(troubled.book, texts);
    for (let i = 0; i < 10_000; i += 1) {
      const batch = random.batch(troubled.book);
      troubled.decide(batch, `try-${i}`);
      troubled.book.rollback();
      if (digest(troubled.book, texts) !== before) expect(digest(troubled.book, texts)).toBe(before);
      if (i % 200 > 0) continue;

      const others = calm.decide(random.batch(calm.book), `other-${i}`);
      calm.book.commit();
      if (others.length > 0) await story.file.append(story.file.size - 1n, others);
      for (const act of actsAmong(others)) foldAct(troubled.book, known, act);

      const [again, once] = [troubled.decide(batch, `try-${i}`), calm.decide(batch, `try-${i}`)];
      troubled.book.commit();
      calm.book.commit();
      expect(again).toEqual(once);
      if (once.length > 0) await story.file.append(story.file.size - 1n, once);
      before = digest(troubled.book, texts);
      expect(lines(digest(calm.book, calmTexts))).toEqual(lines(before));
    }
    expect(troubled.accepted).toBeGreaterThan(8_000);
    expect(digest(troubled.book)).toBe(digest(calm.book));
    expect(digestOfFold(new Book('UN01'), known, actsIn(story.file))).toBe(digest(calm.book));
  });
});
