import { isUtf8 } from 'node:buffer';
import { canonical } from '../../domain/kernel/canonical.js';
import { hasItsId, tailOf } from '../../event-store/stored-event.js';
import { CompactRange, hexOf, leafHashOf } from '../../transparency-log/tree.js';
import type { ProofFindings } from './proof-findings.js';

/** No event is longer. */
const MOST_BYTES = 60_000;

/** The lines of a history, one after the other: each hashed as it is, and looked at on its own. */
export class EventLines {
  private readonly tree = new CompactRange();
  /** By how much the revisions that lines say are ahead of their places: what was left out or put in is found once. */
  private shift = 0n;
  private act: string[] = [];
  /** Whether every event so far could be read: what follows one that can't be is judged by no law. */
  private areWhole = true;

  /** `act` is called with each act, event by event as they are stored. */
  constructor(
    private readonly findings: ProofFindings,
    private readonly give: (act: readonly string[]) => void,
  ) {}

  /** How many there were. */
  get size(): bigint {
    return this.tree.size;
  }

  /** The root over them, lower-case hex. */
  get root(): string {
    return hexOf(this.tree.root());
  }

  /** How many events were whole acts that can be judged. */
  judged = 0n;

  /** The next line. Gives the hash of its leaf. */
  take(line: Uint8Array): Uint8Array {
    const { size: place } = this;
    const leaf = leafHashOf(line);
    this.tree.push(leaf);
    const text = Buffer.from(line.buffer, line.byteOffset, line.length).toString('utf8');
    const wrong = this.wrongWith(line, text, place);
    if (wrong) this.findings.add('event', place, ...wrong);
    if (this.areWhole) this.goOn(text, wrong !== undefined);
    return leaf;
  }

  private goOn(text: string, isWrong: boolean): void {
    const tail = tailOf(text);
    if (isWrong || tail?.part !== this.act.length + 1) {
      this.areWhole = false;
      return;
    }
    this.act.push(text);
    if (tail.part < tail.parts) return;
    this.judged += BigInt(this.act.length);
    this.give(this.act);
    this.act = [];
  }

  private wrongWith(line: Uint8Array, text: string, place: bigint): [expected: string, actual: string] | undefined {
    if (line.length > MOST_BYTES) return [`at most ${MOST_BYTES} bytes`, `${line.length} bytes`];
    if (line.length === 0) return ['an event', 'an empty line'];
    if (!isUtf8(line)) return ['UTF-8', 'bytes that are none'];
    if (text.endsWith('\r')) return ['a line that ends with LF', 'one that ends with CR LF'];
    const tail = tailOf(text);
    if (!tail) return ['an event', JSON.stringify(text.slice(0, 80))];
    const shift = tail.revision - place;
    if (shift !== this.shift) {
      const expected = `revision ${place + this.shift}`;
      this.shift = shift;
      return [expected, `revision ${tail.revision}`];
    }
    if (!hasItsId(text, tail)) return ['the id of these bytes', `the id ${tail.id}, which is of others`];
    return isCanonical(text) ? undefined : ['canonical JSON (RFC 8785)', 'the same written otherwise'];
  }
}

const isCanonical = (text: string): boolean => {
  try {
    return canonical(JSON.parse(text)) === text;
  } catch {
    return false;
  }
};
