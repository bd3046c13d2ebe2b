import { flag, record, text } from '../../projections/answers/shape.js';
import { revision } from '../../projections/answers/types.js';

/** What the independent checker found against a law (`docs/auditors.md`). */
export const finding = record({
  law: text('Its name'),
  rule: text('The rules it is about'),
  revision: revision('The event that did it'),
  expected: text('What the rules say'),
  actual: text('What the event says'),
  advice: text('What to do'),
  inherited: flag('Done before the rule came: shown and counted, and no reason to stop'),
});
