import { describe, expect, it } from '@jest/globals';
import { nodeOf, pathTo } from '../../../src/projections/read-file/intervals.js';

describe('the tree of intervals', () => {
  it('hangs every interval at exactly one node of the path to each revision that it holds', () => {
    const head = 40;
    for (let began = 0; began < head; began += 1)
      for (let ended = began + 1; ended <= head; ended += 1) {
        const node = nodeOf(began, ended);
        for (let revision = began; revision < ended; revision += 1)
          expect(pathTo(revision, head).filter((one) => one === node)).toEqual([node]);
      }
  });
});
