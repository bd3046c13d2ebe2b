import type { Terminal } from './terminal.js';
import { WholeFile } from './whole-file.js';

/** Takes a piece of an answer, and resolves once the next one may come. */
export type Write = (text: string) => Promise<void>;

/** Where an answer goes unless a file is named. */
export const STANDARD_OUTPUT = '-';

/**
 * Has `work` write an answer of any length, piece by piece, to the file `out` or to the standard output (`-`). A file is there whole or
 * not at all; a reader of the pipe that is slower than the node makes it wait, so the answer never stands in memory.
 */
export const writeTo = async (out: string, terminal: Terminal, work: (write: Write) => Promise<void>): Promise<void> => {
  if (out === STANDARD_OUTPUT)
    return work((text) => {
      terminal.out(text);
      return terminal.drained();
    });
  const file = new WholeFile(out);
  try {
    await work((text) => file.write(text));
    await file.keep();
  } catch (error) {
    await file.discard();
    throw error;
  }
};
