import { happened } from '../../src/domain/message/message.js';
import { WriterStarted } from '../../src/domain/registry/writer-started.js';
import type { StoredAct } from '../../src/event-store/event-store.js';
import { seal } from '../../src/ledger/seal.js';
import type { Dice } from '../simulation/dice.js';

/** An act of one to four events from revision `first` on, small ones and such as fill more than one page of the file. */
export const anAct = (dice: Dice, first: number): StoredAct => {
  const event = (): WriterStarted =>
    happened(WriterStarted, {
      ...{ node: 'node-1', build: 'recorded', catalogue: 'whatever' },
      url: 'x'.repeat(dice.oneOf(10, 200, 900, 5_000)),
    });
  const others = Array.from({ length: dice.oneOf(0, 0, 1, 3) }, event);
  const meta = { registry: 'UN01', actor: 'node', approver: null, authority: null, command: null, commandHash: null };
  return seal([event(), ...others], BigInt(first), { ...meta, at: '2026-06-01T00:00:00.000Z' }).map(({ stored }) => stored);
};
