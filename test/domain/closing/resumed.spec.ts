import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { closeUnitKind } from '../../../src/domain/closing/examples.js';
import { expectLaws, findingsIn } from '../../support/check-laws.js';
import { balanceRow } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';
import { stoppedBehind, written } from '../../support/stopped.js';
import { manyBlocks } from '../movement/movement-order.js';

/** 2,502 blocks of CERs in two accounts, closed in three lots. */
const closed = async (): Promise<Scenario> => {
  const story = await manyBlocks('GHA-H1');
  const rows = Array.from({ length: 1_500 }, (_, i) => balanceRow('1', String(5_000 + i), { vintage: '2017' }));
  await story.accept('import-opening-balance', { import: 'IM-3', account: 'CHE-H1', kind: 'CER', controlTotal: '1500', rows });
  await story.accept('close-unit-kind', closeUnitKind);
  await story.ledger.settled();
  return story;
};
const lots = (story: Scenario): string[] => written(story, 'UnitsCancelled').map(({ said }) => said);

describe('a closing whose node stops', () => {
  const directory = mkdtempSync(join(tmpdir(), 'sextant-closing-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  it('behind any lot but the last goes on where it was: the same end, and nothing twice', async () => {
    const story = await closed();
    const commands = [...new Set(written(story, 'UnitsCancelled').map(({ command }) => command))];
    expect(commands).toHaveLength(3);
    expectLaws(story);
    for (const name of commands.slice(0, 2)) {
      const { revision = 0n } = written(story, 'UnitsCancelled').find(({ command }) => command === name) ?? {};

      const resumed = await stoppedBehind(story, { revision, directory });

      expect(lots(resumed)).toEqual(lots(story));
      const ends = [resumed, story].map((one) => written(one, 'UnitKindClosed').map(({ said }) => said));
      expect(ends[0]).toEqual(ends[1]);
      expect(resumed.book.closings.get('CDM-END')).toMatchObject({ blocks: 2_502n, quantity: 3_001n, stayed: [] });
      expect(findingsIn(resumed)).toEqual([]);
      await resumed.file.close();
    }
  });

  it('never does a lot whose name is written, whatever its book counts', async () => {
    const story = await closed();
    const { book, ledger } = story;
    book.begin();
    book.closings.update('CDM-END', { closed: null, blocks: 1_000n });
    book.commit();
    const before = lots(story);

    await story.accept('suspend-account', { account: 'GHA-H2', reason: { code: 'other' } });
    await ledger.settled();

    expect(lots(story)).toEqual(before);
  });
});
