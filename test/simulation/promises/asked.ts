import { keyHash } from '../../../src/ledger/hashes.js';
import type { Request } from '../../../src/ledger/request.js';
import { envelopeOf, type Envelope } from '../../../src/ledger/seal.js';
import type { StoredAct } from '../../../src/event-store/event-store.js';
import type { Attempt, History, Question } from '../history.js';

/** An act of the stream, at its place. */
export interface Placed {
  readonly act: StoredAct;
  readonly first: Envelope;
  /** How many events are before it, and with it. */
  readonly begin: number;
  readonly end: number;
}

/** The stream cut into acts; what is not an act is told. */
export const actsOf = (log: StoredAct, broken: string[]): Placed[] => {
  const acts: Placed[] = [];
  for (let begin = 0; begin < log.length;) {
    const event = log[begin];
    const first = event && envelopeOf(event);
    const parts = Number(first?.parts ?? 1);
    const act = log.slice(begin, begin + parts);
    const whole =
      act.length === parts && act.every((one, i) => envelopeOf(one).part === String(i + 1) && envelopeOf(one).command === first?.command);
    if (!first || !whole) broken.push(`P8: the act at ${begin} is not whole`);
    if (first) acts.push({ act, first, begin, end: begin + parts });
    begin += parts;
  }
  return acts;
};

const isWritten = ({ dryRun }: Request): boolean => dryRun !== true;

/** The request under a key with that content, and every attempt at it. */
export class Asked {
  private readonly byKey = new Map<string, { request: Request; attempts: Attempt[]; questions: Question[] }>();

  constructor(history: History) {
    for (const item of history)
      for (const request of item.kind === 'commands' ? item.requests.filter(isWritten) : [item.request]) {
        const entry = this.entry(request);
        if (item.kind === 'commands') entry.attempts.push(item);
        else entry.questions.push(item);
      }
  }

  entries(): IterableIterator<{ request: Request; attempts: Attempt[]; questions: Question[] }> {
    return this.byKey.values();
  }

  of(command: string | null, hash: string | null): { request: Request; attempts: Attempt[]; questions: Question[] } | undefined {
    return this.byKey.get(`${command} ${hash}`);
  }

  private entry(request: Request): { request: Request; attempts: Attempt[]; questions: Question[] } {
    const place = `${keyHash(request.actor, 'UN01', request.key ?? '')} ${request.hash}`;
    let entry = this.byKey.get(place);
    if (!entry) this.byKey.set(place, (entry = { request, attempts: [], questions: [] }));
    return entry;
  }
}
