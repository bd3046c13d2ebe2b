import { play } from './play.js';

/** So many differences say enough. */
const MOST_SHOWN = 5;

/** Runs of each of the two spec files, which share them out to two cores; commands of a run. */
export const RUNS = Number(process.env['MODEL_RUNS'] ?? 250);
export const LENGTH = Number(process.env['MODEL_LENGTH'] ?? 100);

/** What `RUNS` programmes of commands from seed `first` on came to. */
export const playAll = async (first: number): Promise<{ differences: string[]; commands: number; refusals: ReadonlySet<string> }> => {
  const differences: string[] = [];
  const refusals = new Set<string>();
  let commands = 0;
  for (let seed = first; seed < first + RUNS && differences.length < MOST_SHOWN; seed += 1) {
    const run = await play(seed, LENGTH);
    commands += run.commands;
    for (const refusal of run.refusals) refusals.add(refusal);
    if (run.difference !== null) differences.push(`seed ${seed}, command ${run.commands}: ${run.difference}`);
  }
  return { differences, commands, refusals };
};
