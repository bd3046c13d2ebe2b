import { describe, expect, it, jest } from '@jest/globals';
import { digest } from '../support/book-digest.js';
import { bring, ghana, itmos } from '../domain/movement/imports.js';
import type { Scenario } from '../support/scenario.js';
import { play } from '../support/world.js';
import { PARTIES_AND_ACCOUNTS, trial, VERIFIED_PROGRAMME } from '../support/movements.js';
import { eventsOf } from '../support/outcome.js';
import { everyStoryReplays } from '../support/replay.js';
import { authorization, balanceRow } from '../support/samples.js';

jest.setTimeout(60_000);

const started = async (): Promise<Scenario> => {
  const story = await trial();
  await play(story, [...PARTIES_AND_ACCOUNTS, ...VERIFIED_PROGRAMME]);
  return story;
};

const ROWS = Array.from({ length: 2_500 }, (_, i) =>
  balanceRow('1', String(i * 2), { vintage: String(1990 + (i % 30)), account: `GHA-H${1 + (i % 2)}` }),
);
const IMPORT = { import: 'IM-1', account: 'GHA-H1', kind: 'CER', controlTotal: '2500', rows: ROWS };

describe('an act too big for one event', () => {
  everyStoryReplays();

  it('is several events of at most 60,000 bytes in one act, rows in order, every scalar repeated', async () => {
    const story = await started();
    const outcome = await story.accept('import-opening-balance', IMPORT);
    const parts = outcome.events.length;
    expect(parts).toBeGreaterThan(5);
    expect(outcome.events.map(({ part, parts: of }) => `${part}/${of}`)).toEqual(outcome.events.map((_, i) => `${i + 1}/${parts}`));
    const stored = story.file.actAt(BigInt(outcome.events[0]?.revision ?? 0));
    for (const { body } of stored) expect(Buffer.byteLength(body)).toBeLessThanOrEqual(60_000);
    const all = eventsOf(outcome).flatMap(([type, data]) => {
      expect([type, data['import'], data['kind'], data['firstTransferred']]).toEqual(['OpeningBalanceImported', 'IM-1', 'CER', []]);
      return (data['rows'] as { rows: string[][] }).rows;
    });
    expect(all.map((cells) => cells[9])).toEqual(ROWS.map((_, i) => String(i * 2)));
    expect(story.holding('GHA-H1') + story.holding('GHA-H2')).toBe(2_500n);
  });

  it('is one act under its key: the whole of it is the answer, and the whole of it the replay', async () => {
    const story = await started();
    const first = await story.accept('import-opening-balance', IMPORT, { key: 'one-import' });
    const again = await story.accept('import-opening-balance', IMPORT, { key: 'one-import' });
    expect(again.replayed).toBe(true);
    expect(again.events).toEqual(first.events);
    expect(story.file.actAt(story.ledger.revision)).toHaveLength(first.events.length);
  });

  it('splits a movement of 1,000 blocks with its first transfers, and one adjustment, which fits an event, states each block once', async () => {
    const story = await ghana();
    const rows = Array.from({ length: 1_000 }, (_, i) => itmos('1', String(i)));
    await bring(story, rows);
    const outcome = await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '1000' }, reference: 'R-1' });
    const stored = story.file.actAt(story.ledger.revision);
    for (const { body } of stored) expect(Buffer.byteLength(body)).toBeLessThanOrEqual(60_000);
    const of = (kind: string): Record<string, unknown>[] => eventsOf(outcome).flatMap(([type, data]) => (type === kind ? [data] : []));
    const ids = rows.map((_, i) => `GHA01-GHA-10471-2021-${i + 1}-${i + 1}`);
    const moved = of('UnitsTransferred');
    expect(moved.map(({ reference, from, to }) => [reference, from, to])).toEqual(moved.map(() => ['R-1', 'GHA-H1', 'CHE-H1']));
    expect(moved.flatMap(({ blocks }) => blocks)).toEqual(ids);
    for (const { blocks, firstTransferred } of moved) expect(firstTransferred).toEqual(blocks);
    const adjusted = of('CorrespondingAdjustmentApplied');
    expect([moved.length, adjusted.length]).toEqual([2, 1]);
    expect(adjusted.flatMap(({ blocks }) => blocks)).toEqual(ids);
    expect(story.adjusted('GHA')).toEqual([1_000n, 0n]);
  });

  it('splits first transfers with their rows, and states them once', async () => {
    const story = await ghana();
    const rows = Array.from({ length: 1_000 }, (_, i) => itmos('1', String(i), i % 2 ? { account: 'CHE-H1' } : {}));
    const outcome = await bring(story, rows);
    const imported = eventsOf(outcome).filter(([type]) => type === 'OpeningBalanceImported');
    const adjusted = eventsOf(outcome).filter(([type]) => type === 'CorrespondingAdjustmentApplied');
    expect(imported.length).toBeGreaterThan(1);
    const first = imported.flatMap(([, data]) => data['firstTransferred'] as string[]);
    expect(first).toEqual(Array.from({ length: 500 }, (_, i) => `GHA01-GHA-10471-2021-${2 * i + 2}-${2 * i + 2}`));
    expect(adjusted.flatMap(([, data]) => data['blocks'])).toEqual(first);
    expect(story.adjusted('GHA')).toEqual([500n, 0n]);
  });

  it('splits what is frozen, unfrozen, used and cancelled', async () => {
    const story = await ghana();
    const atUse = { purposes: ['OP'], firstTransfer: { oimp: 'use-or-cancellation' } };
    await story.accept('authorize-units', authorization('A-USE', 'GHA', '10471', atUse));
    const abroad = Array.from({ length: 1_900 }, (_, i) => itmos('1', String(i), { account: 'CHE-H1' }));
    const own = Array.from({ length: 1_200 }, (_, i) => itmos('1', String(5_000 + i), { authorization: 'A-USE' }));
    expect((await bring(story, abroad)).refusal).toBeNull();
    expect((await bring(story, own, { import: 'IM-2' })).refusal).toBeNull();
    const ids = [...abroad, ...own].map((_, i) => `GHA01-GHA-10471-2021-${i + 1}-${i + 1}`);
    const [ndc, other] = [ids.slice(0, 1_900), ids.slice(1_900)];
    const reason = { code: 'other' };
    const [toUse, toCancel] = ['GHA01-GHA-10471-2021-1-1900', 'GHA01-GHA-10471-2021-1901-3100'];
    const use = { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units: { blocks: [toUse] } };
    const cancel = { from: 'GHA-H1', to: 'GHA-OP', purpose: 'OP', units: { blocks: [toCancel] } };
    const steps: [command: string, data: object, type: string, blocks: string[]][] = [
      ['freeze-units', { blocks: [toUse, toCancel], reason }, 'UnitsFrozen', ids],
      ['unfreeze-units', { blocks: [toUse, toCancel], reason }, 'UnitsUnfrozen', ids],
      ['use-units', use, 'UnitsUsed', ndc],
      ['cancel-units', cancel, 'UnitsCancelled', other],
    ];
    for (const [command, data, type, blocks] of steps) {
      const parts = eventsOf(await story.accept(command, data)).filter(([is]) => is === type);
      expect([type, parts.length > 1]).toEqual([type, true]);
      expect(parts.flatMap(([, part]) => part['blocks'])).toEqual(blocks);
    }
    expect(['GHA-H1', 'CHE-H1', 'CHE-NDC', 'GHA-OP'].map((account) => story.holding(account))).toEqual([0n, 0n, 1_900n, 1_200n]);
  });

  it('is refused as too large beyond 900 KiB, and nothing is changed', async () => {
    const story = await started();
    const long = { registry: 'ACR', series: 'A', serial: 'Ä'.repeat(200) };
    const rows = ROWS.map((_, i) => balanceRow('1', String(i * 2), { underlying: { ...long, first: String(i), last: String(i) } }));
    const before = [story.ledger.revision, digest(story.book)];
    expect(await story.give('import-opening-balance', { ...IMPORT, rows })).toMatchObject({ refusal: 'too-large' });
    expect([story.ledger.revision, digest(story.book)]).toEqual(before);
    expect(
      (await story.give('import-opening-balance', { ...IMPORT, rows: rows.slice(0, 1_000), controlTotal: '1000' })).refusal,
    ).toBeNull();
  });

  it('that does not fit the append of its batch goes into the next, in the order given', async () => {
    const story = await started();
    const half = (code: string, from: number): object => ({
      ...IMPORT,
      import: code,
      rows: ROWS.map((_, i) => {
        const serial = String(from + i);
        return balanceRow('1', serial, {
          underlying: { registry: 'ACR', series: 'S', serial: 'S'.repeat(150), first: serial, last: serial },
        });
      }),
    });
    const appended: number[] = [];
    const append = story.file.append.bind(story.file);
    story.file.append = (expected, events) => {
      appended.push(events.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0));
      return append(expected, events);
    };
    const both = await Promise.all([
      story.give('import-opening-balance', half('IM-1', 0)),
      story.give('import-opening-balance', half('IM-2', 2_500)),
      story.give('import-opening-balance', half('IM-3', 5_000)),
    ]);
    expect(both.map(({ refusal }) => refusal)).toEqual([null, null, null]);
    expect(appended.length).toBeGreaterThan(1);
    expect(Math.max(...appended)).toBeLessThanOrEqual(900 * 1024);
    const revisions = both.flatMap(({ events }) => events.map(({ revision }) => Number(revision)));
    expect(revisions).toEqual(revisions.map((_, i) => (revisions[0] ?? 0) + i));
    expect(story.holding('GHA-H1')).toBe(7_500n);
  });
});
