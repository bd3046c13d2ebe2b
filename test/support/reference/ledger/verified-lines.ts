import type { ReferenceBook } from './book.js';
import { compare, type Component, type VerifiedLine } from './records.js';

/** What was verified of a component and still counts. */
export const verifiedLines = (book: ReferenceBook, component: string): VerifiedLine[] =>
  [...book.verifications.values()]
    .filter(({ withdrawn }) => !withdrawn)
    .flatMap(({ lines }) => lines)
    .filter((line) => line.component === component);

/** What is left of a line when all that came off it is off; below 0 where that was too much. */
const rest = ({ verified, deducted, carriedIn, settled, issued }: VerifiedLine): number =>
  verified - deducted - carriedIn - settled - issued;
export const leftOf = (line: VerifiedLine): number => Math.max(0, rest(line));
export const shortOf = (line: VerifiedLine): number => Math.max(0, -rest(line));
/** What may be issued of a line, issued or not. */
export const issuableOf = (line: VerifiedLine): number => line.issued + leftOf(line);

/** Takes what the component has to make good off its lines, a tonne at a time, oldest vintage first. Gives each tonne's line. */
export const takeOff = (book: ReferenceBook, record: Component): VerifiedLine[] => {
  const taken: VerifiedLine[] = [];
  for (const line of verifiedLines(book, record.component).toSorted((a, b) => compare([a.vintage], [b.vintage])))
    while (record.deficit > 0 && leftOf(line) > 0) {
      line.settled += 1;
      record.deficit -= 1;
      taken.push(line);
    }
  return taken;
};

/** Gives a tonne back that was taken off a line: it covers what the line itself lacks, or has to be made good from elsewhere. */
export const giveBack = (record: Component, line: VerifiedLine): void => {
  const lacked = shortOf(line);
  line.settled -= 1;
  if (shortOf(line) < lacked && line.carried > 0) line.carried -= 1;
  else record.deficit += 1;
};
