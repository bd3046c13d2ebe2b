import { isFirstTransferredAtOnce } from './authorization.js';
import type { ReferenceBook } from './book.js';
import { day } from './dates.js';
import { act, type Commands } from './decision.js';
import { lastOf } from './exclusions.js';
import { accountsRefused, linesRefused, targetsBarred } from './issuance-rules.js';
import { leviedLines } from './levies.js';
import { type Issuance, type Levied, type Line, sum, type Target, type VerifiedLine, type Waiting } from './records.js';
import { leftOf } from './verified-lines.js';
import { countOf, createUnits, firstTransfer, pendingOf, splitBlocks } from './units.js';

/** Issuances and what is handed out of them. */
export const ISSUANCE: Commands = {
  'issue-units': (book, d: Issuance, at) => {
    const verification = book.verifications.get(d.verification);
    if (!verification || verification.withdrawn) return 'unknown-verification';
    const { programme, host, lines: verified } = verification;
    const asked = ({ component, vintage }: VerifiedLine) =>
      sum(d.lines, (line) => (line.component === component && line.vintage === vintage ? line.quantity : 0));
    const over = verified.filter((line) => asked(line) > leftOf(line));
    const targets = d.distribution ?? [];
    if (d.lines.some((line) => !verified.some(({ component }) => component === line.component))) return 'unknown-component';
    if (countOf(book, (unit) => unit.issuance === d.issuance) > 0 || over.some((line) => line.issued > 0)) return 'double-issuance';
    if (d.lines.some((line) => isImported(book, programme, line.vintage))) return 'already-issued-here';
    if (over.length > 0 || sum(verified, asked) < sum(d.lines, (line) => line.quantity)) return 'exceeds-verified';
    const barredLines = linesRefused(book, d.lines, programme, host, at);
    if (barredLines !== null) return barredLines;
    if (d.lines.some((line) => isOut(book, line, verification.to))) return 'component-not-active';
    const { levied: lines, pay } = leviedLines(book, d.verification, d.lines, programme, host);
    const refusal = accountsRefused(book, targets, receiving(lines));
    if (refusal !== null) return refusal;
    const barred = targetsBarred(book, unborn(book, lines, host), targets, at);
    if (barred !== null) return barred;
    if (sum(targets, (target) => target.quantity) > sum(lines, (line) => line.left)) return 'distribution-exceeds';
    return act(() => {
      pay();
      verified.forEach((line) => (line.issued += asked(line)));
      for (const { component } of d.lines) book.components.get(component)!.firstIssued ??= day(at);
      lines.forEach((line) => issueLine(book, line, d.issuance, programme, host));
      distribute(book, d.issuance, targets);
    });
  },
  'distribute-units': (book, d: { issuance: string; distribution: Target[] }, at) => {
    if (countOf(book, (unit) => unit.issuance === d.issuance) === 0) return 'unknown-issuance';
    if (sum(d.distribution, (target) => target.quantity) > pendingOf(book, d.issuance).length) return 'distribution-exceeds';
    const refusal =
      accountsRefused(book, d.distribution, ['PENDING']) ?? targetsBarred(book, pendingOf(book, d.issuance), d.distribution, at);
    return refusal ?? act(() => distribute(book, d.issuance, d.distribution));
  },
};

/** Whether the component had left on the last day of the line. */
const isOut = (book: ReferenceBook, { component, vintage }: Line, to: string): boolean =>
  [to, `${vintage}-12-31`].sort()[0]! > lastOf(book.components.get(component)!);

/** The accounts of the administrator that the units come into. */
const receiving = (lines: Levied[]): string[] => {
  const parts = { PENDING: 'left', 'ADAPTATION-SHARE': 'adaptation', 'OMGE-MANDATORY': 'omge', BUFFER: 'buffer' } as const;
  return Object.entries(parts).flatMap(([account, part]) => (lines.some((line) => line[part] > 0) ? [account] : []));
};

/** Whether units of the programme and vintage came in by import. */
const isImported = (book: ReferenceBook, programme: string, vintage: string): boolean =>
  countOf(book, (unit) => unit.activity === programme && unit.vintage === vintage && unit.issuance === null) > 0;

/** Creates a line's units: the participants' in PENDING, and the levies. */
const issueLine = (book: ReferenceBook, line: Levied, issuance: string, activity: string, host: string): void => {
  const { component, vintage, authorization = null, contribution = null } = line;
  const kind = authorization ? (book.kind === 'mechanism' ? 'AER' : 'ITMO') : contribution ? 'MCU' : 'CER';
  const born = { host, activity, vintage, kind, authorization, contribution, issuance, component };
  const participants = createUnits(book, line.left, { ...born, account: 'PENDING', part: 'participants' });
  const levies = [
    ...createUnits(book, line.adaptation, { ...born, account: 'ADAPTATION-SHARE', part: 'adaptation' }),
    ...createUnits(book, line.omge, { ...born, account: 'OMGE-MANDATORY', part: 'omge' }),
  ];
  const buffer = createUnits(book, line.buffer, { ...born, account: 'BUFFER', part: 'buffer' });
  firstTransfer(isFirstTransferredAtOnce(book, { authorization }) ? [...participants, ...levies, ...buffer] : levies);
};

/** Hands pending units out. */
const distribute = (book: ReferenceBook, issuance: string, targets: Target[]): void => {
  for (const { account, quantity } of targets) {
    const units = pendingOf(book, issuance).slice(0, Number(quantity));
    splitBlocks(book, units);
    units.forEach((unit) => (unit.account = account));
    firstTransfer(units.filter((unit) => unit.host !== book.accountBook.get(account)?.party));
  }
};

/** The participants' units of lines as they would be issued, in the order in which they would be handed out. */
const unborn = (book: ReferenceBook, lines: Levied[], host: string): Waiting[] => {
  const order = (line: Levied) => `${line.vintage} ${line.component}`;
  const inOrder = [...lines].sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
  return inOrder.flatMap(({ left, authorization = null, contribution = null }) => {
    const kind = authorization ? 'AER' : contribution ? 'MCU' : 'CER';
    return Array<Waiting>(left).fill({ host, kind, authorization, firstTransferred: isFirstTransferredAtOnce(book, { authorization }) });
  });
};
