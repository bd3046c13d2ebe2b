import { createHash } from 'node:crypto';
import type { LogFiles } from '../../node/log/log-files.js';
import { parseCheckpoint, type SignedCheckpoint } from '../../transparency-log/checkpoint.js';
import type { VerifierKey } from '../../transparency-log/keys.js';
import { isSignedBy, MalformedNote, noteText } from '../../transparency-log/note.js';
import { hexOf } from '../../transparency-log/tree.js';
import { answerOf } from '../fetched.js';
import { CliError, type Terminal } from '../terminal.js';
import { firstOf } from './first-of.js';

/** What a log must never do: what it showed before and what it shows now can't both be true. */
export class LogAlarm extends Error {}

/** What was seen of a log: nothing new, or so many events. */
export interface Seen {
  readonly origin: string;
  readonly size: bigint;
  readonly isNew: boolean;
}

/** Somebody else's log, followed: each checkpoint must be the continuation of the last one seen, which is kept. */
export class WatchedLog {
  constructor(
    private readonly url: string,
    private readonly keys: readonly VerifierKey[],
    private readonly files: LogFiles,
    private readonly terminal: Terminal,
  ) {}

  /** Looks once. Throws `LogAlarm` where the log was set back, forked or is signed by somebody else; `CliError` where it doesn't answer. */
  async look(): Promise<Seen> {
    const text = await this.text('checkpoint');
    const now = this.signed(text);
    const name = createHash('sha256').update(now.origin).digest('hex');
    const kept = this.files.read(name);
    const last = kept && parseCheckpoint(kept.toString());
    if (last) await this.checkContinues(last, now, `${name}.alarm`, text);
    const isNew = !last || now.size > last.size;
    if (isNew) this.files.write([{ name, bytes: Buffer.from(noteText(now.note)) }]);
    return { origin: now.origin, size: now.size, isNew };
  }

  private signed(text: string): SignedCheckpoint {
    try {
      const checkpoint = parseCheckpoint(text);
      if (this.keys.some((key) => key.name === checkpoint.origin && isSignedBy(checkpoint.note, key))) return checkpoint;
      throw new LogAlarm(`${this.url} shows a checkpoint of ${checkpoint.origin} that none of the keys has signed`);
    } catch (error) {
      if (!(error instanceof MalformedNote)) throw error;
      throw new LogAlarm(`${this.url} shows what is no checkpoint: ${error.message}`, { cause: error });
    }
  }

  private async checkContinues(last: SignedCheckpoint, now: SignedCheckpoint, alarm: string, text: string): Promise<void> {
    const shout = (what: string): never => {
      this.files.write([{ name: alarm, bytes: Buffer.from(text) }]);
      throw new LogAlarm(
        `${now.origin} ${what}: it had signed ${last.size} events with the root ${hexOf(last.root)}, and shows ${now.size} with ${hexOf(now.root)}. ` +
          `Both checkpoints are kept in ${this.files.directory}: together they prove it`,
      );
    };
    if (now.size < last.size) return shout('was SET BACK');
    if (now.size === last.size) return hexOf(now.root) === hexOf(last.root) ? undefined : shout('is FORKED');
    if (last.size === 0n) return;
    const proof = await this.text(`consistency?from=${last.size}&to=${now.size}`);
    const first = firstOf(proof, now);
    if (!first) return shout('shows NO PROOF that it goes on from what it showed before');
    if (first.size !== last.size || hexOf(first.root) !== hexOf(last.root)) return shout('is FORKED');
  }

  private async text(name: string): Promise<string> {
    const address = `${this.url.replace(/\/+$/, '')}/${name}`;
    const { status, text } = await answerOf(address, { terminal: this.terminal });
    if (status !== 200) throw new CliError(`${address} is answered with ${status}.`);
    return text;
  }
}
