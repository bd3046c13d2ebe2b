import { isFirstTransferredAtOnce, mayBeUsedBy, overAuthorized } from './authorization.js';
import type { ReferenceBook } from './book.js';
import { act, type Commands } from './decision.js';
import { accountsRefused } from './issuance-rules.js';
import { type Import, type Lot, type Row, sum } from './records.js';
import { countOf, createUnits, firstTransfer } from './units.js';

const lotsOverlap = (a: Lot, b: Lot): boolean =>
  a.registry === b.registry && a.series === b.series && Number(a.first) <= Number(b.last) && Number(b.first) <= Number(a.last);

/** Opening balances. */
export const IMPORTS: Commands = {
  'import-opening-balance': (book, d: Import, at) => {
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
    if (d.rows.some((row) => isIssuedHere(book, row) || isDeclared(book, row))) return 'already-issued-here';
    const barred = () => (d.kind === 'ITMO' ? rowsBarred(book, d, at) : null);
    return overAuthorized(book, d.rows) ?? accountsRefused(book, targets, []) ?? barred() ?? act(() => importRows(book, d));
  },
};

/** Whether units of the activity and vintage were issued here. */
const isIssuedHere = (book: ReferenceBook, { activity, vintage }: Row): boolean =>
  countOf(book, (unit) => unit.activity === activity && unit.vintage === vintage && unit.issuance !== null) > 0;

/** Whether a component of the activity stood in the registry of the units, as a scheme of its own, in their year. */
const isDeclared = (book: ReferenceBook, { activity, vintage, underlying }: Row): boolean => {
  const schemes = [...book.components.values()].filter(({ programme }) => programme === activity).flatMap((one) => one.otherSchemes);
  const stood = ({ state, since, creditedUntil = '' }: (typeof schemes)[number]) =>
    creditedUntil >= `${vintage}-01-01` || (state === 'registered' ? since <= `${vintage}-12-31` : since > `${vintage}-01-01`);
  return schemes.some((one) => one.scheme === underlying.registry && stood(one));
};

/** What a transfer would refuse of units that are first transferred by coming in to another Party's account. */
const rowsBarred = (book: ReferenceBook, d: Import, at: string): string | null => {
  const abroad = d.rows.flatMap((row) => {
    const party = book.accountBook.get(row.account ?? d.account)?.party ?? '';
    const already = row.firstTransferredOn !== undefined || isFirstTransferredAtOnce(book, row);
    return already || party === row.host ? [] : [{ row, party }];
  });
  const takesPart = (party: string) => book.parties.get(party)?.participating === true;
  if (abroad.some(({ row, party }) => !takesPart(row.host) || !takesPart(party))) return 'party-not-participating';
  const mayUse = ({ row, party }: (typeof abroad)[number]) =>
    mayBeUsedBy(book, party, { host: row.host, authorization: row.authorization ?? null }, at);
  return abroad.every(mayUse) ? null : 'authorization-not-in-force';
};

/** Creates the units of an opening balance. */
const importRows = (book: ReferenceBook, d: Import): void => {
  const lots = d.rows.map((row) => row.underlying);
  book.imports.set(d.import, lots);
  for (const { account = d.account, host, activity, vintage, quantity, authorization = null, firstTransferredOn } of d.rows) {
    const origin = { contribution: null, issuance: null, component: null, part: '' };
    const units = createUnits(book, Number(quantity), { host, activity, vintage, account, kind: d.kind, authorization, ...origin });
    const abroad = book.accountBook.get(account)?.party !== host;
    if (abroad || firstTransferredOn !== undefined || isFirstTransferredAtOnce(book, { authorization })) firstTransfer(units);
  }
};
