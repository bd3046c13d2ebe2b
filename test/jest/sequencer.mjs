import TestSequencer from '@jest/test-sequencer';

/** Suites that take long, the longest first: begun last, one of them would keep one core busy while the other has nothing left to do. */
const LONG = ['model-based/', 'http/fuzz/fuzz.', 'simulation/', 'servers/', 'power-loss/', 'crash/'];

const rank = ({ path }) => {
  const place = LONG.findIndex((part) => path.includes(`/test/${part}`));
  return place < 0 ? LONG.length : place;
};

/** The order of jest itself, but long suites first, also where nothing is known of earlier runs. */
export default class extends TestSequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
}
