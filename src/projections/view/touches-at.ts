import { recordsIn, type ChunkRecord, type Row } from '../read-file/tables.js';
import type { View } from './view.js';

/** An event that touched a resource: `event` is the word for its type. */
export type Touch = ChunkRecord<'touches'>;

/** The last `most` events that touched `kind:code` until the view's revision, oldest first. */
export const touchesOf = ({ db, revision }: View, resource: string, most: number): Touch[] => {
  const found: Touch[] = [];
  for (let before = revision + 1; found.length < most;) {
    const chunk = db.get<Pick<Row<'touches'>, 'first' | 'records'>>(
      'SELECT first, records FROM touches WHERE resource = (SELECT id FROM resources WHERE resource = ?) AND first < ? ORDER BY first DESC LIMIT 1',
      ...[resource, before],
    );
    if (!chunk) break;
    for (const touch of recordsIn('touches', chunk.records).reverse())
      if (touch.revision <= revision && found.length < most) found.push(touch);
    before = chunk.first;
  }
  return found.reverse();
};

/** The revision that last touched `kind:code` until the view's; undefined where none did. */
export const touchOf = (view: View, resource: string): number | undefined => touchesOf(view, resource, 1)[0]?.revision;
