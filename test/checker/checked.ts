import { Checker } from '../../src/checker/checker.js';
import type { CheckedEvent } from '../../src/checker/events/events.js';
import type { Finding } from '../../src/checker/finding.js';
import { sha256 } from '../../src/node/sha256.js';
import type { EventFile } from '../../src/event-store/event-file.js';
import { actsIn } from '../support/acts-in.js';

/** The acts of a file as the checker reads them. */
export const actsOf = (file: EventFile): CheckedEvent[][] =>
  actsIn(file).map((act) => act.map(({ body }) => JSON.parse(body) as CheckedEvent));

/** A checker that has seen all of the acts, and what it found. */
export const checked = (registry: string, acts: readonly (readonly CheckedEvent[])[]): { checker: Checker; findings: Finding[] } => {
  const checker = new Checker(registry, sha256);
  return { checker, findings: acts.flatMap((act) => [...checker.act(act)]) };
};
