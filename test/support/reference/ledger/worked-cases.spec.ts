import { describe, expect, it } from '@jest/globals';
import { imported, SmallProgramme, type Lines } from '../small-programme.js';
import type { Json } from './records.js';

const whole = (quantity: string, terms: Json): Lines => [{ component: 'CP-1', vintage: '2025', quantity, ...terms }];
const AER = { authorization: 'A-1' };
const MCU = { contribution: 'PI' };
const issued = (quantity: string, policy: Json = {}, leastDeveloped = false): SmallProgramme =>
  new SmallProgramme().open(policy, leastDeveloped).verified(quantity).authorize(['NDC']).issue(whole(quantity, AER));
const distributed = (): SmallProgramme =>
  issued('100000').submit('distribute-units', { issuance: 'I-1', distribution: [{ account: 'GHA-H1', quantity: '93000' }] });
const acquired = (): SmallProgramme => distributed().transfer('GHA-H1', 'CHE-H1', { quantity: '93000' });

describe('reference ledger: worked cases', () => {
  it('W-01 levies an authorized issuance and first transfers only the levies', () => {
    const story = distributed();
    expect(story.count({ account: 'ADAPTATION-SHARE', firstTransferred: true })).toBe(5_000);
    expect(story.count({ account: 'OMGE-MANDATORY', firstTransferred: true })).toBe(2_000);
    expect(story.count({ account: 'GHA-H1', firstTransferred: false, kind: 'AER' })).toBe(93_000);
    expect(story.ledger.additions('GHA')).toEqual(new Map([['2025', 7_000n]]));
    expect(story.transfer('GHA-H1', 'GHA-H2', { quantity: '10' }).host()).toBe(7_000n);
  });
  it('W-02 first transfers what goes to another Party', () => {
    const story = acquired();
    expect(story.count({ account: 'CHE-H1', firstTransferred: true })).toBe(93_000);
    expect([story.host(), story.used('CHE')]).toEqual([100_000n, 0n]);
  });
  it('W-03 subtracts from those who use, and leaves the OMGE for the world', () => {
    const story = acquired();
    story.submit('use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2026', units: { quantity: '93000' } });
    expect([story.host(), story.ledger.subtractions('CHE')]).toEqual([100_000n, new Map([['2026', 93_000n]])]);
    story.submit('use-units', { from: 'ADAPTATION-SHARE', to: 'JPN-NDC', year: '2026', units: { quantity: '5000' } });
    expect(story.host() - story.used('CHE') - story.used('JPN')).toBe(2_000n);
    story.transfer('CHE-NDC', 'CHE-H1', { quantity: '1' }, 'double-use');
  });
  it.each(['issuance', 'authorization'])('W-04 first transfers all at issuance when that is the definition (%s)', (oimp) => {
    const story = new SmallProgramme().open().verified('100000').authorize(['OP'], oimp).issue(whole('100000', AER));
    expect([story.count({ firstTransferred: true }), story.host()]).toEqual([100_000, 100_000n]);
  });
  it('W-05 first transfers at cancellation when use or cancellation is the definition', () => {
    const story = new SmallProgramme().open().verified('100000').authorize(['OP'], 'use-or-cancellation');
    story.issue(whole('100000', AER), [{ account: 'GHA-H1', quantity: '93000' }]);
    expect(story.host()).toBe(7_000n);
    story.submit('cancel-units', { from: 'GHA-H1', purpose: 'OP', to: 'GHA-OP', units: { quantity: '10000' } });
    expect(story.host()).toBe(17_000n);
  });
  it('W-06 levies contribution units without any adjustment', () => {
    const story = new SmallProgramme().open().verified('100000').authorize([], undefined, 'later').issue(whole('100000', MCU));
    expect([story.shares(), story.count({ kind: 'MCU' }), story.host()]).toEqual([[5_000, 2_000, 93_000], 100_000, 0n]);
  });
  it('W-09 spares a least developed host the share of proceeds', () => {
    const story = issued('100000', {}, true);
    expect([story.shares(), story.host()]).toEqual([[0, 2_000, 98_000], 2_000n]);
  });
  it.each([
    ['ceil', 1_169, 57_259],
    ['half-up', 1_169, 57_259],
    ['floor', 1_168, 57_260],
  ])('W-10 Myanmar, %s', (levyRounding, omge, rest) => {
    expect(issued('58428', { levyRounding }, true).shares()).toEqual([0, omge, rest]);
  });
  it.each([
    ['W-11', '58428', 'ceil', [2_922, 1_169, 54_337]],
    ['W-11', '58428', 'half-up', [2_921, 1_169, 54_338]],
    ['W-11', '58428', 'floor', [2_921, 1_168, 54_339]],
    ['W-12', '333', 'ceil', [17, 7, 309]],
    ['W-12', '333', 'floor', [16, 6, 311]],
    ['W-13', '1', 'floor', [0, 0, 1]],
    ['W-13', '1', 'ceil', [0, 1, 0]],
  ])('%s %s units, %s', (_case, quantity, levyRounding, shares) => {
    expect(issued(quantity, { levyRounding }).shares()).toEqual(shares);
  });
  it('W-14 splits the levies over lines by largest remainder', () => {
    const lines = ['2023', '2024', '2025'].map((vintage, i) => ({
      component: 'CP-1',
      vintage,
      quantity: ['333', '333', '334'][i] ?? '',
      ...AER,
    }));
    const story = new SmallProgramme().open().verified('333', '333', '334').authorize(['NDC']).issue(lines);
    const by = (account: string) => lines.map(({ vintage }) => story.count({ account, vintage }));
    expect([by('ADAPTATION-SHARE'), by('OMGE-MANDATORY'), by('PENDING')]).toEqual([
      [17, 16, 17],
      [7, 6, 7],
      [309, 311, 310],
    ]);
  });
  it('W-15 levies once, however often it distributes', () => {
    const story = issued('100000').submit('distribute-units', {
      issuance: 'I-1',
      distribution: [{ account: 'GHA-H1', quantity: '40000' }],
    });
    story.submit('distribute-units', { issuance: 'I-1', distribution: [{ account: 'GHA-H1', quantity: '53001' }] }, 'distribution-exceeds');
    story.submit('distribute-units', { issuance: 'I-1', distribution: [{ account: 'GHA-H2', quantity: '53000' }] });
    expect([story.shares(), story.count({ account: 'GHA-H1' }), story.count({ account: 'GHA-H2' })]).toEqual([
      [5_000, 2_000, 0],
      40_000,
      53_000,
    ]);
    expect(story.ledger.units().get('UN01-GHA-10471-2025-40001')?.account).toBe('GHA-H2');
  });
  it('W-21 splits so that the sender keeps the first part', () => {
    const story = imported('1000').transfer('GHA-H1', 'CHE-H1', { quantity: '400' });
    const serials = (account: string) => story.units({ account }).map(({ serial }) => serial);
    expect([serials('GHA-H1').at(-1), serials('CHE-H1')[0], serials('CHE-H1').length]).toEqual([600, 601, 400]);
    expect([story.count({ account: 'GHA-H1', firstTransferred: true }), story.host()]).toEqual([0, 400n]);
  });
});
