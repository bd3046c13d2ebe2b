import type { Act, Step } from './act.js';
import type { CheckedEvent, EventType } from './events/events.js';
import type { State } from './state/state.js';

/** What a law says of an event. */
export interface Found {
  /** Where it isn't the law's own. */
  readonly rule?: string;
  readonly expected: string;
  readonly actual: string;
  /** Where it isn't the law's own. */
  readonly advice?: string;
  /**
   * Where the rule came later than the events it binds: with the second version of their type, or with the contract whose policy is of
   * version 2, for rules that changed no event's shape. What events did against it before is inherited.
   */
  readonly since?: 2 | 'contract';
}

/** Reports what an event did against the law. */
export type Find = (event: CheckedEvent, found: Found) => void;

/** What a law looks at of one type of events: the event, and the registry as it stood just before it. */
type Look<T extends EventType> = (step: Step<T>, state: State, find: Find) => void;

/** A law of no double counting. It judges events by the rules and the state that all events before them made; it never throws. */
export interface Law {
  /** `C1` to `C19`, and `C0` for what the checker can't read. */
  readonly id: string;
  readonly name: string;
  readonly rule: string;
  readonly says: string;
  readonly advice: string;
  /** The whole act, before anything of it. */
  readonly before?: (act: Act, state: State, find: Find) => void;
  readonly on?: { readonly [T in EventType]?: Look<T> };
  /** The whole act, when all of it has happened. */
  readonly after?: (act: Act, state: State, find: Find) => void;
  /** What it looked at, by name. */
  readonly figures: (state: State) => Readonly<Record<string, string>>;
}
