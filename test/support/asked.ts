import type { Answer, Params, QuestionName } from '../../src/projections/questions.js';
import { Recorded } from '../projections/support/recorded.js';
import { eventsOf } from '../projections/support/stories.js';
import type { Scenario } from './scenario.js';

/** What the reads answer of a scenario's events. */
export const asked = async <K extends QuestionName>(scenario: Scenario, question: K, params: Params<K>): Promise<Answer<K>> => {
  const recorded = new Recorded(scenario.book.code, eventsOf(scenario));
  try {
    return (await (await recorded.open()).ask(question, params)).answer;
  } finally {
    await recorded.discard();
  }
};
