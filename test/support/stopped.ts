import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventFile } from '../../src/event-store/event-file.js';
import { envelopeOf } from '../../src/ledger/seal.js';
import { actsIn } from './acts-in.js';
import { Scenario } from './scenario.js';

/** A node that starts again after one that stopped right behind an act, and goes on with what is due. */
export const stoppedBehind = async ({ file, book, today }: Scenario, revision: bigint): Promise<Scenario> => {
  const path = join(mkdtempSync(join(tmpdir(), 'sextant-stopped-')), 'events.db');
  const copy = new EventFile(path);
  for (const act of actsIn(file)) {
    const [first] = act;
    if (first && first.revision <= revision) await copy.append(first.revision === 0n ? 'none' : first.revision - 1n, act);
  }
  await copy.close();
  const again = new EventFile(path);
  const story = await Scenario.on({ store: again, file: again }, book.code, `${today}T12:00:00.000Z`);
  await story.ledger.settled();
  return story;
};

/** The revision at which each act begins that wrote an event of this type behind `after`, and what it says, as far as a second run says it again. */
export const written = ({ file }: Scenario, type: string): { readonly revision: bigint; readonly command: string | null; readonly said: string }[] =>
  actsIn(file)
    .flat()
    .map(envelopeOf)
    .filter((event) => event.type === type)
    .map(({ revision, command, data, actor, authority, approver }) => ({
      revision: BigInt(revision),
      command,
      said: JSON.stringify({ command, data, actor, authority, approver }),
    }));
