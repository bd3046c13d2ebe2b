import { component, verification } from '../../support/samples.js';
import type { Outcome, Scenario } from '../../support/scenario.js';
import type { Setting } from '../../support/stage.js';
import { ready } from '../verification/given.js';

export const document = { sha256: 'f'.repeat(64) };

const claim = (finance: string, [first, last]: readonly [string, string], members: object): object => ({
  ...{ finance, programme: '10471', host: 'GHA', vintages: { first, last }, title: 'none', document },
  ...members,
});

/** So many tonnes of 10471 in Ghana are paid for, of 2021 where nothing else is said. */
export const paid = (finance: string, quantity: string, members: object = {}, span: readonly [string, string] = ['2021', '2021']): object =>
  claim(finance, span, { basis: 'payment', quantity, ...members });

/** A share of finance beside carbon value: F / (F + C) of each vintage. */
export const share = (
  finance: string,
  [financeValue, carbonValue]: readonly [string, string],
  members: object = {},
  span: readonly [string, string] = ['2021', '2021'],
): object => claim(finance, span, { basis: 'grant-equivalent', financeValue, carbonValue, currency: 'USD', ...members });

/** A deduction that the ledger writes for a claim. */
export const taken = (reference: string, quantity: string, reason = 'results-based-finance'): object => ({ reason, quantity, reference });

/** A registry of the stage in which these claims are recorded; its host approved a million a year. */
export const withClaims = async (claims: readonly object[], setting: Setting = {}): Promise<Scenario> => {
  const scenario = await ready(setting);
  for (const data of claims) await scenario.accept('record-finance', data);
  return scenario;
};

/** CP-2 as well. */
export const withTwo = async (claims: readonly object[], setting: Setting = {}): Promise<Scenario> => {
  const scenario = await withClaims(claims, setting);
  await scenario.accept('include-component', component('CP-2', '10471', 'GHA'));
  return scenario;
};

/** Verifies lines of components for one year: what was verified, or a line as it is stated. */
export const batch = (scenario: Scenario, code: string, lines: Record<string, string | object>, vintage = '2021'): Promise<Outcome> =>
  scenario.accept(
    'verify-reductions',
    verification(
      code,
      '10471',
      'GHA',
      'CP-1',
      { [vintage]: '0' },
      {
        components: Object.entries(lines).map(([on, line]) => ({
          component: on,
          vintages: [{ vintage, ...(typeof line === 'string' ? { verified: line } : line) }],
        })),
      },
    ),
  );

/** Component, vintage, deductions and what may be issued, line by line. */
export const linesOf = ({ events }: Outcome): unknown[] =>
  events.flatMap(({ type, data }) =>
    type === 'ReductionsVerified'
      ? (data['vintages'] as { vintage: string; deductions: object[] | null; issuable: string }[]).map((line) => [
          `${String(data['component'])} ${line.vintage}`,
          line.deductions ?? [],
          line.issuable,
        ])
      : [],
  );

export const takenOf = ({ book }: Scenario, finance: string): bigint | undefined => book.finances.get(finance)?.taken;
