import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { envelopeOf } from '../../src/ledger/seal.js';
import { actsIn } from '../support/acts-in.js';
import { party } from '../support/samples.js';
import { accept, everyNodeReplays, opened, start, temporaryDirectory } from './node.js';

const restored = { epoch: '2', lostRevision: '57', lostId: null, lostCheckpoint: null };

describe('the start of a ledger whose operator gave up events', () => {
  everyNodeReplays();

  it('says it in the very next event, in one act with its WriterStarted, once', async () => {
    const path = join(temporaryDirectory(), 'UN01.sqlite');
    const before = await opened({ path });
    const { revision } = before.ledger;
    const after = await start({ path, restored });
    const act = actsIn(after.file).at(-1)?.map(envelopeOf) ?? [];
    expect(act).toMatchObject([
      { type: 'HistoryRestored', revision: String(revision + 1n), part: '1', parts: '2', actor: 'node', authority: null, data: restored },
      { type: 'WriterStarted', part: '2' },
    ]);
    expect(after.ledger.isWriter).toBe(true);
    await after.ledger.promote();
    expect(
      actsIn(after.file)
        .at(-1)
        ?.map((event) => envelopeOf(event).type),
    ).toEqual(['WriterStarted']);
  });

  it('is counted by a dry run before the start', async () => {
    const path = join(temporaryDirectory(), 'UN01.sqlite');
    await opened({ path });
    const node = await start({ path, restored, writing: false });
    const would = await accept(node, 'register-party', party('GHA'), { dryRun: true });
    const is = await accept(node, 'register-party', party('GHA'));
    expect(would.act[0]?.revision).toBe(is.act[0]?.revision);
  });
});
