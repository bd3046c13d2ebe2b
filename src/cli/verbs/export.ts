import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { rename, rm } from 'node:fs/promises';
import { base, Client } from '../client.js';
import type { Target } from '../told.js';
import { eventPages } from '../event-pages.js';
import { Progress } from '../progress.js';
import { grouped } from '../table.js';
import { EXIT, type Terminal } from '../terminal.js';

/** `sextant export`: every event of a registry, one a line, byte for byte as stored. A file is there whole or not at all. */
export const exportEvents = async (asked: Target & { out: string }, terminal: Terminal): Promise<number> =>
  Client.with(asked, terminal, async (client) => {
    const registry = await client.registry(asked);
    const { revision } = await client.get<{ revision: string }>(base(registry));
    const file = asked.out === '-' ? undefined : new WholeFile(asked.out);
    const progress = new Progress(terminal, 'events', Number(revision) + 1);
    let count = 0;
    try {
      for await (const lines of eventPages(client, registry)) {
        const text = lines.map((line) => `${line}\n`).join('');
        if (file) await file.write(text);
        else terminal.out(text);
        progress.at((count += lines.length));
      }
      await file?.keep();
    } catch (error) {
      await file?.discard();
      throw error;
    } finally {
      progress.end();
    }
    if (file) terminal.err(`${grouped(count)} events of ${registry} are in ${asked.out}.\n`);
    return EXIT.ok;
  });

/** A file that takes its name only once it is complete. */
class WholeFile {
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

  async write(text: string): Promise<void> {
    if (!this.stream.write(text)) await Promise.race([once(this.stream, 'drain'), this.failed]);
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
