import { approval, authorization, component, programme, reason, verification } from '../../support/samples.js';
import { Scenario, type Outcome } from '../../support/scenario.js';
import { opening, play, World, type Step } from '../../support/world.js';

const world = new World();

/** A programme of Ghana with a component of each code, whose units are authorized under the programme's own code. */
export const activity = (code: string, components: readonly string[], members: object = {}): Step[] => [
  ['register-programme', programme(code, members)],
  ['record-host-approval', approval(code, 'GHA', { maximumAnnualAmount: '900000000' })],
  ...components.map((one): Step => ['include-component', component(one, code, 'GHA')]),
  ['authorize-units', authorization(code, 'GHA', code)],
];

/** A registry with programmes INA, INB and OUT (a jurisdiction) of Ghana, with components, B-1, B-2, O-1 and O-2; none lies in another yet. */
export const apart = async (policy: object = {}): Promise<Scenario> => {
  const scenario = await Scenario.empty();
  await play(scenario, [
    ['open-registry', opening('mechanism', { policy })],
    world.party('GHA'),
    world.account('GHA-H1'),
    ...activity('INA', ['A-1', 'A-2']),
    ...activity('INB', ['B-1', 'B-2']),
    ...activity('OUT', ['O-1', 'O-2'], { scale: 'jurisdiction', area: 'GHANA' }),
  ]);
  return scenario;
};

/** The same with the inner ones nested in OUT from 2021 on. */
export const nested = async (members: object = {}, policy: object = {}): Promise<Scenario> => {
  const scenario = await apart(policy);
  for (const inner of ['INA', 'INB']) await scenario.accept('nest-programme', nest(inner, 'OUT', members));
  return scenario;
};

export const nest = (inner: string, outer: string, members: object = {}): object => ({ inner, outer, from: '2021-01-01', ...members });

const OF: Readonly<Record<string, string>> = { A: 'INA', B: 'INB', O: 'OUT', M: 'MID' };
const programmeOf = (on: string): string => OF[on.slice(0, 1)] ?? '';

/** A result of one component, or of several for the same years. */
export const verify = (
  scenario: Scenario,
  code: string,
  on: string,
  years: Record<string, string>,
  members: object = {},
): Promise<Outcome> => scenario.give('verify-reductions', verification(code, programmeOf(on), 'GHA', on, years, members));

/** Results of one vintage by component, with what the report itself deducts. */
export const batch = (code: string, vintage: string, results: Record<string, string | object>): object => {
  const components = Object.entries(results).map(([on, result]) => ({
    component: on,
    vintages: [{ vintage, ...(typeof result === 'string' ? { verified: result } : result) }],
  }));
  const [first = ''] = Object.keys(results);
  return verification(code, programmeOf(first), 'GHA', first, { [vintage]: '0' }, { components });
};

/** The same, accepted. Throws with the refusal where it isn't; so do those below. */
export const verified = (...of: Parameters<typeof verify>): Promise<Outcome> => accepted(verify(...of));
export const issued = (...of: Parameters<typeof issue>): Promise<Outcome> => accepted(issue(...of));
export const restated = (...of: Parameters<typeof restate>): Promise<Outcome> => accepted(restate(...of));

const accepted = async (given: Promise<Outcome>): Promise<Outcome> => {
  const outcome = await given;
  if (outcome.refusal !== null) throw new Error(`refused: ${outcome.refusal}`);
  return outcome;
};

let issuances = 0;
export const issue = (scenario: Scenario, of: string, on: string, vintage: string, quantity: string): Promise<Outcome> =>
  scenario.give('issue-units', {
    issuance: `I-${(issuances += 1)}`,
    verification: of,
    lines: [{ component: on, vintage, quantity, authorization: programmeOf(on) }],
  });

export const restate = (scenario: Scenario, of: string, on: string, vintage: string, verified: string): Promise<Outcome> =>
  scenario.give('restate-verification', {
    ...{ verification: of, reason, report: { sha256: 'f'.repeat(64) } },
    lines: [{ component: on, vintage, verified }],
  });

export const withdraw = (scenario: Scenario, of: string): Promise<Outcome> =>
  scenario.accept('withdraw-verification', { verification: of, reason });

/** Nests a programme in OUTER, which has issued all that it verified of the vintage: 100, or as much as is said. */
export const fillOuter = async (
  scenario: Scenario,
  inner: string,
  vintage: string,
  verified = '100',
  quantity = verified,
): Promise<void> => {
  await play(scenario, [
    ...activity('OUTER', ['X-1']),
    ['nest-programme', nest(inner, 'OUTER', { from: `${vintage}-01-01` })],
    ['verify-reductions', verification('V-X', 'OUTER', 'GHA', 'X-1', upTo(vintage, verified))],
  ]);
  const lines = [{ component: 'X-1', vintage, quantity, authorization: 'OUTER' }];
  await scenario.accept('issue-units', { issuance: 'I-X', verification: 'V-X', lines });
};

/** Results of every year from 2021 on: nothing before this one. */
const upTo = (vintage: string, verified: string): Record<string, string> => {
  const years: Record<string, string> = { [vintage]: verified };
  for (let year = 2021; year < Number(vintage); year += 1) years[year] = '0';
  return years;
};

interface Line {
  readonly vintage: string;
  readonly deductions: readonly { readonly reason: string; readonly quantity: string; readonly reference: string }[] | null;
  readonly issuable: string;
  readonly carriedOut: string;
}

/** What an act of verification says of each line: what it deducts by reference, what is left of it, and what it lacks. */
export const linesOf = ({ events }: Outcome): [string, string, Record<string, string>, string, string][] =>
  events
    .filter(({ type }) => type === 'ReductionsVerified')
    .flatMap(({ data }) =>
      (data['vintages'] as Line[]).map(({ vintage, deductions, issuable, carriedOut }): ReturnType<typeof linesOf>[number] => [
        data['component'] as string,
        vintage,
        summed(deductions ?? []),
        issuable,
        carriedOut,
      ]),
    );

const summed = (deductions: NonNullable<Line['deductions']>): Record<string, string> => {
  const sums: Record<string, string> = {};
  for (const { reference, quantity } of deductions) sums[reference] = String(BigInt(sums[reference] ?? '0') + BigInt(quantity));
  return sums;
};

/** The running sums of a programme of Ghana and a vintage. */
export const sumsOf = ({ book }: Scenario, of: string, vintage: string): object | undefined => book.claims.get(`${of} GHA ${vintage}`);
