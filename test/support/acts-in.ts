import type { EventFile } from '../../src/event-store/event-file.js';
import type { StoredAct } from '../../src/event-store/event-store.js';

/** Every act of a file, from the first on. */
export const actsIn = (file: EventFile): StoredAct[] => {
  const acts: StoredAct[] = [];
  for (let revision = 0n; revision < file.size; revision += BigInt(acts.at(-1)?.length ?? 1)) acts.push(file.actAt(revision));
  return acts;
};
