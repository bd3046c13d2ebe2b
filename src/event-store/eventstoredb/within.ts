import { NoAnswer } from './no-answer.js';

/**
 * What `work` gives, or `NoAnswer` when it takes longer. The client has no deadline on its first call, on reads and on discovery, so each
 * call gets one here (`docs/architecture.md` 10.2). A late answer, or a late failure, is heard by nobody.
 */
export const within = <T>(milliseconds: number, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswer(milliseconds)), milliseconds);
    void work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
