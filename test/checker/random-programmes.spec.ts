import { expect, it } from '@jest/globals';
import type { Finding } from '../../src/checker/finding.js';
import { findingsIn } from '../support/check-laws.js';
import { ReferenceLedger } from '../support/reference/ledger/reference-ledger.js';
import { programmeOfCommands, registryOf } from '../support/reference/programme/programme-of-commands.js';
import { raisedIn } from '../support/reference/raised.js';
import { Scenario } from '../support/scenario.js';

/** How many programmes are played; `npm run test:long -- checker` plays 1,000. */
const PROGRAMMES = Number(process.env['CHECKED_PROGRAMMES'] ?? 20);
const LENGTH = 100;
/** Far from the seeds of Q4, so that the checker sees other programmes than those. */
const FIRST_SEED = 1_000_000;

/** What the checker finds in the programme of a seed; also how many commands of it were accepted, and how much was inherited. */
const checkedProgramme = async (seed: number): Promise<{ found: Finding[]; accepted: number }> => {
  const reference = new ReferenceLedger(registryOf(seed));
  let scenario: Scenario | undefined;
  let accepted = 0;
  for (const { actor, command, data, at } of programmeOfCommands(seed, reference, LENGTH)) {
    scenario ??= await Scenario.empty(registryOf(seed), at);
    // What comes next is chosen by how the reference stands.
    reference.execute(actor, command, data, at);
    const { refusal, events } = await scenario.at(at).give(command, data, { actor });
    reference.nameObligations(raisedIn(events));
    if (refusal === null) accepted += 1;
  }
  if (!scenario) throw new Error('a programme without commands');
  const found = findingsIn(scenario);
  await scenario.file.close();
  return { found, accepted };
};

it(
  `the checker finds nothing in ${PROGRAMMES} random genuine programmes of ${LENGTH} commands`,
  async () => {
    let accepted = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + PROGRAMMES; seed += 1) {
      const programme = await checkedProgramme(seed);
      expect({ seed, found: programme.found }).toEqual({ seed, found: [] });
      accepted += programme.accepted;
    }
    // A checker that is shown nothing but refused commands finds nothing either.
    expect(accepted).toBeGreaterThan(PROGRAMMES * 20);
  },
  600_000 + PROGRAMMES * 10_000,
);
