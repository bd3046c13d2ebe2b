import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until the answer is as it must be, and gives that answer. It knows no deadline: how long something takes is the
 * machine's business, and what never comes ends with the time limit of the test.
 */
export const eventually = async <T>(ask: () => T | Promise<T>, holds: (answer: T) => boolean): Promise<T> => {
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    await pause(20);
  }
};
