import { describe, expect, it } from '@jest/globals';
import { grouped, pairs, table } from '../../src/cli/table.js';

describe('tables', () => {
  it('groups digits', () => {
    expect([grouped('23240850'), grouped(-1000n), grouped(999), grouped('0')]).toEqual(['23,240,850', '-1,000', '999', '0']);
  });

  it('figures stand to the right, words to the left', () => {
    expect(
      table(
        ['host', 'units'],
        [
          ['Benin', '500,903'],
          ['Lao', '7'],
        ],
      ),
    ).toBe(['host     units', '-----  -------', 'Benin  500,903', 'Lao          7', ''].join('\n'));
  });

  it('names of pairs are aligned', () => {
    expect(
      pairs([
        ['HOST', '127.0.0.1'],
        ['A', 'b'],
      ]),
    ).toBe('HOST  127.0.0.1\nA     b\n');
  });
});
