import { describe, expect, it } from '@jest/globals';
import { happened } from '../../src/domain/kernel/message.js';
import { PartyRegistered } from '../../src/domain/registry/party-registered.js';
import { seal, type SealedEvent } from '../../src/ledger/seal.js';

const META = {
  ...{ registry: 'UN01', actor: 'dev', approver: null, authority: 'administrator', at: '2026-06-01T00:00:00.000Z' },
  ...{ command: null, commandHash: null },
};
const EVENTS = 18;

/** An act of 18 events whose data have so many letters in all. */
const sealed = (letters: number): SealedEvent[] =>
  seal(
    Array.from({ length: EVENTS }, (_, i) => {
      const own = Math.floor(letters / EVENTS) + (i < letters % EVENTS ? 1 : 0);
      return happened(PartyRegistered, {
        ...{ party: 'x'.repeat(own), participating: true, leastDevelopedOrIsland: false },
        ...{ waivesAdaptationExemption: false, ndcPeriods: [] },
      });
    }),
    0n,
    META,
  );
const bytesOf = (act: readonly SealedEvent[]): number => act.reduce((sum, { stored }) => sum + Buffer.byteLength(stored.body), 0);

describe('an act', () => {
  it('may have 900 KiB to the byte, and not one more', () => {
    const most = 900 * 1024;
    const letters = most - bytesOf(sealed(0));
    expect(bytesOf(sealed(letters))).toBe(most);
    expect(() => sealed(letters + 1)).toThrow(expect.objectContaining({ code: 'too-large' }));
  });

  it('has another id wherever a byte is another', () => {
    const ids = [0, 1, 18].map((letters) => sealed(letters)[0]?.stored.id);
    const [later] = seal([happened(PartyRegistered, { party: 'GHA' } as PartyRegistered)], 1n, META);
    const [earlier] = seal([happened(PartyRegistered, { party: 'GHA' } as PartyRegistered)], 0n, META);
    expect(ids[0]).not.toBe(ids[1]);
    expect(ids[1]).toBe(ids[2]);
    expect(earlier?.stored.id).not.toBe(later?.stored.id);
  });
});
