import { approval, authorization, component, holdingAccount, party, programme, verification } from '../support/samples.js';
import { Scenario, type Outcome } from '../support/scenario.js';

/** Members that differ from the samples, for each thing on the stage. */
export interface Setting {
  readonly registry?: { code: string; kind: string };
  readonly policy?: object;
  readonly host?: object;
  readonly programme?: object;
  readonly approval?: object;
  readonly component?: object;
  /** The day it is. */
  readonly at?: string;
}

/** A trial registry with the Parties Ghana (the host), Switzerland and Japan, an account GHA-H1, CHE-H1, JPN-H1 of each, and programme 10471 of Ghana with component CP-1. */
export const stage = async (setting: Setting = {}): Promise<Scenario> => {
  const { code, kind } = setting.registry ?? { code: 'UN01', kind: 'mechanism' };
  const scenario = await Scenario.empty(code, setting.at);
  const administrators = ['dev', 'dev-two'];
  const policy = setting.policy ?? {};
  await scenario.accept('open-registry', { kind, operator: 'Trial operator', administrators, trial: true, policy });
  for (const [of, members] of [
    ['GHA', setting.host],
    ['CHE', {}],
    ['JPN', {}],
  ] as const) {
    await scenario.accept('register-party', party(of, members));
    await scenario.accept('open-account', holdingAccount(`${of}-H1`, of));
  }
  await scenario.accept('register-programme', programme('10471', setting.programme));
  await scenario.accept('record-host-approval', approval('10471', 'GHA', setting.approval));
  await scenario.accept('include-component', component('CP-1', '10471', 'GHA', setting.component));
  return scenario;
};

/** Years before 2025 that nothing was verified for, so that the vintage of interest is 2025. */
const NOTHING = { '2021': '0', '2022': '0', '2023': '0', '2024': '0' };

/** Verifies `quantity` for CP-1 and vintage 2025 under V-1. */
export const verify2025 = (scenario: Scenario, quantity: string): Promise<Outcome> =>
  scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', { ...NOTHING, '2025': quantity }));

/** Ghana authorizes units of 10471 under A-1, for use towards NDCs where nothing else is said. */
export const authorize = (scenario: Scenario, members: object = {}): Promise<Outcome> =>
  scenario.accept('authorize-units', authorization('A-1', 'GHA', '10471', members));

/** An authorization for other purposes, first transferred as `oimp` says. */
export const forOther = (oimp: string): object => ({ purposes: ['OP'], firstTransfer: { oimp } });

/** `issue-units` I-1 of V-1: one line of vintage 2025 under A-1, its participants' part to GHA-H1 where `held` says how much that is. */
export const issuance = (quantity: string, held?: string, line: object = { authorization: 'A-1' }): object => ({
  issuance: 'I-1',
  verification: 'V-1',
  lines: [{ component: 'CP-1', vintage: '2025', quantity, ...line }],
  ...(held === undefined ? {} : { distribution: [{ account: 'GHA-H1', quantity: held }] }),
});

/** The book after W-01: 100,000 units of vintage 2025 issued under A-1, 93,000 of them in GHA-H1. */
export const afterIssuance = async (terms: object = {}, setting: Setting = {}): Promise<Scenario> => {
  const scenario = await stage(setting);
  await verify2025(scenario, '100000');
  await authorize(scenario, terms);
  await scenario.accept('issue-units', issuance('100000', '93000'));
  return scenario;
};

/** A retirement or cancellation account of a Party. */
export const openSink = (scenario: Scenario, account: string, type: string, of: string): Promise<Outcome> =>
  scenario.accept('open-account', {
    ...{ account, type, party: of },
    ...(type.startsWith('retirement') ? { ndcPeriod: { first: '2021', last: '2030' } } : {}),
  });

/** The revision of the last event of an outcome that was accepted. */
export const revisionOf = ({ events }: Outcome): bigint => BigInt(events[0]?.revision ?? -1);

/** Quantities of the administrator's accounts that levies go to, and of what is still pending. */
export const levied = (scenario: Scenario): Record<'adaptation' | 'omge' | 'buffer' | 'pending', bigint> => ({
  adaptation: scenario.holding('ADAPTATION-SHARE'),
  omge: scenario.holding('OMGE-MANDATORY'),
  buffer: scenario.holding('BUFFER'),
  pending: scenario.holding('PENDING'),
});

/** How many units of an account are first transferred. */
export const firstTransferred = (scenario: Scenario, account: string): bigint =>
  [...scenario.book.units.heldBy(account)].reduce((sum, b) => (b.firstTransferred ? sum + b.last - b.first + 1n : sum), 0n);

/** The blocks of an account, as they are printed. */
export const blocksIn = (scenario: Scenario, account: string): string[] =>
  [...scenario.book.units.heldBy(account)].map(({ lot, first, last }) => `${lot.series}-${first}-${last}`);
