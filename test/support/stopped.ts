import { join } from 'node:path';
import { EventFile } from '../../src/event-store/event-file.js';
import { envelopeOf } from '../../src/ledger/seal.js';
import { actsIn } from './acts-in.js';
import { Scenario } from './scenario.js';

/** A node that starts again after one that stopped right behind the act at `revision`, on a file in `directory`, and goes on with what is due. */
export const stoppedBehind = async (
  { file, book, today }: Scenario,
  { revision, directory }: { readonly revision: bigint; readonly directory: string },
): Promise<Scenario> => {
  const path = join(directory, `stopped-behind-${revision}.sqlite`);
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

/** The events of one type, with what a second run says again of each. */
export const written = (
  { file }: Scenario,
  type: string,
): { readonly revision: bigint; readonly command: string | null; readonly said: string }[] =>
  actsIn(file)
    .flat()
    .map(envelopeOf)
    .filter((event) => event.type === type)
    .map(({ revision, command, data, actor, authority, approver }) => ({
      revision: BigInt(revision),
      command,
      said: JSON.stringify({ command, data, actor, authority, approver }),
    }));
