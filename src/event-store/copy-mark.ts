import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Says of a registry's directory that its event file is the copy of a stream on servers. Without the mark a node that is started there
 * without EVENTSTORE_URL would write into the copy alone, and the registry would have two histories.
 */
export class CopyMark {
  private readonly path: string;

  constructor(directory: string) {
    this.path = join(directory, 'copy-of.json');
  }

  get isSet(): boolean {
    return existsSync(this.path);
  }

  /** The file is a copy of this stream from now on. */
  set(stream: string): void {
    writeFileSync(this.path, `${JSON.stringify({ stream })}\n`);
  }

  /** The file is the registry's own again. */
  remove(): void {
    rmSync(this.path, { force: true });
  }
}
