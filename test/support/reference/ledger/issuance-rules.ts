import { mayBeUsedBy, overAuthorized } from './authorization.js';
import type { ReferenceBook } from './book.js';
import { day, within } from './dates.js';
import { oversells } from './finance.js';
import { thresholdOf } from './results.js';
import { type Authorization, AUTHORIZED, type Line, sum, type Target, type Waiting } from './records.js';

/** The first rule that the lines of an issuance break. */
export const linesRefused = (book: ReferenceBook, lines: Line[], programme: string, host: string, at: string): string | null => {
  const statements = [...book.authorizations.values()].filter((a) => a.host === host && a.activities.includes(programme));
  const anyOf = (...options: string[]) => statements.some(({ statement }) => options.includes(statement));
  const stated = book.programmes.get(programme)?.mode === 'cdm' || statements.length > 0;
  const authorized = lines.filter((line) => line.authorization !== undefined);
  const inForce = (a: Authorization) =>
    statements.includes(a) && ['all', 'part'].includes(a.statement) && day(at) <= (a.issuedUntil ?? '9');
  if (!stated || (lines.some((line) => line.contribution === 'PI') && !anyOf('later', 'part'))) return 'no-authorization-statement';
  if (!authorized.every((line) => book.termsOf(line))) return 'unknown-authorization';
  if (!authorized.every((line) => inForce(book.termsOf(line)!))) return 'authorization-not-in-force';
  if (!authorized.every((line) => within(line.vintage, book.termsOf(line)!.vintages))) return 'vintage-outside-period';
  if (overAuthorized(book, lines)) return 'authorization-exceeded';
  if (lines.some((line) => (book.termsOf(line)?.metric === 'non-GHG') !== (line.nonGhgQuantity !== undefined))) return 'metric-mismatch';
  if (authorized.length > 0 && !book.parties.get(host)?.participating) return 'party-not-participating';
  const cap = capOf(book, programme, host);
  const asked = (vintage: string) => sum(lines, (line) => (line.vintage === vintage ? line.quantity : 0));
  if (lines.some((line) => issuedGross(book, programme, host, line.vintage) + asked(line.vintage) > cap)) return 'cap-exceeded';
  const contains = (book.programmes.get(programme)?.scale ?? 'activity') !== 'activity';
  if (contains && lines.some(({ vintage }) => !thresholdOf(book, { programme, host, vintage }))) return 'threshold-missing';
  return oversells(book, lines, { programme, host }) ? 'finance-overclaim' : null;
};

/** What a host approved a year. */
export const capOf = (book: ReferenceBook, programme: string, host: string): number =>
  Number(book.approvalOf(programme, host)?.maximumAnnualAmount);

/** The first rule that the accounts of a distribution break. */
export const accountsRefused = (book: ReferenceBook, targets: { account: string }[], through: string[]): string | null => {
  const accounts = targets.map((target) => book.accountBook.get(target.account));
  if (!accounts.every(Boolean)) return 'unknown-account';
  const own = through.map((account) => book.accountBook.get(account));
  if ([...accounts, ...own].some((account) => account?.state !== 'active')) return 'account-not-active';
  return accounts.some((account) => account?.type !== 'holding') ? 'account-not-entitled' : null;
};

/** What goes out to another Party than the host is first transferred to it: it must take part, and may have to be named. */
export const targetsBarred = (book: ReferenceBook, units: Waiting[], targets: Target[], at: string): string | null => {
  let next = 0;
  for (const { account, quantity } of targets) {
    const party = book.accountBook.get(account)?.party ?? null;
    const fresh = units.slice(next, (next += Number(quantity))).filter((unit) => wouldBeFirst(unit, party));
    const both = [party, ...fresh.map(({ host }) => host)];
    if (fresh.length > 0 && both.some((one) => one !== null && !book.parties.get(one)?.participating)) return 'account-not-entitled';
    if (fresh.some((unit) => !mayBeUsedBy(book, party, unit, at))) return 'authorization-not-in-force';
  }
  return null;
};

/** Whether handing the unit to the Party is its first transfer. */
const wouldBeFirst = ({ kind, host, firstTransferred }: Waiting, party: string | null): boolean => {
  return AUTHORIZED.includes(kind) && !firstTransferred && host !== party;
};

/** What was issued of a vintage, levies included. */
export const issuedGross = (book: ReferenceBook, programme: string, host: string, vintage: string): number => {
  const here = [...book.verifications.values()].filter((v) => v.programme === programme && v.host === host);
  return sum(here, ({ lines }) => sum(lines, (line) => (line.vintage === vintage ? line.issued : 0)));
};
