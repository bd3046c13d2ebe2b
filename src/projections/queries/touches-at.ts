import { numbersOf } from '../read-file/rows.js';
import type { View } from './view.js';

export interface Touch {
  readonly revision: number;
  /** The word for the event. */
  readonly event: number;
}

/** The last `most` events that touched `kind:code` until the view's revision, oldest first. */
export const touchesOf = ({ db, revision }: View, resource: string, most: number): Touch[] => {
  const found: Touch[] = [];
  for (let before = revision + 1; found.length < most;) {
    const chunk = db.get<{ first: number; records: Buffer }>(
      'SELECT first, records FROM touches WHERE resource = (SELECT id FROM resources WHERE resource = ?) AND first < ? ORDER BY first DESC LIMIT 1',
      ...[resource, before],
    );
    if (!chunk) break;
    const numbers = numbersOf(chunk.records);
    for (let i = numbers.length - 2; i >= 0 && found.length < most; i -= 2) {
      const [at = 0, event = 0] = numbers.subarray(i, i + 2);
      if (at <= revision) found.push({ revision: at, event });
    }
    before = chunk.first;
  }
  return found.reverse();
};

/** The revision that last touched `kind:code` until the view's; undefined where none did. */
export const touchOf = (view: View, resource: string): number | undefined => touchesOf(view, resource, 1)[0]?.revision;
