import { beforeAll, describe, expect, it } from '@jest/globals';
import { approval, component, programme, reason, verification } from '../../support/samples.js';
import { Scenario } from '../../support/scenario.js';
import { opening, play, World } from '../../support/world.js';
import { actsOf } from '../checked.js';
import { expectFound, Forgery, type Forged } from '../forge.js';

const NEXT = { start: '2026-01-01', end: '2030-12-31' };
const programmeRenewed = (members: object = {}): Forged => ({
  type: 'ProgrammeRenewed',
  authority: 'supervisor',
  data: { programme: '10471', ...NEXT, deemedOn: '2025-12-01', ...members },
});
const componentRenewed = (members: object = {}): Forged => ({
  type: 'ComponentRenewed',
  authority: 'doe:DOE-1',
  data: { component: 'CP-1', noticeOn: '2025-10-01', ...NEXT, ...members },
});
const hold = (type: 'ProgrammeHeld' | 'ProgrammeReleased', of = '10471'): Forged => ({
  ...{ type, authority: 'supervisor' },
  data: { programme: of, reason },
});

const withdrawn = (members: object = {}): Forged => ({
  type: 'HostApprovalWithdrawn',
  authority: 'party:GHA',
  data: { programme: '10471', host: 'GHA', effective: '2026-07-31', reason, ...members },
});

let story: Forgery;
/** CP-1 verified for 2022. */
let second2022: Forged;
/** CP-1 of 10471, credited from 2021 to 2025 as the programme runs, verified for 2021. It is 1 June 2026. */
beforeAll(async () => {
  const scenario = await Scenario.empty();
  await play(scenario, [
    ['open-registry', opening('mechanism', { policy: { nextPeriodGate: 'submitted' } })],
    ...new World().parties('GHA'),
    ['register-programme', programme('10471')],
    ['record-host-approval', approval('10471', 'GHA')],
    ['include-component', component('CP-1', '10471', 'GHA')],
    ['verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', { 2021: '1' })],
  ]);
  story = Forgery.of(actsOf(scenario.file));
  const line = {
    vintage: '2022',
    verified: '0',
    actual: null,
    splitByDay: false,
    deductions: null,
    carriedIn: '0',
    carriedOut: '0',
    issuable: '0',
  };
  const period = { from: '2022-01-01', to: '2022-12-31' };
  const data = { ...story.data('ReductionsVerified'), verification: 'V-2', period, report: { sha256: 'f'.repeat(64) }, vintages: [line] };
  second2022 = { type: 'ReductionsVerified', schema: '2', authority: 'doe:DOE-2', data };
});

describe('C11 inclusion: renewals and holds', () => {
  it('finds nothing in what the rules allow', () => {
    const on = story.append([programmeRenewed()]).append([componentRenewed()]);
    expect(
      on
        .append([hold('ProgrammeHeld')])
        .append([hold('ProgrammeReleased')])
        .findings(),
    ).toEqual([]);
  });

  it.each([
    ['of none', { programme: '10499' }],
    ['after a gap', { start: '2026-01-02' }],
    ['of days that it has', { start: '2025-12-31' }],
    ['for too long', { end: '2031-01-01' }],
    ['backwards', { end: '2025-12-01' }],
  ])('finds a renewal of a programme: %s', (_, members) => {
    expectFound(story.append([programmeRenewed(members)]), 'inclusion', 'R-21');
  });

  it('finds a fourth renewal', () => {
    const years = ['2026', '2027', '2028', '2029'];
    const all = years.reduce((so, year) => so.append([programmeRenewed({ start: `${year}-01-01`, end: `${year}-12-31` })]), story);
    expectFound(all, 'inclusion', 'R-21');
  });

  it.each([
    ['of none', { component: 'CP-9' }, 'R-26'],
    ['with notice too early', { noticeOn: '2025-04-04' }, 'R-26'],
    ['with notice too late', { noticeOn: '2027-01-01' }, 'R-26'],
    ['with notice on a day to come', { noticeOn: '2026-06-02' }, 'R-26'],
    ['after a gap', { start: '2026-01-02' }, 'R-20'],
    ['for too long', { end: '2031-01-01' }, 'R-20'],
  ])('finds a renewal of a component: %s', (_, members, rule) => {
    expectFound(story.append([componentRenewed(members)]), 'inclusion', rule);
  });

  it('finds one of fixed crediting, against its host, of what is out, and before its programme is renewed', () => {
    const fixed = story.change('ComponentIncluded', (data: { crediting: object }) => ({
      ...data,
      crediting: { ...data.crediting, type: 'fixed' },
    }));
    expectFound(fixed.append([componentRenewed()]), 'inclusion', 'R-20');
    const once = story.change('HostApprovalRecorded', (data: object) => ({ ...data, renewalsAllowed: false }));
    expectFound(once.append([componentRenewed()]), 'inclusion', 'R-20');
    const out = { component: 'CP-1', cause: 'voluntary', effective: '2026-01-01', responsible: null };
    expectFound(
      story.append([{ type: 'ComponentExcluded', authority: 'supervisor', data: out }]).append([componentRenewed()]),
      'inclusion',
      'R-28',
    );
    expectFound(story.append([programmeRenewed({ deemedOn: '2026-06-02' })]).append([componentRenewed()]), 'inclusion', 'R-15');
  });

  it('finds a third one', () => {
    const twice = story
      .append([componentRenewed()])
      .append([componentRenewed({ noticeOn: '2030-12-31', start: '2031-01-01', end: '2035-12-31' })], { at: '2036-01-01T00:00:00.000Z' });
    expect(twice.findings()).toEqual([]);
    const third = componentRenewed({ noticeOn: '2035-12-31', start: '2036-01-01', end: '2040-12-31' });
    expectFound(twice.append([third]), 'inclusion', 'R-20');
  });

  it('finds a hold of what is on hold, and a release of what is not', () => {
    expectFound(story.append([hold('ProgrammeHeld')]).append([hold('ProgrammeHeld')]), 'inclusion', 'R-15');
    expectFound(story.append([hold('ProgrammeReleased')]), 'inclusion', 'R-15');
    expectFound(story.append([hold('ProgrammeHeld', '10499')]), 'inclusion', 'R-15');
  });

  it('finds an inclusion while the programme is on hold, or its renewal due', () => {
    const included = (of: Forgery, includedOn: string): Forgery => {
      const crediting = { type: 'renewable', start: '2026-06-01', end: '2030-12-31' };
      const data = { ...of.data('ComponentIncluded'), component: 'CP-2', site: 'SITE-2', includedOn, crediting };
      return of.append([{ type: 'ComponentIncluded', schema: '2', authority: 'doe:DOE-1', data }]);
    };
    const late = story.append([programmeRenewed({ deemedOn: '2026-05-01' })]);
    expect(included(late, '2026-05-01').findings()).toEqual([]);
    expectFound(included(late, '2026-04-30'), 'inclusion', 'R-15');
    expectFound(included(late.append([hold('ProgrammeHeld')]), '2026-05-01'), 'inclusion', 'R-15');
  });

  it('R-25: finds a first verification after a renewal by who validated it', () => {
    const by: Forged = { ...second2022, authority: 'doe:DOE-1', data: { ...second2022.data, verifiedBy: 'DOE-1' } };
    expect(story.append([by]).findings()).toEqual([]);
    expectFound(story.append([componentRenewed()]).append([by]), 'verification', 'R-25');
  });

  it('R-28: finds an approval withdrawn on short notice, twice, or that was never given', () => {
    expect(story.append([withdrawn()]).findings()).toEqual([]);
    expectFound(story.append([withdrawn({ effective: '2026-07-30' })]), 'inclusion', 'R-28');
    expectFound(story.append([withdrawn()]).append([withdrawn()]), 'inclusion', 'R-28');
    expectFound(story.append([withdrawn({ host: 'CHE' })]), 'inclusion', 'R-28');
  });

  it('R-22, R-28: finds what is included, verified and renewed without the approval of the host', () => {
    const out = story.append([withdrawn()]);
    const later = { at: '2026-08-01T00:00:00.000Z' };
    const crediting = { type: 'renewable', start: '2026-08-01', end: '2030-12-31' };
    const included = { ...story.data('ComponentIncluded'), component: 'CP-2', site: 'SITE-2', includedOn: '2025-12-31', crediting };
    expectFound(
      out.append([{ type: 'ComponentIncluded', schema: '2', authority: 'doe:DOE-1', data: included }], later),
      'inclusion',
      'R-22',
    );
    expectFound(out.append([componentRenewed()], later), 'inclusion', 'R-20');
    const early = story.append([withdrawn({ effective: '2022-12-31' })]);
    const found = (law: string): string[] =>
      early
        .append([second2022])
        .findings()
        .flatMap((one) => (one.law === law ? [one.rule] : []));
    expect(found('verification')).toContain('R-28');
  });

  it('finds who may not', () => {
    expectFound(story.append([{ ...programmeRenewed(), authority: 'doe:DOE-1' }]), 'authority', 'R-83');
    expectFound(story.append([{ ...componentRenewed(), authority: 'doe:DOE-2' }]), 'authority', 'R-83');
    expectFound(story.append([{ ...hold('ProgrammeHeld'), authority: 'administrator' }]), 'authority', 'R-83');
  });
});
