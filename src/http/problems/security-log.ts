import { appendFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';

/** A denied attempt: who, from where, at what, and how it was refused. Never a secret, never a body, never a query. */
export interface Denied {
  readonly status: number;
  readonly code: string;
  readonly method: string;
  /** The route as it is written, with names for its parts; null where there is none. */
  readonly route: string | null;
  readonly registry: string | null;
  readonly command: string | null;
  readonly actor: string | null;
  readonly from: string;
}

/** One file is kept beside the present one: callers who are refused must not be able to fill the disk. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Lines that wait for the disk. More are counted and not written. */
const MOST_WAITING = 10_000;

/** `DATA_DIR/security.log`: denied attempts as JSON, one a line, outside the ledger (`docs/contract.md` 9). */
export class SecurityLog implements OnApplicationShutdown {
  /** How many attempts were denied since the start, by status. */
  readonly counts = new Map<number, number>();
  private readonly logger = new Logger('security');
  private readonly path: string;
  private waiting: string[] = [];
  private dropped = 0;
  private writing: Promise<void> | undefined;
  private bytes: number | undefined;

  constructor(dataDir: string) {
    this.path = join(dataDir, 'security.log');
  }

  /** Notes a denied attempt. It never throws and never waits. */
  note(denied: Denied): void {
    this.counts.set(denied.status, (this.counts.get(denied.status) ?? 0) + 1);
    if (this.waiting.length >= MOST_WAITING) this.dropped += 1;
    else this.waiting.push(`${JSON.stringify({ at: new Date().toISOString(), ...denied })}\n`);
    this.writing ??= this.write();
  }

  /** Waits until everything noted is in the file. */
  async onApplicationShutdown(): Promise<void> {
    await this.writing;
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const text = this.waiting.join('') + this.droppedLine();
      this.waiting = [];
      try {
        await this.append(text);
      } catch (error) {
        this.logger.error(`denied attempts can't be written to ${this.path}: ${String(error)}`);
      }
    }
    this.writing = undefined;
  }

  private async append(text: string): Promise<void> {
    this.bytes ??= await stat(this.path).then(
      ({ size }) => size,
      () => 0,
    );
    if (this.bytes >= MOST_BYTES) {
      await rename(this.path, `${this.path}.1`);
      this.bytes = 0;
    }
    await appendFile(this.path, text, { mode: 0o600 });
    this.bytes += Buffer.byteLength(text);
  }

  private droppedLine(): string {
    if (this.dropped === 0) return '';
    const line = `${JSON.stringify({ at: new Date().toISOString(), dropped: this.dropped })}\n`;
    this.dropped = 0;
    return line;
  }
}
