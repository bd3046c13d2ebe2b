import { describe, test } from '@jest/globals';
import { playAll, playTwice, SEEDS, TIME } from './run.js';

describe('A node on a server that loses, delays and repeats requests and loses answers', () => {
  const happens = ['accepted', 'replayed', 'unheard', 'unavailable', 'outcome-unknown', 'find: act', 'find: never executed'];

  test(`keeps every promise: ${SEEDS} seeds`, () => playAll('server', happens), TIME);
  test('does the same again from the same seed', () => playTwice('server'), TIME);
});
