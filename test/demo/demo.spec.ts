import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { freshPath, inProcess, sextant } from '../cli/sextant.js';

describe('sextant demo', () => {
  it("tells a programme's year with every check held", async () => {
    const data = freshPath();
    const { code, out, err } = await inProcess(['demo', '--exit', '--data', data]);
    expect(err).toBe('');
    expect(out).not.toContain('WRONG');
    expect(out).toMatch(/refused {6}409 double-issuance\n.*\n {5}rule {9}R-40\n {5}collides {5}with event \d+/);
    expect(out).toMatch(/refused {6}409 double-use\n.*\n {5}rule {9}R-07\n {5}collides {5}with event \d+/);
    expect(out).toContain('UN01-GHA-10471-2024-1-600');
    expect(out).toContain('UN01-GHA-10471-2024-601-1000');
    expect(out).toMatch(/All \d+ checks held, in [\d.]+ s\.\n$/);
    expect(code).toBe(0);
  });

  it('a directory that has the registry already is left alone', async () => {
    const data = freshPath();
    mkdirSync(join(data, 'UN01'), { recursive: true });
    const { code, out, err } = await sextant(['demo', '--exit', '--data', data]);
    expect([code, out, err]).toEqual([
      1,
      '',
      `${data} has a registry UN01 already. \`sextant demo\` without --data plays in a directory of its own.\n`,
    ]);
  });
});
