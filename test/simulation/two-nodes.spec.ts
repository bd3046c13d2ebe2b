import { describe, test } from '@jest/globals';
import { playAll, playTwice, SEEDS, TIME } from './run.js';

describe('Two nodes on one stream, each promoted over the other again and again', () => {
  const happens = [
    'accepted',
    'replayed',
    'unheard',
    'unavailable',
    'outcome-unknown',
    'not-the-writer',
    'find: act',
    'find: not-the-writer',
  ];

  test(`keep every promise: ${SEEDS} seeds`, () => playAll('two nodes', happens), TIME);
  test('do the same again from the same seed', () => playTwice('two nodes'), TIME);
});
