import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { rename, rm } from 'node:fs/promises';

/** A file that takes its name only once it is complete. */
export class WholeFile {
  private readonly partial: string;
  private readonly stream;
  private readonly failed: Promise<never>;

  constructor(private readonly path: string) {
    this.partial = `${path}.partial`;
    this.stream = createWriteStream(this.partial, { flush: true });
    this.failed = once(this.stream, 'error').then(([error]: Error[]) => {
      throw error ?? new Error(`${path} can't be written`);
    });
    this.failed.catch(() => undefined);
  }

  async write(piece: string | Uint8Array): Promise<void> {
    if (!this.stream.write(piece)) await Promise.race([once(this.stream, 'drain'), this.failed]);
  }

  async keep(): Promise<void> {
    this.stream.end();
    await Promise.race([once(this.stream, 'close'), this.failed]);
    await rename(this.partial, this.path);
  }

  async discard(): Promise<void> {
    this.stream.destroy();
    await rm(this.partial, { force: true });
  }
}
