import { base, Client } from '../client.js';
import { eventPages } from '../event-pages.js';
import { STANDARD_OUTPUT, writeTo } from '../long-answer.js';
import { Progress } from '../progress.js';
import { grouped } from '../table.js';
import { EXIT, type Terminal } from '../terminal.js';
import type { Target } from '../act.js';

/** `sextant export`: every event of a registry, one a line, byte for byte as stored. A file is there whole or not at all. */
export const exportEvents = async (asked: Target & { out: string }, terminal: Terminal): Promise<number> =>
  Client.with(asked, terminal, async (client) => {
    const registry = await client.registry(asked);
    const { revision } = await client.get<{ revision: string }>(base(registry));
    const progress = new Progress(terminal, 'events', Number(revision) + 1);
    let count = 0;
    try {
      await writeTo(asked.out, terminal, async (write) => {
        for await (const lines of eventPages(client, registry)) {
          await write(lines.map((line) => `${line}\n`).join(''));
          progress.at((count += lines.length));
        }
      });
    } finally {
      progress.end();
    }
    if (asked.out !== STANDARD_OUTPUT) terminal.err(`${grouped(count)} events of ${registry} are in ${asked.out}.\n`);
    return EXIT.ok;
  });
