import type { Block } from '../../src/domain/book/block.js';
import { findingsIn, replayed } from '../support/check-laws.js';
import { digest } from '../support/book-digest.js';
import { programmeOfCommands, registryOf } from '../support/reference/programme/programme-of-commands.js';
import { raisedIn } from '../support/reference/raised.js';
import { ReferenceLedger } from '../support/reference/ledger/reference-ledger.js';
import { Scenario } from '../support/scenario.js';

/** One unit as both ledgers tell it. */
interface UnitState {
  readonly account: string;
  readonly kind: string;
  readonly firstTransferred: boolean;
  readonly frozen: boolean;
  readonly reserved: boolean;
}

/** What one run came to: the first thing in which the ledgers differ, if any. */
export interface Run {
  readonly difference: string | null;
  readonly commands: number;
  readonly refusals: ReadonlySet<string>;
}

/** Plays the programme of commands that `seed` tells on the ledger and on the reference, and compares every answer and both ends. */
export const play = async (seed: number, length: number): Promise<Run> => {
  const reference = new ReferenceLedger(registryOf(seed));
  const refusals = new Set<string>();
  let scenario: Scenario | undefined;
  let commands = 0;
  let last = '';
  for (const { actor, command, data, at } of programmeOfCommands(seed, reference, length)) {
    scenario ??= await Scenario.empty(registryOf(seed), at);
    const { refusal: expected } = reference.execute(actor, command, data, at);
    const { refusal, events } = await scenario.at(at).give(command, data, { actor });
    reference.nameObligations(raisedIn(events));
    commands += 1;
    last = at;
    if (refusal !== null) refusals.add(refusal);
    if (refusal !== expected)
      return {
        difference: `${command}: ${refusal} where the reference says ${expected}: ${at} ${actor} ${JSON.stringify(data)}`,
        commands,
        refusals,
      };
  }
  if (!scenario) throw new Error('a programme without commands');
  const difference = differenceAtEnd(scenario, reference, last) ?? brokenLaw(scenario);
  return { difference, commands, refusals };
};

/** The first law that the book or an act of its stream breaks; and whether the stream folds to the book. */
const brokenLaw = (scenario: Scenario): string | null => {
  const [finding] = findingsIn(scenario);
  if (finding) return `${finding.law} at revision ${finding.revision}: expected ${finding.expected}; actual: ${finding.actual}`;
  return digest(replayed(scenario)) === digest(scenario.book) ? null : 'the stream folds to another book';
};

const differenceAtEnd = (scenario: Scenario, reference: ReferenceLedger, at: string): string | null => {
  const units = unitsOf(scenario, at);
  const expected = reference.units();
  if (units.size !== expected.size) return `${units.size} units where the reference has ${expected.size}`;
  for (const [id, { account, kind, firstTransferred, frozen, reserved }] of expected) {
    const [is, should] = [units.get(id), { account, kind, firstTransferred, frozen, reserved }].map((state) => JSON.stringify(state));
    if (is !== should) return `${id}: ${is} where the reference says ${should}`;
  }
  const adjustments = adjustmentsOf(scenario);
  for (const { party } of scenario.book.parties.values()) {
    const adjusted = { addition: entries(reference.additions(party)), subtraction: entries(reference.subtractions(party)) };
    const is = { addition: sumsOf(adjustments, party, 'addition'), subtraction: sumsOf(adjustments, party, 'subtraction') };
    if (JSON.stringify(is) !== JSON.stringify(adjusted))
      return `${party}: ${JSON.stringify(is)} where the reference says ${JSON.stringify(adjusted)}`;
  }
  const owed = entries(new Map([...scenario.book.obligations.values()].map((row) => [row.obligation, saidOf(row)])));
  const shouldOwe = entries(new Map(reference.obligations.map((row) => [row.code ?? 'unnamed', saidOf(row)])));
  if (owed.join() !== shouldOwe.join()) return `${owed.join()} is owed where the reference says ${shouldOwe.join()}`;
  const states = entries(new Map([...scenario.book.accounts.values()].map(({ account, state }) => [account, state])));
  return states.join() === entries(reference.accounts()).join() ? null : 'accounts are in other states than the reference says';
};

/** What an obligation comes to. */
const saidOf = (owed: { component: string; debtor: string; quantity: unknown; discharged: unknown; due: string | null }): string =>
  [owed.component, owed.debtor, owed.quantity, owed.discharged, owed.due].map(String).join(' ');

/** Every unit by its id. */
const unitsOf = ({ book }: Scenario, at: string): Map<string, UnitState> => {
  const reserved = ({ reservedBy }: Block): boolean => {
    const proposal = reservedBy === null ? undefined : book.proposals.get(reservedBy);
    return proposal?.state === 'open' && at < proposal.expires;
  };
  const units = new Map<string, UnitState>();
  for (const [series, blocks] of book.units.all())
    for (const block of blocks) {
      const { account, kind, firstTransferred, frozen } = block;
      const state = { account, kind, firstTransferred, frozen, reserved: reserved(block) };
      for (let serial = block.first; serial <= block.last; serial += 1n) units.set(`${series}-${serial}`, state);
    }
  return units;
};

/** A Party's additions by vintage, or its subtractions by year of use. */
const sumsOf = (adjustments: readonly Adjustment[], party: string, kind: 'addition' | 'subtraction'): string[] => {
  const sums = new Map<string, bigint>();
  const add = (year: string, quantity: string): void => void sums.set(year, (sums.get(year) ?? 0n) + BigInt(quantity));
  for (const adjustment of adjustments) {
    if (adjustment.party !== party || adjustment.kind !== kind) continue;
    if (kind === 'subtraction') add(adjustment.useYear ?? '', adjustment.quantity);
    else for (const { vintage, quantity } of adjustment.vintages) add(vintage, quantity);
  }
  return entries(sums);
};

interface Adjustment {
  readonly party: string;
  readonly kind: string;
  readonly quantity: string;
  readonly useYear: string | null;
  readonly vintages: readonly { vintage: string; quantity: string }[];
}

const adjustmentsOf = ({ file }: Scenario): Adjustment[] =>
  file
    .read(0n, Number(file.size))
    .filter(({ body }) => body.includes('"type":"CorrespondingAdjustmentApplied"'))
    .map(({ body }) => (JSON.parse(body) as { data: Adjustment }).data);

const entries = (map: ReadonlyMap<string, bigint | string>): string[] => [...map].map(([key, value]) => `${key} ${value}`).sort();
