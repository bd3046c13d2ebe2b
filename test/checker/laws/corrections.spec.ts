import { describe, expect, it } from '@jest/globals';
import { transfer } from '../forged-events.js';
import { expectFound, type Forged, type Forgery } from '../forge.js';
import { genuine, units } from '../genuine.js';

/** The story, with a transfer of ten units from Japan to Switzerland; and its revision. */
const corrected = async (): Promise<{ forgery: Forgery; revision: string }> => {
  const forgery = (await genuine()).append([transfer('JPN-H1', 'CHE-H1', [units(601, 610)])]);
  return { forgery, revision: forgery.revision };
};
const correction = (corrects: string, blocks: string[], to = 'JPN-H1'): Forged => ({
  ...transfer('CHE-H1', to, blocks, [], { corrects }),
  authority: 'administrator',
});

describe('C1 custody, of corrections (R-13)', () => {
  it('finds nothing in one that takes a whole transfer back', async () => {
    const { forgery, revision } = await corrected();
    expect(forgery.append([correction(revision, [units(601, 610)])]).findings()).toEqual(forgery.findings());
  });

  it('finds a correction of a part of a transfer', async () => {
    const { forgery, revision } = await corrected();
    expectFound(forgery.append([correction(revision, [units(601, 609)])]), 'custody', 'R-13');
  });

  it('finds one that takes units to another account than they came from', async () => {
    const { forgery, revision } = await corrected();
    expectFound(forgery.append([correction(revision, [units(601, 610)], 'GHA-H1')]), 'custody', 'R-13');
  });

  it('finds one of a transfer that did not bring these units', async () => {
    const { forgery } = await corrected();
    expectFound(forgery.append([correction('3', [units(601, 610)])]), 'custody', 'R-13');
  });

  it('finds one of units that moved on and came back', async () => {
    const { forgery, revision } = await corrected();
    const away = forgery.append([transfer('CHE-H1', 'JPN-H1', [units(605, 606)])]);
    const back = away.append([transfer('JPN-H1', 'CHE-H1', [units(605, 606)])]);
    expectFound(back.append([correction(revision, [units(601, 610)])]), 'custody', 'R-13');
  });
});
