import type { Book } from '../../../src/domain/book/book.js';
import type { StoredEvent } from '../../../src/event-store/event-store.js';
import { envelopeOf } from '../../../src/ledger/seal.js';

/** P1 and P2, counted one by one and apart from the laws: as many units as were issued, and none in two places. */
export const unitsAreConserved = (log: readonly StoredEvent[], book: Book, broken: string[]): void => {
  const issued = log.map(envelopeOf).reduce((sum, { type, data }) => (type === 'UnitsIssued' ? sum + Number(data['gross']) : sum), 0);
  const places = new Map<string, string>();
  for (const [account, holding] of book.units.accounts())
    for (const { lot, first, last } of holding)
      for (let serial = first; serial <= last; serial += 1n) {
        const unit = `${lot.series}-${serial}`;
        const other = places.get(unit);
        if (other !== undefined) broken.push(`P1: unit ${unit} is in ${other} and in ${account}`);
        places.set(unit, account);
      }
  if (places.size !== issued) broken.push(`P2: ${issued} units were issued and ${places.size} are there`);
};
