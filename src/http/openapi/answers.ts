import type { Schema } from '../../domain/kernel/json-schema.js';
import { list, nullable, record } from '../../projections/answers/shape.js';
import { code } from '../../projections/answers/types.js';
import { QUESTIONS, type QuestionName } from '../../projections/questions.js';

/** The name under which the answer to a question stands in the document: `EmissionsBalanceAnswer`. */
export const answerName = (question: QuestionName): string =>
  `${question.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}Answer`;

/** Every answer's schema by its name. */
export const answerSchemas = (): Record<string, Schema> =>
  Object.fromEntries(QUESTIONS.map(({ name, answer }) => [answerName(name), answer.schema]));

export const REGISTRIES_ANSWER: Schema = record({
  items: list({ schema: { $ref: `#/components/schemas/${answerName('registry')}` } }),
  cursor: nullable(code('Where the list goes on; null at its end')),
}).schema;
