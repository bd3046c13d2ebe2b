import { describe, expect, it } from '@jest/globals';
import { LAST_SERIAL, MOST_UNITS } from '../../../src/domain/kernel/block-id.js';
import { importOpeningBalance } from '../../../src/domain/movement/examples.js';
import { refusedInOrder, type Fault } from '../../support/precedence.js';
import type { Scenario } from '../../support/scenario.js';
import { barred, kindClosed } from '../limits/given.js';
import { paid } from '../finance/given.js';
import { nest } from '../nesting/given.js';
import { threshold } from '../threshold/given.js';
import { approval, authorization, component, holdingAccount, programme, reason, verification } from '../../support/samples.js';
import { authorize, issuance, openSink, stage, verify2025 } from '../../support/stage.js';

interface IssueUnits {
  readonly issuance: string;
  readonly verification: string;
  readonly lines: readonly object[];
  readonly distribution: readonly object[];
}

const [imported] = importOpeningBalance.rows;
const verified = { '2021': '0', '2022': '1000', '2023': '1000', '2024': '1000', '2025': '1000' };
const line = (vintage: string, quantity: string, members: object = { authorization: 'A-1' }): object => ({
  ...{ component: 'CP-1', vintage, quantity },
  ...members,
});
const data: IssueUnits = {
  ...{ issuance: 'I-1', verification: 'V-1' },
  lines: [line('2025', '100')],
  distribution: [{ account: 'GHA-H1', quantity: '10' }],
};
const addLine =
  (vintage: string, quantity: string, members?: object) =>
  (so: IssueUnits): IssueUnits => ({
    ...so,
    lines: [...so.lines, line(vintage, quantity, members)],
  });
const addTarget =
  (account: string, quantity = '1') =>
  (so: IssueUnits): IssueUnits => ({
    ...so,
    distribution: [...so.distribution, { account, quantity }],
  });

/** Verified for four years, three of which have a threshold; the statements that the faults need stand there from the beginning. */
const ready = async (claims: readonly object[] = []): Promise<Scenario> => {
  const scenario = await stage({ programme: { scale: 'sector' } });
  await scenario.accept('set-crediting-threshold', threshold({ '2023': ['0', '0'], '2024': ['0', '0'], '2025': ['0', '0'] }));
  for (const claim of claims) await scenario.accept('record-finance', claim);
  await scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', verified));
  await authorize(scenario);
  await authorize(scenario, { authorization: 'NONE', statement: 'none', purposes: [] });
  await authorize(scenario, { authorization: 'OLD', vintages: { first: '2021', last: '2024' } });
  await authorize(scenario, { authorization: 'SMALL', quantity: '10' });
  return scenario;
};

/** As after some hundred hosts have issued all they may: no history that a test could play comes so far. */
const useUpSerials = ({ book }: Scenario): void => {
  book.begin();
  const { issued = null, imported = null } = book.serials.get('10471 2025') ?? {};
  book.serials.set('10471 2025', { next: LAST_SERIAL - 98n, issued, imported });
  book.commit();
};

/** The host lowers its maximum, which it can do only while it participates. */
const lowerCap = async (scenario: Scenario): Promise<void> => {
  const participating = scenario.book.parties.get('GHA')?.participating ?? true;
  if (!participating) await scenario.accept('update-party', { party: 'GHA', participating: true, reason });
  await scenario.accept('record-host-approval', approval('10471', 'GHA', { maximumAnnualAmount: '99' }));
  if (!participating) await scenario.accept('update-party', { party: 'GHA', participating: false, reason });
};

/** A nest of one year. */
const inYear = (inner: string, outer: string, year: string, mode: string): object =>
  nest(inner, outer, { mode, from: `${year}-01-01`, until: `${year}-12-31` });

const faults: readonly Fault<IssueUnits>[] = [
  { refusal: 'unknown-verification', wrong: (so) => ({ ...so, verification: 'V-9' }) },
  {
    refusal: 'unknown-component',
    wrong: (so) => ({ ...so, lines: [line('2025', '1', { component: 'CP-9', authorization: 'A-1' }), ...so.lines] }),
    names: { line: 1 },
  },
  {
    refusal: 'double-issuance',
    given: (scenario) => scenario.accept('issue-units', { issuance: 'I-0', verification: 'V-1', lines: [line('2024', '1000')] }),
    wrong: addLine('2024', '1'),
    names: { component: 'CP-1' },
  },
  {
    refusal: 'already-issued-here',
    given: (scenario) => scenario.accept('import-opening-balance', { ...importOpeningBalance, rows: [{ ...imported, vintage: '2025' }] }),
    names: { line: 1 },
  },
  { refusal: 'exceeds-verified', wrong: addLine('2023', '1001'), names: { component: 'CP-1' } },
  { refusal: 'no-authorization-statement', wrong: addLine('2025', '1', { contribution: 'PI' }) },
  { refusal: 'unknown-authorization', wrong: addLine('2025', '1', { authorization: 'A-9' }) },
  { refusal: 'authorization-not-in-force', wrong: addLine('2025', '1', { authorization: 'NONE' }) },
  { refusal: 'vintage-outside-period', wrong: addLine('2025', '1', { authorization: 'OLD' }) },
  { refusal: 'authorization-exceeded', wrong: addLine('2025', '11', { authorization: 'SMALL' }) },
  { refusal: 'metric-mismatch', wrong: addLine('2025', '1', { authorization: 'A-1', nonGhgQuantity: '3' }) },
  {
    refusal: 'party-not-participating',
    given: (scenario) => scenario.accept('update-party', { party: 'GHA', participating: false, reason }),
  },
  {
    refusal: 'cap-exceeded',
    given: (scenario) => lowerCap(scenario),
  },
  { refusal: 'threshold-missing', wrong: addLine('2022', '1'), names: { line: 2 } },
  {
    refusal: 'outer-not-crediting',
    given: async (scenario) => {
      await scenario.accept('register-programme', programme('INNER'));
      await scenario.accept('nest-programme', inYear('INNER', '10471', '2025', 'baseline-only'));
    },
    names: { line: 1, programme: 'INNER' },
  },
  {
    refusal: 'nested-issuance-closed',
    given: async (scenario) => {
      await scenario.accept('register-programme', programme('OUTER'));
      await scenario.accept('nest-programme', inYear('10471', 'OUTER', '2025', 'outer-only'));
    },
    names: { line: 1, programme: 'OUTER' },
  },
  { refusal: 'finance-overclaim', wrong: (so) => ({ ...so, lines: [line('2025', '101'), ...so.lines.slice(1)] }) },
  kindClosed,
  {
    refusal: 'component-not-active',
    given: (scenario) => scenario.accept('exclude-component', { component: 'CP-1', cause: 'voluntary', effective: '2025-12-31' }),
    names: { line: 1, component: 'CP-1' },
  },
  { refusal: 'unknown-account', wrong: addTarget('NOBODY') },
  {
    refusal: 'account-not-active',
    given: async (scenario) => {
      await scenario.accept('open-account', holdingAccount('GHA-H9', 'GHA'));
      await scenario.accept('suspend-account', { account: 'GHA-H9', reason });
    },
    wrong: addTarget('GHA-H9'),
    names: { account: 'GHA-H9' },
  },
  {
    refusal: 'account-not-entitled',
    given: (scenario) => openSink(scenario, 'CHE-OP', 'cancellation-op', 'CHE'),
    wrong: addTarget('CHE-OP'),
  },
  { refusal: 'distribution-exceeds', wrong: addTarget('GHA-H1', '84') },
  { refusal: 'serials-exhausted', given: (scenario) => Promise.resolve(useUpSerials(scenario)), names: { line: 1 } },
  ...barred<IssueUnits>('CHE', () => addTarget('CHE-H1')),
];

describe('issue-units refuses', () => {
  describe('in the order of its contract', () => {
    // Of 1,000 of 2025 MCUs are to meet 900: 100 are left to be authorized.
    refusedInOrder({ command: 'issue-units', ready: () => ready([paid('F-1', '900', { settle: 'mcu' }, ['2025', '2025'])]), data, faults });
  });

  it('unknown-component before double-issuance also where the code of the issuance is used', async () => {
    const scenario = await ready();
    await scenario.accept('issue-units', data);

    expect((await scenario.give('issue-units', addLine('2025', '1', { component: 'CP-9', authorization: 'A-1' })(data))).refusal).toBe(
      'unknown-component',
    );
    expect((await scenario.give('issue-units', data)).refusal).toBe('double-issuance');
  });

  it('a component that is in the programme and not in the verification', async () => {
    const scenario = await ready();
    await scenario.accept('include-component', component('CP-2', '10471', 'GHA'));

    expect((await scenario.give('issue-units', addLine('2025', '1', { component: 'CP-2', authorization: 'A-1' })(data))).refusal).toBe(
      'unknown-component',
    );
  });

  it('R-03: serials-exhausted, after all others, where the series would pass its last serial', async () => {
    const scenario = await ready();
    useUpSerials(scenario);

    expect((await scenario.give('issue-units', addTarget('GHA-H1', '84')(data))).refusal).toBe('distribution-exceeds');
    expect(await scenario.give('issue-units', data)).toMatchObject({ refusal: 'serials-exhausted', names: { line: 1 } });
    await scenario.accept('issue-units', { ...data, lines: [line('2025', '99')] });
  });

  it('R-03: serials-exhausted too where the registry would have more units than sums of 21 digits hold', async () => {
    const scenario = await ready();
    scenario.book.begin();
    scenario.book.born.set('UN01', { amount: MOST_UNITS - 99n });
    scenario.book.commit();

    expect(await scenario.give('issue-units', data)).toMatchObject({ refusal: 'serials-exhausted', names: { line: 1 } });
    await scenario.accept('issue-units', { ...data, lines: [line('2025', '99')] });
  });

  it('R-63: contributions are issued for a host that does not participate', async () => {
    const scenario = await ready();
    await scenario.accept('update-party', { party: 'GHA', participating: false, reason });

    await scenario.accept('issue-units', { ...data, lines: [line('2025', '100', { contribution: 'NPI' })] });
  });

  it.each(['PENDING', 'ADAPTATION-SHARE', 'OMGE-MANDATORY'])(
    'R-09: account-not-active while %s, which units come into, is suspended',
    async (account) => {
      const scenario = await ready();
      await scenario.accept('suspend-account', { account, reason });

      expect(await scenario.give('issue-units', data)).toMatchObject({ refusal: 'account-not-active', names: { account } });
      await scenario.accept('reinstate-account', { account, reason });
      await scenario.accept('issue-units', data);
    },
  );

  it('R-09: not while an account is suspended that nothing comes into', async () => {
    const scenario = await ready();
    await scenario.accept('suspend-account', { account: 'BUFFER', reason });
    await scenario.accept('issue-units', data);
  });

  it('R-73: exceeds-verified for what the deficit of a book of version 1 will take', async () => {
    const scenario = await ready();
    scenario.book.begin();
    scenario.book.components.update('CP-1', { deficit: 3950n });
    scenario.book.commit();

    expect(await scenario.give('issue-units', { ...data, lines: [line('2025', '51')] })).toMatchObject({
      refusal: 'exceeds-verified',
      names: { component: 'CP-1' },
    });
    await scenario.accept('issue-units', { ...data, lines: [line('2025', '50')] });
  });

  it("account-not-entitled, before distribution-exceeds, for a Party that isn't participating and would acquire (R-47, R-63)", async () => {
    const scenario = await ready();
    await scenario.accept('update-party', { party: 'CHE', participating: false, reason });

    const abroad = (quantity: string): object => ({ ...data, distribution: [{ account: 'CHE-H1', quantity }] });
    expect(await scenario.give('issue-units', abroad('10'))).toMatchObject({
      refusal: 'account-not-entitled',
      names: { account: 'CHE-H1' },
    });
    expect((await scenario.give('issue-units', abroad('94'))).refusal).toBe('account-not-entitled');
  });

  it('R-38: no-authorization-statement until the host has said anything at all; then contributions that never convert', async () => {
    const scenario = await stage();
    await verify2025(scenario, '1000');
    const contribution = issuance('10', undefined, { contribution: 'NPI' });

    expect((await scenario.give('issue-units', contribution)).refusal).toBe('no-authorization-statement');
    expect((await scenario.give('issue-units', issuance('10'))).refusal).toBe('no-authorization-statement');
    await authorize(scenario, { authorization: 'NONE', statement: 'none', purposes: [] });
    await scenario.accept('issue-units', contribution);
  });

  it.each([
    ['all', 'no-authorization-statement'],
    ['none', 'no-authorization-statement'],
    ['part', null],
    ['later', null],
  ])('R-38: a contribution that may convert, under the statement %s: %s', async (statement, refusal) => {
    const scenario = await stage();
    await verify2025(scenario, '1000');
    await authorize(scenario, { statement });

    expect((await scenario.give('issue-units', issuance('10', undefined, { contribution: 'PI' }))).refusal).toBe(refusal);
  });

  it("R-38: another host's statement, or one about another activity, is none of this host's", async () => {
    const scenario = await stage();
    await verify2025(scenario, '1000');
    await scenario.accept('record-host-approval', approval('10471', 'CHE'));
    await scenario.accept('authorize-units', authorization('A-2', 'CHE', '10471'));

    expect((await scenario.give('issue-units', issuance('10', undefined, { authorization: 'A-2' }))).refusal).toBe(
      'no-authorization-statement',
    );
    await authorize(scenario);
    expect((await scenario.give('issue-units', issuance('10', undefined, { authorization: 'A-2' }))).refusal).toBe(
      'authorization-not-in-force',
    );
    await scenario.accept('issue-units', issuance('10'));
  });
});
