import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const SRC = join(import.meta.dirname, '../../src');
const LARGEST = 250;
const MEDIAN = 60;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, lines: readFileSync(join(SRC, name), 'utf8').split('\n').slice(0, -1) }));

describe('src', () => {
  it(`has no file of more than ${LARGEST} lines, and half of them have ${MEDIAN} at most`, () => {
    const sizes = files.map(({ lines }) => lines.length).sort((a, b) => a - b);

    expect(files.filter(({ lines }) => lines.length > LARGEST).map(({ name }) => name)).toEqual([]);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(MEDIAN);
  });

  it('replays, applies, notifies and reports: it is told nothing, and tells nothing', () => {
    const tells = files.flatMap(({ name, lines }) =>
      lines.filter((line) => /\b(?:told|telling)\b/i.test(line)).map((line) => ({ name, line: line.trim() })),
    );
    expect(tells.map(({ name, line }) => `${name}: ${line}`)).toEqual([]);
  });
});
