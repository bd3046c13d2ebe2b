import type { Act, Step } from '../act.js';
import type { EventType } from '../events/events.js';
import type { State } from '../state/state.js';

/** What an event does to the registry, and what the rules say is due for it. It believes the event: the laws have judged it. */
export type Fold<T extends EventType> = (step: Step<T>, state: State, act: Act) => void;
