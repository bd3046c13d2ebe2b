import { describe, expect, it } from '@jest/globals';
import { happened } from '../../src/domain/message/message.js';
import { PartyRegistered } from '../../src/domain/registry/party-registered.js';
import { seal, type ActMeta, type SealedEvent } from '../../src/ledger/seal.js';

const META: ActMeta = {
  ...{ registry: 'UN01', actor: 'dev', approver: null, authority: 'administrator', at: '2026-06-01T00:00:00.000Z' },
  ...{ command: null, commandHash: null },
};
const EVENTS = 18;

/** An event whose data have so many letters. */
const event = (letters: number): PartyRegistered =>
  happened(PartyRegistered, {
    ...{ party: 'x'.repeat(letters), participating: true, leastDevelopedOrIsland: false },
    ...{ waivesAdaptationExemption: false, ndcPeriods: [] },
  });

/** An act of 18 events with so many letters in all. */
const sealed = (letters: number, first = 0n, meta = META): SealedEvent[] => {
  const each = Math.floor(letters / EVENTS);
  const rest = Array.from({ length: EVENTS - 1 }, (_, i) => event(each + (i + 1 < letters % EVENTS ? 1 : 0)));
  return seal([event(each + (letters % EVENTS > 0 ? 1 : 0)), ...rest], first, meta);
};
const bytesOf = (act: readonly SealedEvent[]): number => act.reduce((sum, { stored }) => sum + Buffer.byteLength(stored.body), 0);

describe('an act', () => {
  it('may have 900 KiB to the byte, and not one more', () => {
    const most = 900 * 1024;
    const letters = most - bytesOf(sealed(0));
    expect(bytesOf(sealed(letters))).toBe(most);
    expect(() => sealed(letters + 1)).toThrow(expect.objectContaining({ code: 'too-large' }));
  });

  it('may have 1,024 parts, and not one more', () => {
    const act = (parts: number): SealedEvent[] => seal([event(0), ...Array.from({ length: parts - 1 }, () => event(0))], 0n, META);
    expect(act(1_024)).toHaveLength(1_024);
    expect(() => act(1_025)).toThrow(expect.objectContaining({ code: 'too-large' }));
  });

  it('is too large where an event that has no halves does not fit 60,000 bytes', () => {
    expect(() => seal([event(60_000)], 0n, META)).toThrow(expect.objectContaining({ code: 'too-large' }));
  });

  it('has another id wherever a byte is another, though its key is the same: a late append is never taken for a later one', () => {
    const command = 'k'.repeat(43);
    const idOf = (letters: number, first: bigint, at: string): string | undefined =>
      sealed(letters, first, { ...META, at, command, commandHash: command })[0]?.stored.id;
    const ids = [idOf(0, 0n, META.at), idOf(1, 0n, META.at), idOf(0, 1n, META.at), idOf(0, 0n, '2026-06-01T00:00:00.001Z')];
    expect(new Set(ids).size).toBe(4);
    expect(idOf(0, 0n, META.at)).toBe(ids[0]);
  });
});
