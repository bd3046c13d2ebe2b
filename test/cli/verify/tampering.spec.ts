import { describe, expect, it } from '@jest/globals';
import { Dice } from '../../simulation/dice.js';
import { checkpointOf, FOREIGN, forged, found, history, verified, type Beside } from './history.js';

const TIMES = 100;
const told = history();

/** What somebody did, and the finding that must name the place. */
interface Done {
  readonly lines: readonly string[];
  readonly beside: Beside;
  readonly finding: string;
}

const without = <T>(items: readonly T[], at: number): T[] => items.toSpliced(at, 1);
const forgedAt = (lines: readonly string[], at: number): string[] => lines.map((line, i) => (i === at ? forged(line) : line));
/** Another character at a place of chance. */
const edited = (line: string, dice: Dice): string => {
  const at = dice.between(0, line.length - 1);
  const char = line.charAt(at);
  const other = dice.oneOf('a', '0', '"', ',', 'z', '}');
  return line.slice(0, at) + (other === char ? 'é' : other) + line.slice(at + 1);
};

const KINDS: Readonly<Record<string, (lines: readonly string[], dice: Dice) => Done>> = {
  'an event is edited': (lines, dice) => {
    const at = dice.between(0, lines.length - 1);
    return { lines: lines.map((line, i) => (i === at ? edited(line, dice) : line)), beside: whole(lines), finding: `event at ${at}` };
  },
  'an event is left out': (lines, dice) => {
    const at = dice.between(0, lines.length - 2);
    return { lines: without(lines, at), beside: whole(lines), finding: `event at ${at}` };
  },
  'an event is put in': (lines, dice) => {
    const at = dice.between(0, lines.length);
    const copy = lines[dice.between(0, lines.length - 1)] ?? '';
    const fits = copy.includes(`"revision":"${at}"`);
    return { lines: lines.toSpliced(at, 0, copy), beside: whole(lines), finding: `event at ${fits ? at + 1 : at}` };
  },
  'two events change places': (lines, dice) => {
    const at = dice.between(0, lines.length - 2);
    const other = dice.between(at + 1, lines.length - 1);
    const swapped = lines.map((line, i) => (i === at ? lines[other] : i === other ? lines[at] : line) ?? '');
    return { lines: swapped, beside: whole(lines), finding: `event at ${at}` };
  },
  'the end is cut off': (lines, dice) => {
    const size = dice.between(0, lines.length - 1);
    return { lines: lines.slice(0, size), beside: whole(lines), finding: `root at ${size}` };
  },
  'it is written anew and signed with another key': (lines, dice) => {
    const other = forgedAt(lines, dice.between(0, lines.length - 1));
    return { lines: other, beside: { checkpoint: checkpointOf(other, FOREIGN) }, finding: `signature at ${lines.length - 1}` };
  },
  'it is written anew and signed with the key itself': (lines, dice) => {
    const at = dice.between(0, lines.length - 1);
    const other = forgedAt(lines, at);
    const sizes = [Math.ceil((at + 1) / 2), dice.between(at + 1, lines.length)].filter((size) => size > 0);
    const seen = sizes.map((size) => checkpointOf(lines.slice(0, size)));
    const first = sizes.find((size) => size > at) ?? 0;
    return { lines: other, beside: { checkpoint: checkpointOf(other), seen }, finding: `seen-checkpoint at ${first - 1}` };
  },
  'it is set back to an earlier day, with the checkpoint of that day': (lines, dice) => {
    const size = dice.between(1, lines.length - 1);
    const earlier = lines.slice(0, size);
    const seen = [checkpointOf(lines.slice(0, dice.between(size + 1, lines.length)))];
    return { lines: earlier, beside: { checkpoint: checkpointOf(earlier), seen }, finding: `seen-checkpoint at ${size}` };
  },
};

const whole = (lines: readonly string[]): Beside => ({ checkpoint: checkpointOf(lines) });

describe('a history that somebody tampered with', () => {
  it('is none where nobody did', async () => {
    const { lines } = told;
    expect(lines.length).toBeGreaterThan(40);
    const result = await verified(lines, { ...whole(lines), seen: [checkpointOf(lines.slice(0, 7)), checkpointOf(lines)] });
    expect([result.holds, result.findings, result.judged]).toEqual([true, [], String(lines.length)]);
  });

  it.each(Object.entries(KINDS))(`is found with the place where ${'%s'}: ${TIMES} times`, async (kind, tamper) => {
    for (let i = 0; i < TIMES; i += 1) {
      const { lines, beside, finding } = tamper(told.lines, new Dice(1_000 * kind.length + i));
      const result = await verified(lines, beside);
      expect([i, result.holds]).toEqual([i, false]);
      expect(found(result)).toContain(finding);
    }
  });

  it('with an id that fits is found by the root, and where it is signed too by the laws', async () => {
    const { lines } = told;
    const other = forgedAt(lines, 30);
    expect(found(await verified(other, whole(lines)))).toContain(`root at ${lines.length - 1}`);
    expect(found(await verified(other, whole(other)))).toEqual(['known-events at 30']);
  });
});
