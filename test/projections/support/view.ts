import { actUpTo } from '../../../src/projections/view/acts.js';
import { Names } from '../../../src/projections/view/names.js';
import { ReadConnection } from '../../../src/projections/view/read-connection.js';
import { totalsAt } from '../../../src/projections/view/totals.js';
import type { View } from '../../../src/projections/view/view.js';
import { readFileOf } from '../../../src/projections/read-file/read-file.js';
import type { Recorded } from './recorded.js';

/** What a question reads through, of everything that is recorded; a read model has been opened before. */
export const viewOf = ({ directory, registry, head }: Recorded, time = '2026-06-01T00:00:00.000Z'): View => {
  const db = new ReadConnection(readFileOf({ directory, registry }));
  const names = new Names(db);
  const revision = Number(head);
  names.refresh(revision);
  const totals = totalsAt(db, actUpTo(db, revision), names.positionCount);
  return { registry, db, names, revision, head: revision, time, totals };
};
