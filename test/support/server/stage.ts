import { approval, authorization, component, holdingAccount, party, programme, verification } from '../samples.js';
import type { Client } from './client.js';

// A small registry over HTTP. Its dates hang on the real clock of the node: the vintage is the calendar year that ended last.

const thisYear = new Date().getUTCFullYear();

/** The vintage of every unit on the stage. */
export const VINTAGE = String(thisYear - 1);
/** The calendar year that is not over. */
export const THIS_YEAR = String(thisYear);
const LAST_YEAR = String(thisYear + 3);

const period = { start: `${VINTAGE}-01-01`, end: `${LAST_YEAR}-12-31` };
/** Members of `component` that go with these dates. */
const dates = { start: period.start, includedOn: period.start, crediting: { type: 'renewable', ...period } };
export const ndcPeriods = [{ first: '2021', last: LAST_YEAR, type: 'multi-year' }];

export type Step = readonly [command: string, data: object];

export const trial = (kind: string, policy: object = {}): object => ({
  ...{ kind, operator: 'Trial operator', administrators: ['dev', 'dev-two'], trial: true, policy },
});

/** The Parties Ghana and Switzerland, two accounts of Ghana and one of Switzerland. */
const parties: readonly Step[] = [
  ['register-party', party('GHA', { ndcPeriods })],
  ['register-party', party('CHE', { ndcPeriods })],
  ['open-account', holdingAccount('GHA-H1', 'GHA')],
  ['open-account', holdingAccount('GHA-H2', 'GHA')],
  ['open-account', holdingAccount('CHE-H1', 'CHE')],
];

/** A programme with component CP-1, and what was verified of it under V-1; nothing is issued yet. */
export const verified = (quantity: string): readonly Step[] => [
  ...parties,
  ['register-programme', programme('10471', period)],
  ['record-host-approval', approval('10471', 'GHA', { maximumAnnualAmount: '900000000000' })],
  ['include-component', component('CP-1', '10471', 'GHA', dates)],
  ['verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', { [VINTAGE]: quantity })],
  ['authorize-units', authorization('A-1', 'GHA', '10471', { vintages: { first: '2021', last: LAST_YEAR } })],
];

/** `issue-units` of V-1: one line, `held` of its units to GHA-H1. */
export const issuance = (code: string, quantity: string, held?: string, line: object = {}): object => ({
  ...{ issuance: code, verification: 'V-1', lines: [{ component: 'CP-1', vintage: VINTAGE, quantity, authorization: 'A-1', ...line }] },
  ...(held === undefined ? {} : { distribution: [{ account: 'GHA-H1', quantity: held }] }),
});

/** Units from `first` to `last` of those that were issued. */
export const units = (first: number, last: number, registry = 'UN01'): string => `${registry}-GHA-10471-${VINTAGE}-${first}-${last}`;

/** Of `quantity` units issued the participants' part: what is left of 93 in a hundred. */
export const heldOf = (quantity: number): number => quantity - Math.ceil((quantity * 5) / 100) - Math.ceil((quantity * 2) / 100);

/** Opens a trial registry and plays the steps in it, in one upload. Throws with the first that isn't accepted. */
export const play = async (client: Client, registry: string, opening: object, steps: readonly Step[]): Promise<void> => {
  await client.accept(registry, 'open-registry', opening);
  const lines = steps.map(([command, data], i) => ({ command, key: `step-${i}-of-stage`, data }));
  const answers = (await client.bulk(registry, lines)).lines<{ status: number }>();
  const refused = answers.findIndex(({ status }) => status !== 201);
  if (answers.length !== steps.length || refused >= 0) throw new Error(`${steps[refused]?.[0]}: ${JSON.stringify(answers[refused])}`);
};

/** A trial mechanism in which `issued` units of what was verified are issued: GHA-H1 holds the units 1 to `heldOf(issued)`. */
export const afterIssuance = (client: Client, issued: number, { registry = 'UN01', of = issued } = {}): Promise<void> =>
  play(client, registry, trial('mechanism'), [
    ...verified(String(of)),
    ['issue-units', issuance('I-1', String(issued), String(heldOf(issued)))],
  ]);
