import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { checked } from '../../src/cli/cdm/check-serials.js';
import { balancesOf, needsOf } from '../../src/cli/cdm/plan.js';
import { closeUnitKind } from '../../src/domain/closing/examples.js';
import { findingsIn } from '../support/check-laws.js';
import { Scenario } from '../support/scenario.js';
import { stoppedBehind, written } from '../support/stopped.js';
import { describeWith, shared } from './field.js';

const FILE = 'cdm-issuance-serials-2023-11.csv.gz';

describeWith(FILE)('the issuances of the CDM', () => {
  it('12,533 blocks of 82 Parties come in as the importer plans them (W-46), and all go on the closing day (W-45); the checker finds nothing', async () => {
    const story = await Scenario.trial('INT01', 'international', '2026-11-01T00:00:00.000Z');
    const file = await checked(shared(FILE));
    expect([file.rows, file.hosts.size]).toEqual([12_533, 82]);
    for (const { command, data } of needsOf(file)) await story.accept(command, data);
    for await (const balance of balancesOf(shared(FILE))) await story.accept('import-opening-balance', balance);
    const units = [...file.hosts.keys()].reduce((sum, host) => sum + story.holding(`CDM-${host}`), 0n);
    expect(units).toBe(2_421_589_626n);
    expect(findingsIn(story)).toEqual([]);

    await isClosed(story);
    await story.file.close();
  }, 600_000);

  /** W-45: on the closing day all of them are cancelled in 13 acts; stopped in the middle and gone on with, at the same end. */
  const isClosed = async (story: Scenario): Promise<void> => {
    await story.accept('close-unit-kind', closeUnitKind);
    await story.ledger.settled();
    const [lots, ends] = [written(story, 'UnitsCancelled'), written(story, 'UnitKindClosed')];
    const commands = [...new Set(lots.map(({ command }) => command))];
    expect(commands).toHaveLength(13);
    expect(story.holding('CANCELLATION-ADMINISTRATIVE')).toBe(2_421_589_626n);
    expect(story.book.closings.get('CDM-END')).toMatchObject({ blocks: 12_533n, quantity: 2_421_589_626n, stayed: [] });
    expect(written(story, 'CorrespondingAdjustmentApplied')).toEqual([]);
    expect(findingsIn(story)).toEqual([]);

    const directory = mkdtempSync(join(tmpdir(), 'sextant-closing-'));
    const { revision = 0n } = lots.find(({ command }) => command === commands[6]) ?? {};
    const resumed = await stoppedBehind(story, { revision, directory });
    expect(written(resumed, 'UnitsCancelled').map(({ said }) => said)).toEqual(lots.map(({ said }) => said));
    expect(written(resumed, 'UnitKindClosed').map(({ said }) => said)).toEqual(ends.map(({ said }) => said));
    expect(findingsIn(resumed)).toEqual([]);
    await resumed.file.close();
    rmSync(directory, { recursive: true });
  };
});
