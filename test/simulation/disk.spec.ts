import { describe, test } from '@jest/globals';
import { playAll, playTwice, SEEDS, TIME } from './run.js';

describe('A node on its local event file, with a disk that fails, a clock that jumps and a process that dies at any step', () => {
  const happens = [
    'accepted',
    'replayed',
    'unheard',
    'unavailable',
    'storage-full',
    'idempotency-conflict',
    'find: act',
    'find: never executed',
  ];

  test(`keeps every promise: ${SEEDS} seeds`, () => playAll('disk', happens), TIME);
  test('does the same again from the same seed', () => playTwice('disk'), TIME);
});
