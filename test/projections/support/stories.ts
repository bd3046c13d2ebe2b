import type { StoredEvent } from '../../../src/event-store/event-store.js';
import { programmeOfCommands, registryOf } from '../../support/reference/programme/programme-of-commands.js';
import { ReferenceLedger } from '../../support/reference/ledger/reference-ledger.js';
import { raisedIn } from '../../support/reference/raised.js';
import { Scenario } from '../../support/scenario.js';

/** The random programme of `seed`, given to a real ledger: about two thirds of `length` commands are accepted. */
export const storyOf = async (seed: number, length: number): Promise<Scenario> => (await storyWithReference(seed, length)).scenario;

/** The same, with the reference that it was given to as well. */
export const storyWithReference = async (
  seed: number,
  length: number,
): Promise<{ readonly scenario: Scenario; readonly reference: ReferenceLedger }> => {
  const registry = registryOf(seed);
  const scenario = await Scenario.empty(registry, '2020-01-01T00:00:00.000Z');
  const reference = new ReferenceLedger(registry);
  for (const { actor, command, data, at } of programmeOfCommands(seed, reference, length)) {
    reference.execute(actor, command, data, at);
    const { events } = await scenario.at(at).give(command, data, { actor });
    reference.nameObligations(raisedIn(events));
  }
  return { scenario, reference };
};

/** All events of a scenario's file. */
export const eventsOf = ({ file }: Scenario): StoredEvent[] => file.read(0n, 1_000_000);

/** The revisions at which acts ended, in order. */
export const actEnds = (events: readonly StoredEvent[]): number[] =>
  events.flatMap(({ revision, body }) => (/"part":"(\d+)","parts":"\1"/.test(body) ? [Number(revision)] : []));
