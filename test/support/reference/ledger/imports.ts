import { isFirstTransferredAtOnce, overAuthorized } from './authorization.js';
import type { ReferenceBook } from './book.js';
import { act, type Commands } from './decision.js';
import { accountsRefused } from './issuance-rules.js';
import { type Import, type Lot, type Row, sum } from './records.js';
import { createUnits, firstTransfer } from './units.js';

const lotsOverlap = (a: Lot, b: Lot): boolean =>
  a.registry === b.registry && a.series === b.series && Number(a.first) <= Number(b.last) && Number(b.first) <= Number(a.last);

/** Opening balances. */
export const IMPORTS: Commands = {
  'import-opening-balance': (book, d: Import) => {
    const earlier = [...book.imports.values()].flat();
    const lots = d.rows.map((row) => row.underlying);
    const wrong = ({ underlying, quantity }: Row) => Number(underlying.last) - Number(underlying.first) + 1 !== Number(quantity);
    const targets = d.rows.map((row) => ({ account: row.account ?? d.account }));
    if (book.imports.has(d.import)) return 'already-exists';
    if (d.rows.some((row) => !book.parties.has(row.host))) return 'unknown-party';
    if (d.rows.some((row) => !book.programmes.has(row.activity))) return 'unknown-programme';
    if (d.kind === 'ITMO' && !d.rows.every((row) => book.termsOf(row))) return 'unknown-authorization';
    if (d.rows.some((row) => (book.termsOf(row)?.metric === 'non-GHG') !== (row.nonGhgQuantity !== undefined))) return 'metric-mismatch';
    if (book.kind === 'mechanism' && d.kind !== 'CER') return 'kind-not-allowed';
    if (d.rows.some(wrong) || sum(d.rows, (row) => row.quantity) !== Number(d.controlTotal)) return 'total-mismatch';
    if (lots.some((lot, i) => [...earlier, ...lots.slice(0, i)].some((other) => lotsOverlap(lot, other)))) return 'serial-overlap';
    return overAuthorized(book, d.rows) ?? accountsRefused(book, targets, []) ?? act(() => importRows(book, d));
  },
};

/** Creates the units of an opening balance. */
export const importRows = (book: ReferenceBook, d: Import): void => {
  const lots = d.rows.map((row) => row.underlying);
  book.imports.set(d.import, lots);
  for (const { account = d.account, host, activity, vintage, quantity, authorization = null, firstTransferredOn } of d.rows) {
    const origin = { contribution: null, issuance: null, component: null };
    const units = createUnits(book, Number(quantity), { host, activity, vintage, account, kind: d.kind, authorization, ...origin });
    const abroad = book.accountBook.get(account)?.party !== host;
    if (abroad || firstTransferredOn !== undefined || isFirstTransferredAtOnce(book, { authorization })) firstTransfer(units);
  }
};
