import { day, oneOf, orNull, record, text } from './form.js';

export const programmeNested = record({
  inner: text,
  outer: text,
  from: day,
  until: orNull(day),
  mode: oneOf('shared', 'baseline-only', 'outer-only'),
  area: orNull(text),
});
