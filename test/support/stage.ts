import { Scenario, type Outcome } from './scenario.js';
import { opening, play, World, type ActivitySetting } from './world.js';

/** Members that differ from the samples, for each thing on the stage. */
export interface Setting extends ActivitySetting {
  readonly registry?: { code: string; kind: string };
  readonly policy?: object;
  readonly host?: object;
  /** The day it is. */
  readonly at?: string;
}

const world = new World();
const accept = (scenario: Scenario, [command, data]: readonly [string, object, string?]): Promise<Outcome> =>
  scenario.accept(command, data);

/** A trial registry with the Parties Ghana (the host), Switzerland and Japan, an account GHA-H1, CHE-H1, JPN-H1 of each, and programme 10471 of Ghana with component CP-1. */
export const stage = async (setting: Setting = {}): Promise<Scenario> => {
  const { code, kind } = setting.registry ?? { code: 'UN01', kind: 'mechanism' };
  const scenario = await Scenario.empty(code, setting.at);
  await play(scenario, [
    ['open-registry', opening(kind, { policy: setting.policy ?? {} })],
    world.party('GHA', setting.host),
    world.account('GHA-H1'),
    ...world.parties('CHE', 'JPN'),
    ...world.activity(setting),
  ]);
  return scenario;
};

/** Verifies `quantity` for CP-1 and vintage 2025 under V-1. */
export const verify2025 = (scenario: Scenario, quantity: string): Promise<Outcome> => accept(scenario, world.verified(quantity));

/** Ghana authorizes units of 10471 under A-1, for use towards NDCs where nothing else is said. */
export const authorize = (scenario: Scenario, members: object = {}): Promise<Outcome> => accept(scenario, world.authorized(members));

/** An authorization for other purposes, first transferred as `oimp` says. */
export const forOther = (oimp: string): object => ({ purposes: ['OP'], firstTransfer: { oimp } });

/** `issue-units` I-1 of V-1: one line of vintage 2025 under A-1, its participants' part to GHA-H1 where `held` says how much that is. */
export const issuance = (quantity: string, held?: string, line?: object): object => world.issuance('I-1', quantity, held, line);

/** The book after W-01: 100,000 units of vintage 2025 issued under A-1, 93,000 of them in GHA-H1. */
export const afterIssuance = async (terms: object = {}, setting: Setting = {}): Promise<Scenario> => {
  const scenario = await stage(setting);
  await verify2025(scenario, '100000');
  await authorize(scenario, terms);
  await scenario.accept('issue-units', issuance('100000', '93000'));
  return scenario;
};

/** Opens a retirement or cancellation account of a Party. */
export const openSink = (scenario: Scenario, account: string, type: string, of: string): Promise<Outcome> =>
  accept(scenario, world.sink(account, type, of));
