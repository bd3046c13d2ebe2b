import { preparedReport } from '../../src/projections/aef/prepare.js';
import type { EventFile } from '../../src/event-store/event-file.js';
import type { LedgerParts } from '../../src/ledger/ledger-parts.js';
import { Recorded } from '../projections/support/recorded.js';

/** Prepares reports for a ledger without a read side beside it: one is made of its events each time. */
export const reportsOf =
  (registry: string, file: EventFile): NonNullable<LedgerParts['prepareReport']> =>
  async (of, revision) => {
    const recorded = new Recorded(registry, file.read(0n, 1_000_000));
    try {
      return await preparedReport(await recorded.open(), of, revision);
    } finally {
      await recorded.discard();
    }
  };
