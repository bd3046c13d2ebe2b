import type { StoredEvent } from '../../src/event-store/event-store.js';
import { Scenario } from '../support/scenario.js';
import { opening, play, World, type Step } from '../support/world.js';

const world = new World();

/** So many were verified; I-1 issues half of it. */
const VERIFIED = 2_000;

/** `issue-units` of V-1 under A-1, the participants' part to GHA-H1. */
export const issuance = (code: string, quantity: number): object =>
  world.issuance(code, String(quantity), String(Math.floor(quantity * 0.93)));

/** A small programme of Ghana with 930 units in GHA-H1, and accounts of Switzerland and Japan that they may go to. */
export const SETTING: readonly Step[] = [
  ['open-registry', opening()],
  ...world.parties('GHA', 'CHE', 'JPN'),
  world.sink('CHE-NDC', 'retirement-ndc', 'CHE'),
  ...world.activity(),
  world.verified(String(VERIFIED)),
  world.authorized(),
  ['issue-units', issuance('I-1', VERIFIED / 2)],
];

/** The stream after `SETTING`, and the block that is in GHA-H1 then. */
export const setUp = async (): Promise<{ events: readonly StoredEvent[]; block: string }> => {
  const scenario = await Scenario.empty();
  await play(scenario, SETTING);
  const events = scenario.file.read(0n, 1_000);
  const [block] = scenario.book.units.heldBy('GHA-H1');
  await scenario.file.close();
  return { events, block: block ? `${block.lot.series}-${block.first}-${block.last}` : '' };
};
