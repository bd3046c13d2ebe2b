import { describe, expect, it } from '@jest/globals';
import { ALWAYS_POSSIBLE, type RefusalCode } from '../../src/domain/kernel/refusal.js';
import { findingsIn } from './check-laws.js';
import { catalogue, type Scenario } from './scenario.js';

/** One way to be refused: what the book is like, what is wrong with the command, and what the refusal names. */
export interface Fault<Data extends object> {
  readonly refusal: string;
  readonly given?: (scenario: Scenario) => Promise<unknown>;
  readonly wrong?: (data: Data) => Data;
  readonly names?: object;
}

export interface Ladder<Data extends object> {
  readonly command: string;
  /** A book in which `data` would be accepted. */
  readonly ready: () => Promise<Scenario>;
  readonly data: Data;
  /** Who submits it, where that isn't `dev`. */
  readonly actor?: string;
  /** In the order of the contract. */
  readonly faults: readonly Fault<Data>[];
}

/** Where two faults change the same member of the command, the earlier one has its way. */
const refused = async <Data extends object>(
  { command, ready, data, actor = 'dev' }: Ladder<Data>,
  faults: readonly Fault<Data>[],
): Promise<void> => {
  const scenario = await ready();
  for (const { given } of faults) await given?.(scenario);
  const wrong = faults.reduceRight((so, fault) => fault.wrong?.(so) ?? so, data);
  const before = scenario.ledger.revision;
  const outcome = await scenario.give(command, wrong, { actor });
  const [first] = faults;
  expect(outcome).toMatchObject({ refusal: first?.refusal ?? null, names: first?.names ?? {} });
  expect(findingsIn(scenario)).toEqual([]);
  expect(scenario.ledger.revision - before).toBe(first ? 0n : BigInt(outcome.events.length));
};

const walk = <Data extends object>(ladder: Ladder<Data>): void => {
  const { faults } = ladder;
  it('is accepted when nothing is wrong', () => refused(ladder, []));
  it.each(faults.map((fault) => [fault.refusal, fault] as const))('is refused: %s', (_, fault) => refused(ladder, [fault]));
  it.each(faults.slice(0, -1).map(({ refusal }, i) => [refusal, i] as const))('%s comes before all that stand after it', (_, i) =>
    refused(ladder, faults.slice(i)),
  );
};

/**
 * Every refusal of a command, each alone, then each with all that stand after it in its contract: the earlier wins, and nothing is written.
 * Where two of them can't meet in one command, two ladders walk it. Together they must have every refusal that the command declares.
 */
export const refusedInOrder = <Data extends object>(...ladders: readonly [Ladder<Data>, ...Ladder<Data>[]]): void => {
  const [{ command }] = ladders;
  it(`${command}: walked are the refusals it declares, in that order`, () => {
    const { refuses } = catalogue().entry(command);
    const walked = ladders.map(({ faults }) => [...new Set(faults.map(({ refusal }) => refusal as RefusalCode))]);
    for (const codes of walked) {
      const own = codes.filter((code) => refuses.includes(code) || !ALWAYS_POSSIBLE.has(code));
      expect(own).toEqual(refuses.filter((code) => codes.includes(code)));
    }
    expect(refuses.filter((code) => !walked.flat().includes(code))).toEqual([]);
  });
  if (ladders.length === 1) walk(ladders[0]);
  else ladders.forEach((ladder, i) => describe(`way ${i + 1} of ${ladders.length}`, () => walk(ladder)));
};
