import type { CommandFile } from './command-file.js';
import { fileLines } from './file-lines.js';

/** A file of commands, one a line. Empty lines are left out. */
export const ndjsonFile = (path: string): CommandFile => ({
  unit: 'line',
  worded: (problem) => problem,
  entries: async function* () {
    for await (const lines of fileLines(path))
      yield lines.filter(({ text }) => text.trim() !== '').map(({ number, text }) => ({ number, command: text }));
  },
});
