import { describe, expect, it } from '@jest/globals';
import { expectLaws } from '../../support/check-laws.js';
import { blocksIn } from '../../support/holdings.js';
import { component, verification } from '../../support/samples.js';
import { authorize, issuance, stage, verify2025 } from '../../support/stage.js';

const COLUMNS = [
  'component',
  'vintage',
  'kind',
  'authorization',
  'contribution',
  'nonGhgQuantity',
  'first',
  'participants',
  'adaptation',
  'omge',
  'buffer',
];
const S = 'UN01-GHA-10471-2025';
/** The year's four zeros, so that only the last vintages matter. */
const verified = (last: string, other = '0'): Record<string, string> => ({
  '2021': '0',
  '2022': '0',
  '2023': '0',
  '2024': other,
  '2025': last,
});

describe('issue-units', () => {
  it('records lines with their serials and levies, the rates that made them, where they went, and the adjustments', async () => {
    const scenario = await stage();
    await verify2025(scenario, '1000');
    await authorize(scenario);

    const { events } = await scenario.accept('issue-units', issuance('1000', '900'));

    const adjustment = {
      ...{ party: 'GHA', kind: 'addition', authorization: 'A-1', cooperativeApproach: 'CA0001', actionYear: '2026' },
      ...{ useYear: null, late: false, nonGhgQuantity: null },
    };
    expect(events.map(({ type, data }) => ({ type, data }))).toEqual([
      {
        type: 'UnitsIssued',
        data: {
          ...{ issuance: 'I-1', verification: 'V-1', programme: '10471', host: 'GHA', policyNumber: '1', gross: '1000' },
          ...{ adaptationBps: '500', omgeBps: '200', bufferBps: '0', rounding: 'ceil', bufferRounding: 'ceil' },
          lines: { columns: COLUMNS, rows: [['CP-1', '2025', 'AER', 'A-1', null, null, '1', '930', '50', '20', '0']] },
          distributed: [{ account: 'GHA-H1', block: `${S}-1-900` }],
          firstTransferred: [`${S}-931-980`, `${S}-981-1000`],
          before: { gross: '0', adaptation: '0', omge: '0', buffer: '0' },
        },
      },
      {
        type: 'CorrespondingAdjustmentApplied',
        data: {
          ...{ ...adjustment, quantity: '20', trigger: 'omge', blocks: [`${S}-981-1000`] },
          vintages: [{ vintage: '2025', quantity: '20', nonGhgQuantity: null }],
        },
      },
      {
        type: 'CorrespondingAdjustmentApplied',
        data: {
          ...{ ...adjustment, quantity: '50', trigger: 'adaptation-share', blocks: [`${S}-931-980`] },
          vintages: [{ vintage: '2025', quantity: '50', nonGhgQuantity: null }],
        },
      },
    ]);
    expect(blocksIn(scenario, 'PENDING')).toEqual([`${S}-901-930`]);
    expectLaws(scenario);
  });

  it('within a line participants come first, then adaptation, OMGE and buffer, each one block', async () => {
    const scenario = await stage({ programme: { outcome: 'removals', riskRatingBps: '1000' } });
    await verify2025(scenario, '1000');
    await authorize(scenario);

    await scenario.accept('issue-units', issuance('1000'));

    expect(blocksIn(scenario, 'PENDING')).toEqual([`${S}-1-830`]);
    expect(blocksIn(scenario, 'ADAPTATION-SHARE')).toEqual([`${S}-831-880`]);
    expect(blocksIn(scenario, 'OMGE-MANDATORY')).toEqual([`${S}-881-900`]);
    expect(blocksIn(scenario, 'BUFFER')).toEqual([`${S}-901-1000`]);
    expectLaws(scenario);
  });

  it('R-40: a verified line may be issued in several issuances up to what is issuable, serials going on', async () => {
    const scenario = await stage();
    await verify2025(scenario, '1000');
    await authorize(scenario);

    await scenario.accept('issue-units', issuance('400'));
    const second = await scenario.accept('issue-units', { ...issuance('600'), issuance: 'I-2' });

    expect(second.events[0]?.data['lines']).toMatchObject({
      rows: [['CP-1', '2025', 'AER', 'A-1', null, null, '401', '558', '30', '12', '0']],
    });
    expect((await scenario.give('issue-units', { ...issuance('1'), issuance: 'I-3' })).refusal).toBe('double-issuance');
    expect(scenario.book.serials.get('10471 2025')).toMatchObject({ next: 1001n, imported: null });
    expectLaws(scenario);
  });

  it('R-03: serials go on within an activity and vintage across its hosts, and begin anew in the next vintage', async () => {
    const scenario = await stage();
    const rest = { maximumAnnualAmount: '1000000', renewalsAllowed: true };
    await scenario.accept('record-host-approval', { programme: '10471', host: 'CHE', ...rest });
    await scenario.accept('include-component', component('CP-2', '10471', 'CHE'));
    await authorize(scenario);
    await authorize(scenario, { authorization: 'A-2', host: 'CHE' });
    await scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', verified('100', '50')));
    await scenario.accept('verify-reductions', verification('V-2', '10471', 'CHE', 'CP-2', verified('100')));

    const lines = ['2025', '2024'].map((vintage) => ({ component: 'CP-1', vintage, quantity: '50', authorization: 'A-1' }));
    await scenario.accept('issue-units', { issuance: 'I-1', verification: 'V-1', lines });
    const other = { component: 'CP-2', vintage: '2025', quantity: '100', authorization: 'A-2' };
    const second = await scenario.accept('issue-units', { issuance: 'I-2', verification: 'V-2', lines: [other] });

    expect(second.events[0]?.data['lines']).toMatchObject({
      rows: [['CP-2', '2025', 'AER', 'A-2', null, null, '51', '93', '5', '2', '0']],
    });
    expect([...scenario.book.units.all()].map(([series]) => series).sort()).toEqual([
      'UN01-CHE-10471-2025',
      'UN01-GHA-10471-2024',
      'UN01-GHA-10471-2025',
    ]);
    expectLaws(scenario);
  });

  it('a movement by quantity takes the lowest serial first, whoever its host is', async () => {
    const scenario = await stage();
    await scenario.accept('record-host-approval', { programme: '10471', host: 'JPN', maximumAnnualAmount: '1000', renewalsAllowed: true });
    await scenario.accept('include-component', component('CP-2', '10471', 'JPN', { expectedAnnual: '1' }));
    await authorize(scenario);
    await authorize(scenario, { authorization: 'A-2', host: 'JPN' });
    await scenario.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', verified('100')));
    await scenario.accept('verify-reductions', verification('V-2', '10471', 'JPN', 'CP-2', verified('100')));
    const line = (code: string, under: string): object => ({ component: code, vintage: '2025', quantity: '100', authorization: under });
    const distribution = [{ account: 'CHE-H1', quantity: '93' }];
    await scenario.accept('issue-units', { issuance: 'I-2', verification: 'V-2', lines: [line('CP-2', 'A-2')], distribution });
    await scenario.accept('issue-units', { issuance: 'I-1', verification: 'V-1', lines: [line('CP-1', 'A-1')], distribution });

    const { events } = await scenario.accept('transfer-units', { from: 'CHE-H1', to: 'JPN-H1', units: { quantity: '100' } });

    expect(events[0]?.data['blocks']).toEqual(['UN01-JPN-10471-2025-1-93', `${S}-187-193`]);
    expectLaws(scenario);
  });
});
