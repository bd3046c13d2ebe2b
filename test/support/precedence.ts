import { expect, it } from '@jest/globals';
import { findingsIn } from './check-laws.js';
import type { Scenario } from './scenario.js';

/** One way to be refused: what the book is like, what is wrong with the command, and what the refusal names. */
export interface Fault<Data extends object> {
  readonly refusal: string;
  readonly given?: (scenario: Scenario) => Promise<unknown>;
  readonly wrong?: (data: Data) => Data;
  readonly names?: object;
}

interface Ladder<Data extends object> {
  readonly command: string;
  /** A book in which `data` would be accepted. */
  readonly ready: () => Promise<Scenario>;
  readonly data: Data;
  /** In the order of the contract. */
  readonly faults: readonly Fault<Data>[];
}

const refused = async <Data extends object>({ command, ready, data }: Ladder<Data>, faults: readonly Fault<Data>[]): Promise<void> => {
  const scenario = await ready();
  for (const { given } of faults) await given?.(scenario);
  const wrong = faults.reduce((so, fault) => fault.wrong?.(so) ?? so, data);
  const before = scenario.ledger.revision;
  const outcome = await scenario.give(command, wrong);
  const [first] = faults;
  expect(outcome).toMatchObject({ refusal: first?.refusal ?? null, names: first?.names ?? {} });
  expect(findingsIn(scenario)).toEqual([]);
  expect(scenario.ledger.revision - before).toBe(first ? 0n : BigInt(outcome.events.length));
};

/** Every refusal of a command, each alone, then each with all that stand after it in its contract: the earlier wins, and nothing is written. */
export const refusedInOrder = <Data extends object>(ladder: Ladder<Data>): void => {
  const { faults } = ladder;
  it('is accepted when nothing is wrong', () => refused(ladder, []));
  it.each(faults.map((fault) => [fault.refusal, fault] as const))('is refused: %s', (_, fault) => refused(ladder, [fault]));
  it.each(faults.slice(0, -1).map(({ refusal }, i) => [refusal, i] as const))('%s comes before all that stand after it', (_, i) =>
    refused(ladder, faults.slice(i)),
  );
};
