import type { ReferenceBook } from './book.js';
import type { Unit } from './records.js';

/** A refusal, or what happens and the ranges that it splits off. */
export type Decision = string | { apply: () => void; parts: Unit[][] };
type Command = (book: ReferenceBook, data: never, at: string, actor: string, proposal: string | null) => Decision;
/** The commands of a topic, by their names. */
export type Commands = Record<string, Command>;

export const act = (apply: () => void, parts: Unit[][] = []): Decision => ({ apply, parts });
/** Both, or the first refusal of the two. */
export const then = (first: Decision, second: Decision): Decision => {
  if (typeof first === 'string' || typeof second === 'string') return typeof first === 'string' ? first : second;
  return act(() => [first, second].forEach((each) => each.apply()), first.parts);
};
