import { afterEach, expect } from '@jest/globals';
import { Book } from '../../src/domain/book/book.js';
import { actsIn } from './acts-in.js';
import { digest, digestOfFold } from './book-digest.js';
import { catalogue, type Scenario } from './scenario.js';

const played: Scenario[] = [];

/** After each test: the events of every scenario played in it make the very book it ended with. */
export const everyStoryReplays = (): void => {
  afterEach(async () => {
    const known = catalogue();
    for (const scenario of played.splice(0)) {
      expect(digestOfFold(new Book(scenario.book.code), known, actsIn(scenario.file))).toBe(digest(scenario.book));
      await scenario.file.close();
    }
  });
};

/** A scenario that `everyStoryReplays` checks. */
export const remember = (scenario: Scenario): Scenario => {
  played.push(scenario);
  return scenario;
};
