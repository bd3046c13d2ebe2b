import { beforeAll, describe, expect, it } from '@jest/globals';
import { authorization, component, approval, programme, verification } from '../../support/samples.js';
import { Scenario } from '../../support/scenario.js';
import { opening, play, World } from '../../support/world.js';
import { actsOf } from '../checked.js';
import { expectFound, Forgery, type Forged } from '../forge.js';

const TODAY = '2026-06-01';
const CREDITED = { type: 'renewable', start: '2025-06-01', end: '2029-12-31' };

const excluded = (members: object = {}): Forged => ({
  type: 'ComponentExcluded',
  authority: 'supervisor',
  data: { component: 'CP-1', cause: 'voluntary', effective: TODAY, responsible: null, ...members },
});
const raised = (debtor: string, quantity: string, members: object = {}): Forged => ({
  type: 'ReplacementObligationRaised',
  data: { obligation: 'O-99', kind: 'replacement', component: 'CP-1', debtor, quantity, due: '2026-07-01', cause: '9', ...members },
});

let story: Forgery;
/** CP-1 of 10471: 1,000 units of 2021 issued today, 40 tonnes below zero for 2022. CP-5 is credited to 2029, and out from today on. */
beforeAll(async () => {
  const scenario = await Scenario.empty();
  const line = { component: 'CP-1', vintage: '2021', quantity: '1000', authorization: 'A-1' };
  await play(scenario, [
    ['open-registry', opening()],
    ...new World().parties('GHA'),
    ['register-programme', programme('10471')],
    ['record-host-approval', approval('10471', 'GHA')],
    ['register-programme', programme('10472', { start: '2022-01-01', end: '2026-12-31' })],
    ['record-host-approval', approval('10472', 'GHA')],
    ['include-component', component('CP-1', '10471', 'GHA')],
    ['include-component', component('CP-5', '10471', 'GHA', { includedOn: '2025-06-01', crediting: CREDITED })],
    ['authorize-units', authorization('A-1', 'GHA', '10471')],
    ['verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', { 2021: '1000' })],
    ['issue-units', { issuance: 'I-1', verification: 'V-1', lines: [line] }],
    ['verify-reductions', verification('V-2', '10471', 'GHA', 'CP-1', { 2022: '-40' })],
    ['exclude-component', { component: 'CP-5', cause: 'voluntary', effective: TODAY }],
  ]);
  story = Forgery.of(actsOf(scenario.file));
});

const mistaken = { cause: 'erroneous', responsible: 'DOE-1' };

describe('C11 inclusion: exclusions', () => {
  it('finds nothing in what the rules allow', () => {
    const byProgramme = [excluded(), raised('10471', '40')] as const;
    const byDoe = [excluded(mistaken), raised('DOE-1', '1000')] as const;
    for (const act of [byProgramme, byDoe]) expect(story.append(act).findings()).toEqual([]);
  });

  it('finds an exclusion of what was never in, and of what is out', () => {
    expectFound(story.append([excluded({ component: 'CP-9' })]), 'inclusion', 'R-28');
    expectFound(story.append([excluded({ component: 'CP-5' })]), 'inclusion', 'R-28');
    const again = story.append([excluded(mistaken), raised('DOE-1', '1000')]);
    expectFound(again.append([excluded({ cause: 'erroneous' })]), 'inclusion', 'R-28');
  });

  it('finds an error that ends on another day than the one it was found on', () => {
    expectFound(
      story.append([excluded({ ...mistaken, effective: '2026-05-31' }), raised('DOE-1', '1000', { due: '2026-06-30' })]),
      'inclusion',
    );
  });

  it('finds a review that came too late', () => {
    const late = { at: '2026-11-29T00:00:00.000Z' };
    const act = [excluded({ ...mistaken, effective: '2026-11-29' }), raised('DOE-1', '1000', { due: '2026-12-29' })] as const;
    expectFound(story.append(act, late), 'inclusion', 'R-30');
  });

  it('finds a DOE at fault that did not validate it, or where a component left of itself', () => {
    expectFound(story.append([excluded({ ...mistaken, responsible: 'DOE-2' }), raised('DOE-2', '1000')]), 'inclusion', 'R-36');
    expectFound(story.append([excluded({ responsible: 'DOE-1' }), raised('DOE-1', '1000')]), 'inclusion', 'R-36');
  });

  it('finds an exclusion that somebody else gave', () => {
    expectFound(story.append([{ ...excluded(), authority: 'doe:DOE-1' }, raised('10471', '40')]), 'authority', 'R-83');
  });
});

describe('C4 verification, C5 issuance: after an exclusion', () => {
  it('finds another obligation than the one that is due, and none', () => {
    const due = ['R-36, R-73'] as const;
    for (const act of [
      [excluded()],
      [excluded(), raised('10471', '41')],
      [excluded(mistaken), raised('DOE-1', '960')],
      [excluded(mistaken), raised('DOE-1', '1000', { due: '2026-07-02' })],
      [excluded({ cause: 'erroneous' }), raised('DOE-1', '1000')],
    ] as const)
      expectFound(story.append(act), 'verification', due[0]);
  });

  it('finds days verified, and units issued, after it', () => {
    const verified = story.data('ReductionsVerified', 0);
    const period = { from: '2023-01-01', to: '2023-12-31' };
    const line = {
      vintage: '2023',
      verified: '0',
      actual: null,
      splitByDay: false,
      deductions: null,
      carriedIn: '0',
      carriedOut: '0',
      issuable: '0',
    };
    const later = {
      ...verified,
      verification: 'V-3',
      period,
      report: { sha256: 'f'.repeat(64) },
      vintages: [line],
      settled: [],
      deficit: '0',
    };
    const out = story.append([excluded({ effective: '2023-12-31' }), raised('10471', '40')]);
    expectFound(out.append([{ type: 'ReductionsVerified', schema: '2', authority: 'doe:DOE-2', data: later }]), 'verification', 'R-28');
    const early = story.append([excluded({ effective: '2021-12-31' }), raised('10471', '40')]);
    expectFound(early.again('UnitsIssued'), 'issuance', 'R-28');
    expectFound(story.append([excluded(mistaken), raised('DOE-1', '1000')]).again('UnitsIssued'), 'issuance', 'R-28');
    const withdrawn = { programme: '10471', host: 'GHA', effective: '2021-12-31', reason: { code: 'other' } };
    const alone = story.append([{ type: 'HostApprovalWithdrawn', authority: 'party:GHA', data: withdrawn }]).again('UnitsIssued');
    expect(alone.findings()).toContainEqual(expect.objectContaining({ law: 'issuance', rule: 'R-28' }));
  });
});

describe('C11 inclusion: what comes back', () => {
  const back = (members: object = {}): Forgery => {
    const data = {
      ...story.data('ComponentIncluded', 1),
      component: 'CP-6',
      formerly: 'CP-5',
      programme: '10472',
      start: '2022-01-01',
      ...{ includedOn: TODAY },
      ...members,
    };
    return story.append([{ type: 'ComponentIncluded', schema: '2', authority: 'doe:DOE-1', data }]);
  };
  const from = (members: object = {}): object => ({ crediting: { ...CREDITED, start: TODAY, ...members } });

  it('finds one that is still in, that was never in, or that is back already', () => {
    for (const formerly of ['CP-1', 'CP-9']) expectFound(back({ ...from(), formerly }), 'inclusion', 'R-17');
    const once = back(from());
    const twice = { ...once.data('ComponentIncluded', 2), component: 'CP-7', site: 'SITE-CP-7' };
    expectFound(once.append([{ type: 'ComponentIncluded', schema: '2', authority: 'doe:DOE-1', data: twice }]), 'inclusion', 'R-17');
  });

  it('finds nothing where it comes back as it may', () => {
    expect(back(from()).findings()).toEqual([]);
  });

  it('finds crediting that it did not have, and days before it came back', () => {
    for (const changed of [{ end: '2030-12-31' }, { type: 'fixed' }, { start: '2026-05-31' }])
      expectFound(back(from(changed)), 'inclusion', 'R-29');
  });
});
