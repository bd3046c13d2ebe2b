import type { Target } from '../act.js';
import { base, Client } from '../client.js';
import { STANDARD_OUTPUT, writeTo } from '../long-answer.js';
import { EXIT, type Terminal } from '../terminal.js';

/** `sextant proof`: the receipt of one event, to be kept and to be checked by anybody with the key. */
export const proof = async (revision: string, asked: Target & { out?: string }, terminal: Terminal): Promise<number> =>
  Client.with(asked, terminal, async (client) => {
    const registry = await client.registry(asked);
    const receipt = await client.text(`${base(registry)}/events/${encodeURIComponent(revision)}/receipt`);
    await writeTo(asked.out ?? STANDARD_OUTPUT, terminal, (write) => write(receipt));
    return EXIT.ok;
  });
