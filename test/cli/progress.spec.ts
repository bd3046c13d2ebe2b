import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { Progress } from '../../src/cli/progress.js';
import type { Terminal } from '../../src/cli/terminal.js';

const told = (watched: boolean): { terminal: Terminal; err: string[] } => {
  const err: string[] = [];
  const quiet = (): void => undefined;
  return {
    terminal: {
      env: {},
      input: Readable.from([]),
      out: quiet,
      drained: () => Promise.resolve(),
      err: (text) => void err.push(text),
      watched,
    },
    err,
  };
};

describe('progress', () => {
  it('on a terminal: how far, how fast, how long yet; the line goes away at the end', () => {
    const { terminal, err } = told(true);
    const progress = new Progress(terminal, 'events', 2_000);
    progress.at(1_000);
    progress.end();
    expect(err[0]).toMatch(/events: 1,000 of 2,000, [\d,]+\/s, \d+ s left$/);
    expect(err.at(-1)).toBe('\r\u001b[K');
  });

  it('in a pipe: nothing', () => {
    const { terminal, err } = told(false);
    const progress = new Progress(terminal, 'events', 2_000);
    progress.at(1_000);
    progress.end();
    expect(err).toEqual([]);
  });
});
