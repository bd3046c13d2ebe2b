import type { Result } from '../../checker/checker.js';
import type { Finding } from '../../checker/finding.js';

/** There are new events; the result is wanted; the thread is to end. */
export type ToThread = 'head' | 'result' | 'end';

export type FromThread =
  | { readonly kind: 'checked'; readonly revision: number; readonly found: readonly Finding[] }
  | { readonly kind: 'result'; readonly result: Result };
