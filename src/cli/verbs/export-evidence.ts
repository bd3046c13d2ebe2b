import type { Target } from '../act.js';
import { base, Client } from '../client.js';
import { STANDARD_OUTPUT } from '../long-answer.js';
import { grouped } from '../table.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';
import { WholeFile } from '../whole-file.js';

/** `sextant export --evidence`: everything that is needed to check a registry elsewhere, in one archive. It is there whole or not at all. */
export const exportEvidence = async (asked: Target & { out: string; at?: string }, terminal: Terminal): Promise<number> => {
  if (asked.out === STANDARD_OUTPUT) throw new CliError('An archive is no text: name the file that --out is to write.');
  return Client.with(asked, terminal, async (client) => {
    const registry = await client.registry(asked);
    const query = asked.at === undefined ? '' : `?at=${encodeURIComponent(asked.at)}`;
    const pieces = await client.bytes(`${base(registry)}/evidence${query}`);
    const file = new WholeFile(asked.out);
    let bytes = 0;
    try {
      for await (const piece of pieces) {
        await file.write(piece);
        bytes += piece.length;
      }
      await file.keep();
    } catch (error) {
      await file.discard();
      throw error;
    }
    terminal.err(
      `The evidence of ${registry}, ${grouped(bytes)} bytes, is in ${asked.out}. Its README.md says how it is checked; whoever checks has the key from elsewhere.\n`,
    );
    return EXIT.ok;
  });
};
