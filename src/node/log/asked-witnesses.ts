import { parseCheckpoint, type SignedCheckpoint } from '../../transparency-log/checkpoint.js';
import { MalformedNote, noteText, parseNote, type NoteSignature } from '../../transparency-log/note.js';
import { consistencyProof } from '../../transparency-log/proofs.js';
import { hashesIn } from '../../transparency-log/tiles.js';
import { lastCheckpoint, MissingTile, readTiles } from './checkpoint-file.js';
import { CHECKPOINT, type LogFiles } from './log-files.js';

/** How long a witness may take. */
const PATIENCE_MS = 5_000;
/** No witness has more lines of its own under one checkpoint. */
const MOST_LINES = 4;

/** A witness that doesn't sign, and why. */
class Unwitnessed extends Error {}

/** The witnesses of a log: they are asked for the last checkpoint, all at once, and what they sign is put under it. */
export class AskedWitnesses {
  /** How many events each is known to have seen. */
  private readonly seen = new Map<string, bigint>();
  /** Of each, why it doesn't sign. */
  private readonly troubles = new Map<string, string>();
  private readonly ending = new AbortController();
  private round: Promise<void> | undefined;
  private isDue = false;

  /** `say` is called with what changed: a witness doesn't sign, or does again. */
  constructor(
    private readonly urls: readonly string[],
    private readonly files: LogFiles,
    private readonly say: (line: string) => void,
  ) {}

  /** There is a new checkpoint. While they are asked for one, the next waits. */
  ask(): void {
    this.isDue = true;
    this.round ??= this.rounds().finally(() => (this.round = undefined));
  }

  close(): void {
    this.ending.abort();
  }

  private async rounds(): Promise<void> {
    while (this.isDue && !this.ending.signal.aborted) {
      this.isDue = false;
      const checkpoint = lastCheckpoint(this.files);
      if (!checkpoint) return;
      const signed = await Promise.all(this.urls.map((url) => this.linesOf(url, checkpoint)));
      this.publish(checkpoint, signed.flat());
    }
  }

  /** Puts the lines under the checkpoint, where it still is the last. */
  private publish({ size, root }: SignedCheckpoint, lines: readonly NoteSignature[]): void {
    const now = lastCheckpoint(this.files);
    if (lines.length === 0 || now?.size !== size || Buffer.compare(now.root, root) !== 0 || this.ending.signal.aborted) return;
    const { text, signatures } = now.note;
    const others = signatures.filter(({ name, id }) => !lines.some((line) => line.name === name && line.id === id));
    const note = noteText({ text, signatures: [...others, ...lines] });
    if (note !== noteText(now.note)) this.files.write([{ name: CHECKPOINT, bytes: Buffer.from(note) }]);
  }

  private async linesOf(url: string, checkpoint: SignedCheckpoint): Promise<readonly NoteSignature[]> {
    try {
      const lines = await this.signed(url, checkpoint, this.seen.get(url) ?? 0n, true);
      this.seen.set(url, checkpoint.size);
      if (this.troubles.delete(url)) this.say(`the witness ${url} signs again`);
      return lines;
    } catch (error) {
      // A tile gave way to a wider one: there is a newer checkpoint, for which it is asked next.
      if (error instanceof MissingTile || this.ending.signal.aborted) return [];
      const why = error instanceof Error ? error.message : String(error);
      if (this.troubles.get(url) !== why) this.say(`the witness ${url} doesn't sign the checkpoint over ${checkpoint.size} events: ${why}`);
      this.troubles.set(url, why);
      return [];
    }
  }

  private async signed(url: string, checkpoint: SignedCheckpoint, old: bigint, mayRepeat: boolean): Promise<readonly NoteSignature[]> {
    const { status, type, text } = await this.send(url, requestOf(checkpoint, old, this.files));
    if (status === 200) return signaturesIn(text, checkpoint);
    const size = type === 'text/x.tlog.size' ? /^(\d{1,19})\n?$/.exec(text)?.[1] : undefined;
    if (status !== 409 || size === undefined) throw new Unwitnessed(`it answers ${status}, ${JSON.stringify(text.slice(0, 200))}`);
    if (BigInt(size) > checkpoint.size)
      throw new Unwitnessed(`it has seen ${size} events: an earlier state was put back here, or it saw another history`);
    if (!mayRepeat) throw new Unwitnessed(`it has seen another history of ${size} events`);
    return this.signed(url, checkpoint, BigInt(size), false);
  }

  private async send(url: string, body: string): Promise<{ status: number; type: string; text: string }> {
    const signal = AbortSignal.any([this.ending.signal, AbortSignal.timeout(PATIENCE_MS)]);
    const answer = await fetch(`${url.replace(/\/+$/, '')}/add-checkpoint`, { method: 'POST', body, signal });
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
  }
}

const requestOf = ({ origin, size, note }: SignedCheckpoint, old: bigint, files: LogFiles): string => {
  const proof = old < 1n || old > size ? [] : consistencyProof(old, size, hashesIn(size, readTiles(files)));
  const own = noteText({ text: note.text, signatures: note.signatures.filter(({ name }) => name === origin) });
  return `old ${old}\n${proof.map((hash) => `${Buffer.from(hash).toString('base64')}\n`).join('')}\n${own}`;
};

/** The lines that a witness sent: signatures of others than the log. */
const signaturesIn = (text: string, { origin, note }: SignedCheckpoint): readonly NoteSignature[] => {
  try {
    const whole = `${note.text}\n${text}`;
    const { signatures } = parseNote(whole);
    const isOwn = signatures.some(({ name }) => name === origin);
    if (signatures.length <= MOST_LINES && !isOwn && parseCheckpoint(whole).note.text === note.text) return signatures;
  } catch (error) {
    if (!(error instanceof MalformedNote)) throw error;
  }
  throw new Unwitnessed('what it answers is no line of a witness');
};
