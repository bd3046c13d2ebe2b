import { Refusal } from '../../domain/kernel/refusal.js';
import { commandLine } from '../../http/commands/bulk.js';
import { keyOf, requestOf } from '../../http/commands/command-request.js';
import { problemOf } from '../../http/problems/problem.js';
import { readJson } from '../../http/commands/strict-json.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import type { ProblemBody } from '../problem-text.js';
import type { CommandFile, Entry } from './command-file.js';

/** Whoever gives the commands: what is wrong with a command without the book is wrong for everybody. */
const ANYBODY = { actor: 'anybody', mayApprove: false };

/** How many commands a file has, and how many of them are none. */
export interface Checked {
  readonly commands: number;
  readonly bad: number;
}

/** Reads a whole file as a node would, and reports each command that no book could take: its form, its members, a key used for two. */
export const checked = async (
  file: CommandFile,
  catalogue: Catalogue,
  report: (number: number, problem: ProblemBody) => void,
): Promise<Checked> => {
  const keys = new Map<string, Keyed>();
  let [commands, bad] = [0, 0];
  for await (const entries of file.entries())
    for (const entry of entries) {
      const refusal = refusalOf(entry, catalogue, keys);
      commands += 1;
      if (!refusal) continue;
      bad += 1;
      report(entry.number, file.worded(problemOf(refusal).body as unknown as ProblemBody));
    }
  return { commands, bad };
};

interface Keyed {
  readonly number: number;
  readonly hash: string;
}

const refusalOf = ({ number, command }: Entry, catalogue: Catalogue, keys: Map<string, Keyed>): Refusal | undefined => {
  if (typeof command !== 'string') return command;
  try {
    const given = commandLine(readJson(Buffer.from(command)));
    const key = keyOf(given.key);
    const { hash } = requestOf(catalogue, ANYBODY, { ...given, key });
    const before = keys.get(key);
    if (!before) keys.set(key, { number, hash });
    return before && before.hash !== hash
      ? new Refusal('idempotency-conflict', { conflictsWithLine: before.number, line: number })
      : undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};
