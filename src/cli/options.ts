import type { Target } from './act.js';

/** Options that every verb takes, beside its own. */
export type Options = Target & Readonly<Record<string, string & boolean>>;
