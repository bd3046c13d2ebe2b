import { expect } from '@jest/globals';
import { audit, type Report } from '../../src/audit/audit.js';
import type { Finding } from '../../src/audit/law.js';
import { RunningAudit } from '../../src/audit/running-audit.js';
import { Book } from '../../src/domain/book/book.js';
import { foldAct } from '../../src/ledger/fold.js';
import { actsIn } from './acts-in.js';
import { digest } from './book-digest.js';
import { actsOf, checked } from '../checker/checked.js';
import { sha256 } from '../checker/sha256.js';
import { digestOfBook } from '../../src/audit/book-digest.js';
import { catalogue, type Scenario } from './scenario.js';

/** Every finding of a report. */
export const findingsOf = ({ laws }: Report): Finding[] => laws.flatMap(({ findings }) => findings);

/** The names of the laws that don't hold, in the order of the report. */
export const brokenLaws = ({ laws }: Report): string[] => laws.flatMap(({ name, findings }) => (findings.length > 0 ? [name] : []));

/** The stream once more from its first event, audited act by act. */
export const replayed = ({ file, book: { code } }: Scenario): { book: Book; report: Report } => {
  const known = catalogue();
  const book = new Book(code);
  const running = new RunningAudit(book);
  for (const act of actsIn(file)) running.afterAct(foldAct(book, known, act).events);
  return { book, report: running.report() };
};

/** Q5: the laws hold on the book and were held by every act of its stream; and the stream folds to the very same book, again and again. */
export const expectLaws = (scenario: Scenario): void => {
  const [once, twice] = [replayed(scenario), replayed(scenario)];
  expect(findingsOf(audit(scenario.book))).toEqual([]);
  expect(findingsOf(once.report)).toEqual([]);
  const { checker, findings } = checked(scenario.book.code, actsOf(scenario.file));
  expect(findings.filter(({ inherited }) => !inherited)).toEqual([]);
  expect(checker.digest()).toBe(digestOfBook(scenario.book, sha256));
  expect(digest(once.book)).toBe(digest(scenario.book));
  expect(digest(twice.book)).toBe(digest(once.book));
};
