import { describe, expect, it } from '@jest/globals';
import type { AmountRow, Retractable } from '../../../src/domain/book/rows.js';
import { addTo, counts, takeBack, takeOff } from '../../../src/domain/book/taking-back.js';
import { Journal } from '../../../src/domain/kernel/journal.js';
import { Table } from '../../../src/domain/kernel/table.js';
import { strict } from '../../support/movements.js';
import { lastRevision } from '../../support/outcome.js';
import { everyStoryReplays } from '../../support/replay.js';

interface Claim extends Retractable {
  readonly code: string;
}

const claims = (): { journal: Journal; table: Table<Claim> } => {
  const journal = new Journal();
  const table = new Table<Claim>('claim', journal);
  table.set('C-1', { code: 'C-1', takenBack: null });
  return { journal, table };
};

describe('a fact that is taken back', () => {
  it('stays, and says since when it no longer counts, and why', () => {
    const { table } = claims();
    takeBack(table, 'C-1', { revision: 7n, from: '2026-06-01', reason: 'fraud' });
    expect(table.get('C-1')).toEqual({ code: 'C-1', takenBack: { revision: 7n, from: '2026-06-01', reason: 'fraud' } });
  });

  it.each([
    ['2026-05-31', true],
    ['2026-06-01', false],
  ])('from a day on: on %s it counts: %s', (day, expected) => {
    const { table } = claims();
    takeBack(table, 'C-1', { revision: 7n, from: '2026-06-01', reason: null });
    expect(counts(table.get('C-1'), day)).toBe(expected);
  });

  it('from the event on: it counts on no day', () => {
    const { table } = claims();
    expect(counts(table.get('C-1'), '1990-01-01')).toBe(true);
    takeBack(table, 'C-1', { revision: 7n, from: null, reason: null });
    expect(counts(table.get('C-1'), '1990-01-01')).toBe(false);
    expect(counts(table.get('C-2'), '1990-01-01')).toBe(false);
  });

  it('was there, and is taken back once', () => {
    const { table } = claims();
    const taken = { revision: 7n, from: null, reason: null };
    expect(() => takeBack(table, 'C-2', taken)).toThrow("an event takes back claim C-2, which the book doesn't have");
    takeBack(table, 'C-1', taken);
    expect(() => takeBack(table, 'C-1', { ...taken, revision: 9n })).toThrow('an event takes back claim C-1, which revision 7 took back');
  });

  it('counts again where the batch that took it back is rolled back', () => {
    const { journal, table } = claims();
    journal.begin();
    takeBack(table, 'C-1', { revision: 7n, from: null, reason: null });
    journal.rollback();
    expect(table.get('C-1')).toEqual({ code: 'C-1', takenBack: null });
  });
});

describe('a running sum', () => {
  it('grows by what is added, shrinks by what is taken off, and never by more than it has', () => {
    const sums = new Table<AmountRow>('sum', new Journal());
    addTo(sums, 'GHA', 5n);
    addTo(sums, 'GHA', 7n);
    takeOff(sums, 'GHA', 5n);
    expect(sums.get('GHA')).toEqual({ amount: 7n });
    takeOff(sums, 'GHA', 7n);
    expect(sums.get('GHA')).toEqual({ amount: 0n });
    expect(() => takeOff(sums, 'GHA', 1n)).toThrow('an event takes 1 off sum GHA, which is 0');
    expect(() => takeOff(sums, 'CHE', 1n)).toThrow('an event takes 1 off sum CHE, which is 0');
    expect(() => takeOff(sums, 'GHA', -1n)).toThrow('an event takes -1 off sum GHA, which is 0');
  });
});

describe('a role that is revoked', () => {
  everyStoryReplays();

  it('stays in the book, says which event took it back, and counts again when it is granted again', async () => {
    const story = await strict();
    const role = { actor: 'super', role: 'supervisor' };
    const row = (): unknown => story.book.roles.get('super supervisor');
    await story.accept('grant-role', role, { actor: 'alice' });
    const revision = lastRevision(await story.accept('revoke-role', role, { actor: 'alice' }));
    expect(row()).toEqual({ ...role, scope: null, until: null, takenBack: { revision, from: null, reason: null } });
    await story.accept('grant-role', role, { actor: 'alice' });
    expect(row()).toEqual({ ...role, scope: null, until: null, takenBack: null });
  });
});
