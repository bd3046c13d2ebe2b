import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { audit } from '../../src/audit/audit.js';
import { Book } from '../../src/domain/book/book.js';
import { happened } from '../../src/domain/kernel/message.js';
import { UnitsTransferred } from '../../src/domain/movement/units-transferred.js';
import { EventFile } from '../../src/event-store/event-file.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { setUp } from '../simulation/setting.js';
import { catalogue } from '../support/scenario.js';
import { everyNodeReplays, foreign, request, said, temporaryDirectory } from './node.js';

/** A ledger on the events of the setting that looks at what others wrote: it stops where a law doesn't hold. */
const guarded = async (): Promise<{ ledger: Ledger; file: EventFile; stopped: unknown[] }> => {
  const path = join(temporaryDirectory(), 'events.sqlite');
  const before = new EventFile(path);
  await before.append('none', (await setUp()).events);
  await before.close();
  const file = new EventFile(path);
  const stopped: unknown[] = [];
  const ledger = Ledger.read({
    ...{ book: new Book('UN01'), store: file, file, catalogue: await catalogue(), clock: () => Date.parse('2026-06-01T00:00:00.000Z') },
    ...{ node: { node: 'node-1', url: 'http://node-1', build: 'test' }, trials: true, patience: 5_000 },
    checkForeign: (book) => {
      const broken = audit(book).laws.flatMap(({ findings }) => findings);
      if (broken.length > 0) throw new Error(broken.map(({ detail }) => detail).join('; '));
    },
    stop: (error) => stopped.push(error),
  });
  return { ledger, file, stopped };
};

const BLOCKS = ['UN01-GHA-10471-2025-1-930'];
/** Ghana's 930 units go to Switzerland, first transferred, and nobody adjusts for it. */
const UNADJUSTED = happened(UnitsTransferred, {
  ...{ from: 'GHA-H1', to: 'CHE-H1', blocks: BLOCKS, firstTransferred: BLOCKS, reference: null, corrects: null },
});

describe('an act that another wrote', () => {
  everyNodeReplays();

  it('well-formed, its hashes right, that breaks a law stops the ledger: nothing is decided on it', async () => {
    const { ledger, file, stopped } = await guarded();
    const head = ledger.revision;
    await file.append(head, foreign(UNADJUSTED, head + 1n, '2026-06-01T00:00:00.000Z'));
    expect(stopped).toMatchObject([{ message: expect.stringContaining('GHA added 70 and has 1000 units first transferred') }]);
    const asked = await request('reinstate-account', { account: 'CHE-H1', reason: { code: 'other' } });
    expect(said(await ledger.execute(asked))).toBe('unavailable');
    expect(file.size).toBe(head + 2n);
    await file.close();
  });
});
