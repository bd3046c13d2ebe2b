import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../../src/projections/questions.js';
import { Recorded } from './support/recorded.js';
import { eventsOf, storyOf } from './support/stories.js';

type Move = Answer<'statement'>['moves'][number];

describe('the statement of an account', () => {
  it('opens with what was there, ends with what is, and each move leads from one balance to the next, in pages of any size', async () => {
    const events = eventsOf(await storyOf(11, 400));
    const stored = events.map(({ body }) => JSON.parse(body) as { registry: string; at: string });
    const recorded = new Recorded(stored[0]?.registry ?? '', events);
    const model = await recorded.open();
    const days = [...new Set(stored.map(({ at }) => at.slice(0, 10)))];
    const [middle = '', last = ''] = [days[days.length >> 1], days.at(-1)];
    const heldOn = async (account: string, at: string): Promise<string> => {
      try {
        return (await model.ask('account', { account, at })).answer.quantity;
      } catch {
        return '0';
      }
    };
    const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
    for (const { account, quantity } of (await model.ask('accounts', { pageSize: 1000 })).answer.items)
      for (const span of [{}, { from: middle }, { to: middle }, { from: middle, to: last }]) {
        const whole = (await model.ask('statement', { account, ...span, pageSize: 1000 })).answer;
        const moves: Move[] = [];
        for (let cursor: string | null | undefined; cursor !== null;) {
          const page = { account, ...span, pageSize: 2, ...(cursor === undefined ? {} : { cursor }) };
          const { answer } = await model.ask('statement', page);
          moves.push(...answer.moves);
          ({ cursor } = answer);
        }
        expect(moves).toEqual(whole.moves);
        let balance = BigInt(whole.opening);
        for (const move of moves) {
          expect([move.from, move.to]).toContain(account);
          balance += move.to === account ? BigInt(move.quantity) : -BigInt(move.quantity);
          expect([account, move.revision, move.balance]).toEqual([account, move.revision, String(balance)]);
        }
        expect([account, span, whole.closing]).toEqual([account, span, String(balance)]);
        if (!('to' in span)) expect([account, whole.closing]).toEqual([account, quantity]);
        else expect([account, whole.closing]).toEqual([account, await heldOn(account, span.to)]);
        if ('from' in span) expect([account, whole.opening]).toEqual([account, await heldOn(account, dayBefore(span.from))]);
        else expect(whole.opening).toBe('0');
      }
    const wrong = { account: 'PENDING', from: '2026-02-02', to: '2026-02-01' };
    await expect(model.ask('statement', wrong)).rejects.toMatchObject({ code: 'malformed-request' });
    await expect(model.ask('statement', { account: 'NOBODY' })).rejects.toMatchObject({ code: 'unknown-account' });
    await recorded.discard();
  });
});
