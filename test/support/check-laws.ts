import { expect } from '@jest/globals';
import { digestOfBook } from '../../src/audit/book-digest.js';
import type { Finding } from '../../src/checker/finding.js';
import { Book } from '../../src/domain/book/book.js';
import { foldAct } from '../../src/ledger/fold.js';
import { sha256 } from '../../src/node/sha256.js';
import { actsOf, checked } from '../checker/checked.js';
import { actsIn } from './acts-in.js';
import { digest } from './book-digest.js';
import { catalogue, type Scenario } from './scenario.js';

/** What the independent checker finds in everything a ledger wrote, and where its book isn't what the events say; nothing inherited. */
export const findingsIn = ({ file, book }: Scenario): Finding[] => {
  const { checker, findings } = checked(book.code, actsOf(file));
  const other = checker.agrees(digestOfBook(book, sha256));
  return [...findings, ...(other ? [other] : [])].filter(({ inherited }) => !inherited);
};

/** The book that the stream makes, from its first event. */
export const replayed = ({ file, book: { code } }: Scenario): Book => {
  const known = catalogue();
  const book = new Book(code);
  book.units.keepHoldings();
  for (const act of actsIn(file)) foldAct(book, known, act);
  return book;
};

/** Q5: no act of the stream breaks a law, the book is what the events say, and they make the very same book again and again. */
export const expectLaws = (scenario: Scenario): void => {
  const [once, twice] = [replayed(scenario), replayed(scenario)];
  expect(findingsIn(scenario)).toEqual([]);
  expect(digest(once)).toBe(digest(scenario.book));
  expect(digest(twice)).toBe(digest(once));
};
