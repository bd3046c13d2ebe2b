import type { ReadonlyBook } from '../domain/book/readonly-book.js';
import type { DomainEvent } from '../domain/message/message.js';

/** An event of the act that is looked at, with its revision. */
export interface ActEvent {
  readonly event: DomainEvent;
  readonly revision: bigint;
}

/** One place where a law doesn't hold. */
export interface Finding {
  readonly law: string;
  readonly detail: string;
  readonly revision?: bigint | undefined;
  readonly blocks?: readonly string[];
}

/** What a law found, and in a few words what it looked at. */
export interface Checked {
  readonly figure: string;
  readonly findings: Finding[];
}

/** A law of no double counting: what must be true of every book at the end of every act, whatever commands led there. */
export interface Law {
  readonly name: string;
  /** The rules it rests on (`docs/rules.md`). */
  readonly rule: string;
  readonly says: string;
  /** Of the whole book, and of the act that came last where one is given. Never throws on a damaged book: it collects. */
  readonly check: (book: ReadonlyBook, act?: readonly ActEvent[]) => Checked;
  /** Of the act that came last alone, for an audit that follows a stream. */
  readonly checkAct: (book: ReadonlyBook, act: readonly ActEvent[]) => Finding[];
}

type Found = Omit<Finding, 'law'>;

interface LawText extends Pick<Law, 'name' | 'rule' | 'says'> {
  /** Yields what is wrong with the book and returns the figure. */
  readonly ofBook: (book: ReadonlyBook) => Generator<Found, string>;
  /** Yields what is wrong with the last act; absent for a law about the book alone. */
  readonly ofAct?: (book: ReadonlyBook, act: readonly ActEvent[]) => Generator<Found>;
}

export const law = ({ name, rule, says, ofBook, ofAct }: LawText): Law => {
  const named = (found: Found): Finding => ({ law: name, ...found });
  const checkAct: Law['checkAct'] = (book, act) => (ofAct ? [...ofAct(book, act)].map(named) : []);
  const check: Law['check'] = (book, act = []) => {
    const findings: Finding[] = [];
    const looking = ofBook(book);
    let step = looking.next();
    for (; !step.done; step = looking.next()) findings.push(named(step.value));
    return { figure: step.value, findings: [...findings, ...checkAct(book, act)] };
  };
  return { name, rule, says, check, checkAct };
};
