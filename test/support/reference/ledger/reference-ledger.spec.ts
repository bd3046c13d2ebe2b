import { describe, expect, it } from '@jest/globals';
import { imported, SmallProgramme } from '../small-programme.js';
import { commandHash } from './hashing.js';
import type { Json } from './records.js';

describe('reference ledger: what random programmes rest on', () => {
  const serials = (story: SmallProgramme, account: string) => story.units({ account }).map(({ serial }) => serial);

  it('takes whole blocks first and the last part of the last one', () => {
    const story = imported('3', '5').transfer('GHA-H1', 'GHA-H2', { quantity: '5' });
    expect(serials(story, 'GHA-H2')).toEqual([1, 2, 3, 7, 8]);
    story.transfer('GHA-H2', 'GHA-H1', { blocks: ['GHA01-GHA-10471-2024-2-2'] }).transfer('GHA-H2', 'GHA-H1', { quantity: '2' });
    expect(serials(story, 'GHA-H2')).toEqual([7, 8]);
    story.transfer('GHA-H1', 'GHA-H2', { quantity: '4' });
    expect(serials(story, 'GHA-H2')).toEqual([1, 2, 3, 6, 7, 8]);
  });
  it('answers in the order of the table', () => {
    const story = imported('10');
    const block = (range: string) => ({ blocks: [`GHA01-GHA-10471-2024-${range}`] });
    story.submit('freeze-units', { blocks: block('1-2').blocks, reason: { code: 'other' } });
    story.transfer('GHA-H1', 'NO-SUCH', block('1-20'), 'unknown-account').transfer('GHA-H1', 'GHA-H1', block('1-20'), 'same-account');
    story.transfer('CHE-H1', 'PENDING', block('1-20'), 'unknown-units').transfer('CHE-H1', 'PENDING', block('1-2'), 'units-not-held');
    story
      .transfer('GHA-H1', 'PENDING', block('1-2'), 'units-frozen')
      .transfer('GHA-H1', 'PENDING', { quantity: '9' }, 'insufficient-units');
    story.transfer('GHA-H1', 'PENDING', { quantity: '8' }, 'account-not-entitled');
    story.submit('use-units', { from: 'GHA-H1', to: 'GHA-NDC', year: '2025', units: { quantity: '1' } }, 'account-not-entitled');
    story.submit('use-units', { from: 'GHA-H1', to: 'CHE-NDC', year: '2025', units: { quantity: '1' } }, 'account-not-entitled');
    story.transfer('GHA-H1', 'CHE-H1', { quantity: '1' });
    story.submit('use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2031', units: { quantity: '1' } }, 'vintage-outside-period');
  });
  it('carries a deficit into the next year', () => {
    const story = new SmallProgramme().open().verified('-40', '30', '100');
    expect(['2023', '2024', '2025'].map((vintage) => story.ledger.issuable('CP-1', vintage))).toEqual([0n, 0n, 90n]);
  });
  it('reserves what is proposed, and moves exactly that', () => {
    const approvals = [{ command: 'transfer-units', by: 'colleague' }];
    const story = imported('10').submit('set-policy', { replaces: '1', policy: { approvals }, reason: { code: 'policy' } });
    const data = { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '4' } };
    const approval = { proposal: 'P-1', hash: commandHash('transfer-units', data) };
    story.submit('transfer-units', data, 'approval-required').submit('propose', { proposal: 'P-1', command: 'transfer-units', data });
    story.submit('transfer-units', { ...data, units: { quantity: '7' } }, 'insufficient-units');
    story.submit('cancel-units', cancelled('GHA01-GHA-10471-2024-7-7'), 'units-reserved');
    story.submit('freeze-units', { blocks: ['GHA01-GHA-10471-2024-8-8'], reason: { code: 'other' } });
    story.submit('approve', approval, 'same-person').submit('approve', approval, 'units-frozen', 'dev-bo');
    story.submit('unfreeze-units', { blocks: ['GHA01-GHA-10471-2024-8-8'], reason: { code: 'other' } });
    story.submit('approve', approval, null, 'dev-bo').submit('approve', approval, 'proposal-closed', 'dev-bo');
    expect([serials(story, 'CHE-H1'), story.host()]).toEqual([[7, 8, 9, 10], 4n]);
  });
  const cancelled = (block: string): Json => ({
    from: 'GHA-H1',
    purpose: 'administrative',
    to: 'CANCELLATION-ADMINISTRATIVE',
    units: { blocks: [block] },
  });
});
