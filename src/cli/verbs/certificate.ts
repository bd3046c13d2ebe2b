import type { Target } from '../act.js';
import { base, Client } from '../client.js';
import { STANDARD_OUTPUT, writeTo } from '../long-answer.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';
import { WholeFile } from '../whole-file.js';

/** `sextant report certificate`: the certificate of a use or a cancellation, a PDF where the file is named so, else JSON. */
export const certificate = async (revision: string, asked: Target & { out?: string }, terminal: Terminal): Promise<number> =>
  Client.with(asked, terminal, async (client) => {
    const { out = STANDARD_OUTPUT } = asked;
    if (!/^\d{1,18}$/.test(revision)) throw new CliError('A certificate is of an event: name its revision, such as 41.');
    const path = `${base(await client.registry(asked))}/certificates/${revision}`;
    if (!/\.pdf$/i.test(out)) {
      const text = await client.text(path);
      await writeTo(out, terminal, (write) => write(`${text}\n`));
      return EXIT.ok;
    }
    const file = new WholeFile(out);
    try {
      for await (const piece of await client.bytes(`${path}?format=pdf`)) await file.write(piece);
      await file.keep();
    } catch (error) {
      await file.discard();
      throw error;
    }
    return EXIT.ok;
  });
