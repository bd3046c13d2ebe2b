import { mayBeUsedBy } from './authorization.js';
import type { ReferenceBook } from './book.js';
import { within } from './dates.js';
import { act, type Commands, type Decision } from './decision.js';
import { overSettled, settlesNothing } from './finance.js';
import { isReserved } from './proposals.js';
import { AUTHORIZED, type Move, terminal, type Unit } from './records.js';
import { firstTransfer, heldBy, oldestOf, rangeOf, splitBlocks } from './units.js';

const ANY = ['AER', 'ITMO', 'MCU', 'CER'];
/** By purpose: the account types that may be moved to, and the kinds that each may hold. */
const ENTITLED: Record<string, Record<string, string[]>> = {
  transfer: { holding: ANY, 'adaptation-share': ['AER', 'MCU'] },
  use: { 'retirement-ndc': AUTHORIZED, 'retirement-cer': ['CER'] },
  IMP: { 'cancellation-imp': AUTHORIZED },
  OP: { 'cancellation-op': AUTHORIZED },
  OMGE: { 'omge-voluntary': AUTHORIZED },
  voluntary: { 'cancellation-voluntary': ['MCU', 'CER'] },
  administrative: { 'cancellation-administrative': ANY },
};

/** What moves, uses and cancels units. */
export const MOVEMENT: Commands = {
  'transfer-units': (book, d: Move, at, _actor, proposal) => moveUnits(book, { ...d, purpose: 'transfer' }, at, proposal),
  'use-units': (book, d: Move, at, _actor, proposal) => moveUnits(book, { ...d, purpose: 'use' }, at, proposal),
  'cancel-units': (book, d: Move, at, _actor, proposal) => moveUnits(book, d, at, proposal),
  'discharge-replacement-obligation': (book, d: Move & { obligation: string }, at, _actor, proposal) => {
    if (!book.obligationOf(d.obligation)) return 'unknown-obligation';
    const cancelled = { from: d.from, to: 'CANCELLATION-ADMINISTRATIVE', purpose: 'administrative', units: d.units };
    return moveUnits(book, { ...cancelled, discharges: d.obligation }, at, proposal);
  },
};

/** Moves, uses or cancels; `closing` moves all that an account holds. */
export const moveUnits = (book: ReferenceBook, d: Move & { closing?: boolean }, at: string, proposal: string | null): Decision => {
  const [from, to] = [book.accountBook.get(d.from), book.accountBook.get(d.to)];
  if (!from || !to) return 'unknown-account';
  if (from === to) return 'same-account';
  if (!(from.state === 'active' || (d.closing && from.state === 'suspended')) || to.state !== 'active') return 'account-not-active';
  const named = d.closing ? [heldBy(book, d.from)] : d.units.blocks?.map((block) => rangeOf(book, block));
  if (named?.some((range) => range.length === 0)) return 'unknown-units';
  const parts = named ?? [oldestOf(book, d.from, d.units, at)];
  const units = parts.flat();
  if (terminal(from.type) || units.some((unit) => terminal(book.accountBook.get(unit.account)?.type))) return 'double-use';
  if (units.some((unit) => unit.account !== d.from)) return 'units-not-held';
  if (units.some((unit) => unit.frozen)) return 'units-frozen';
  if (units.some((unit) => isReserved(book, unit, at, proposal))) return 'units-reserved';
  if (units.length < Number(d.units.quantity ?? 0)) return 'insufficient-units';
  const owed = d.discharges === undefined ? undefined : book.obligationOf(d.discharges);
  const claim = owed ? undefined : book.finances.find(({ finance }) => finance === d.discharges);
  if (claim && (to.type !== 'cancellation-voluntary' || units.some((unit) => settlesNothing(claim, unit)))) return 'account-not-entitled';
  const kinds = ENTITLED[d.purpose]?.[to.type] ?? [];
  const bound = d.purpose === 'use' ? from.type !== 'adaptation-share' : ['IMP', 'OP'].includes(d.purpose);
  const barred = (unit: Unit) =>
    !kinds.includes(unit.kind) || (d.purpose === 'use' && unit.host === to.party) || (owed && owed.component === unit.component);
  if (owed && d.purpose !== 'administrative') return 'account-not-entitled';
  if (['pending', 'buffer'].includes(from.type) || units.some(barred) || (bound && from.party !== to.party)) return 'account-not-entitled';
  const abroad = from.party !== null && to.party !== null && from.party !== to.party;
  const isFirst = abroad || to.type === 'adaptation-share' || ['IMP', 'OP', 'OMGE'].includes(d.purpose);
  const fresh = units.filter((unit) => isFirst && AUTHORIZED.includes(unit.kind) && !unit.firstTransferred);
  const outsider = to.party !== null && !book.parties.get(to.party)?.participating;
  if (outsider && (d.purpose === 'use' || fresh.length > 0)) return 'party-not-participating';
  if (fresh.some((unit) => !book.parties.get(unit.host)?.participating)) return 'party-not-participating';
  const [purpose, governed] = [{ use: 'NDC', IMP: 'IMP', OP: 'OP' }[d.purpose], ['use', 'IMP', 'OP'].includes(d.purpose) ? units : fresh];
  if (governed.some((unit) => !mayBeUsedBy(book, to.party, unit, at))) return 'authorization-not-in-force';
  if (purpose && units.some((unit) => book.termsOf(unit)?.purposes.includes(purpose) === false)) return 'purpose-not-authorized';
  const period = book.parties
    .get(to.party ?? '')
    ?.ndcPeriods.find((one) => one.first === to.ndcPeriod?.first && one.last === to.ndcPeriod.last);
  const outside = (year: string) => !period || !within(year, period);
  if (d.purpose === 'use' && (outside(d.year ?? '') || units.some((unit) => outside(unit.vintage)))) return 'vintage-outside-period';
  if (d.discharges !== undefined && !owed && !claim) return 'unknown-obligation';
  if (claim && overSettled(book, claim, units)) return 'exceeds-obligation';
  if (owed && units.length > owed.quantity - owed.discharged) return 'exceeds-obligation';
  return act(() => {
    if (owed) owed.discharged += units.length;
    if (claim) for (const { vintage } of units) claim.settled[vintage] = (claim.settled[vintage] ?? 0) + 1;
    parts.forEach((part) => splitBlocks(book, part));
    firstTransfer(fresh);
    units.forEach((unit) => Object.assign(unit, { account: d.to, usedFor: d.purpose === 'use' ? d.year : null }));
  }, parts);
};
