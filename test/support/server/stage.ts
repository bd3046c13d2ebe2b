import { calendarOf, opening, World, type Step } from '../world.js';
import type { Client } from './client.js';

// The world over HTTP. Its years hang on the real clock of the node.

const now = new Date();
/** The world of a node whose clock is real. */
export const world = new World(calendarOf(now));

/** The vintage of every unit on the stage: the calendar year that ended last. */
export const VINTAGE = world.calendar.vintage;
/** The calendar year that is not over. */
export const THIS_YEAR = String(now.getUTCFullYear());

/** A programme with component CP-1, and what was verified of it under V-1; nothing is issued yet. */
export const verified = (quantity: string): readonly Step[] => [
  ...world.parties('GHA', 'CHE'),
  world.account('GHA-H2'),
  ...world.activity({ approval: { maximumAnnualAmount: '900000000000' } }),
  world.verified(quantity),
  world.authorized(),
];

/** Of `quantity` units issued the participants' part: what is left of 93 in a hundred. */
export const heldOf = (quantity: number): number => quantity - Math.ceil((quantity * 5) / 100) - Math.ceil((quantity * 2) / 100);

/** Opens a trial registry and plays the steps in it, in one upload. Throws with the first that isn't accepted. */
export const upload = async (client: Client, registry: string, kind: string, steps: readonly Step[]): Promise<void> => {
  await client.accept(registry, 'open-registry', opening(kind));
  const lines = steps.map(([command, data], i) => ({ command, key: `step-${i}-of-stage`, data }));
  const answers = (await client.bulk(registry, lines)).lines<{ status: number }>();
  const refused = answers.findIndex(({ status }) => status !== 201);
  if (answers.length !== steps.length || refused >= 0) throw new Error(`${steps[refused]?.[0]}: ${JSON.stringify(answers[refused])}`);
};

/** A trial mechanism in which `issued` units of what was verified are issued: GHA-H1 holds the units 1 to `heldOf(issued)`. */
export const afterIssuance = (client: Client, issued: number, { registry = 'UN01', of = issued } = {}): Promise<void> =>
  upload(client, registry, 'mechanism', [
    ...verified(String(of)),
    ['issue-units', world.issuance('I-1', String(issued), String(heldOf(issued)))],
  ]);
