import type { Scheduler, Task } from './scheduler.js';

const NAMES = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate', 'performance'] as const;

/**
 * Puts the scheduler in the place of the global timers and of the monotonic clock; the code under test looks them up at each call. Returns
 * what puts the real ones back.
 */
export const useVirtualTime = (scheduler: Scheduler): (() => void) => {
  const real = NAMES.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  const put = (name: (typeof NAMES)[number], value: unknown): void => {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  };
  type Work = (...args: unknown[]) => void;
  const clear = (task?: Task | { task: Task }): void => {
    if (task) ('task' in task ? task.task : task).cancelled = true;
  };
  put('setTimeout', (work: Work, delay = 0, ...args: unknown[]) =>
    scheduler.add(scheduler.current, Math.max(1, delay), 'timer', () => work(...args)),
  );
  put('setImmediate', (work: Work, ...args: unknown[]) => scheduler.add(scheduler.current, 0, 'turn', () => work(...args)));
  put('setInterval', (work: Work, delay = 0, ...args: unknown[]) => {
    const owner = scheduler.current;
    const next = (): Task =>
      scheduler.add(owner, Math.max(1, delay), 'interval', () => {
        handle.task = next();
        work(...args);
      });
    const handle = { task: next() };
    return handle;
  });
  put('clearTimeout', clear);
  put('clearInterval', clear);
  put('clearImmediate', clear);
  put('performance', { now: () => scheduler.now });
  return () => {
    for (const [name, descriptor] of real) if (descriptor) Object.defineProperty(globalThis, name, descriptor);
  };
};
