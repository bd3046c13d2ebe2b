import { describe, expect, test } from '@jest/globals';
import { ReaderTurns } from '../../src/http/events/reader-turns.js';

/** Keeps the thread busy for longer than a turn. */
const work = (ms = 2): void => {
  for (const until = performance.now() + ms; performance.now() < until;);
};

describe('readers have the thread in turns', () => {
  test('between two long pieces everybody else has it, however many wait', async () => {
    const turns = new ReaderTurns(() => false);
    const happened: string[] = [];
    const others = (): void => {
      happened.push('others');
      if (happened.length < 10) setImmediate(others);
    };
    const pieces = [1, 2, 3].map((n) =>
      turns.do(() => {
        work();
        happened.push(`piece ${n}`);
      }),
    );
    setImmediate(others);
    await Promise.all(pieces);
    expect(happened.slice(0, 5)).toEqual(['piece 1', 'others', 'piece 2', 'others', 'piece 3']);
  });

  test('short pieces share one', async () => {
    const turns = new ReaderTurns(() => false);
    const happened: string[] = [];
    const pieces = ['a', 'b', 'c'].map((name) => turns.do(() => happened.push(name)));
    setImmediate(() => happened.push('others'));
    await Promise.all(pieces);
    expect(happened).toEqual(['a', 'b', 'c']);
  });

  test('while commands wait readers rest three times as long as they worked', async () => {
    const turns = new ReaderTurns(() => true);
    const happened: string[] = [];
    const first = turns.do(() => {
      work(10);
      setTimeout(() => happened.push('20 ms later'), 20);
    });
    const second = turns.do(() => happened.push('second'));
    await Promise.all([first, second]);
    expect(happened).toEqual(['20 ms later', 'second']);
  });

  test('they owe nobody a rest for what they did while nobody waited', async () => {
    let commandsWait = false;
    const turns = new ReaderTurns(() => commandsWait);
    const happened: string[] = [];
    for (let i = 0; i < 40; i += 1) await turns.do(() => work(5));
    commandsWait = true;
    const later = new Promise((resolve) => setTimeout(() => resolve(happened.push('300 ms later')), 300));
    await Promise.all([turns.do(() => happened.push('next')), later]);
    expect(happened).toEqual(['next', '300 ms later']);
  });

  test('a piece that fails is its own reader’s fault', async () => {
    const turns = new ReaderTurns(() => false);
    const failing = turns.do(() => {
      throw new Error('damaged');
    });
    const next = turns.do(() => 'next');
    await expect(failing).rejects.toThrow('damaged');
    expect(await next).toBe('next');
  });
});
