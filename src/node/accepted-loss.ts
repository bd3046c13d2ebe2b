import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventFile } from '../event-store/event-file.js';
import type { Restored } from '../ledger/writer.js';
import { parseCheckpoint, type SignedCheckpoint } from '../transparency-log/checkpoint.js';
import { noteText, signatureLine } from '../transparency-log/note.js';
import { hexOf } from '../transparency-log/tree.js';
import { beginEpoch } from './log/log-place.js';
import { StartFault } from './start-fault.js';

/** Which events an operator gave up: those behind `last` up to `known`, the id of which was `id`. */
interface Loss {
  /** The how many-th log of the registry goes on. */
  readonly epoch: string;
  /** The revision of the last event that is there; null where none is. */
  readonly last: string | null;
  readonly known: string;
  readonly id: string | null;
  /** The signed checkpoint over events that are lost, as a note; null where none is known. */
  readonly checkpoint: string | null;
}

/** What is known of events that are given up. */
export interface Lost {
  /** The last event that is there; -1 where none is. */
  readonly last: bigint;
  readonly known: bigint;
  readonly id: string | null;
  readonly checkpoint: SignedCheckpoint | undefined;
  /** The how many-th log they were of; absent: what the directory says. */
  readonly epoch?: number | undefined;
}

/**
 * A registry's events end earlier than others remember, and somebody said that it goes on so. Stands beside the event file until the ledger has
 * said it, in the act of the next `WriterStarted` (docs/decisions/0044-restored-history.md).
 */
export class AcceptedLoss {
  private readonly path: string;

  constructor(private readonly directory: string) {
    this.path = join(directory, 'accepted-loss.json');
  }

  /** Begins another log for the registry, and has it said. */
  accept({ last, known, id, checkpoint, epoch }: Lost): void {
    const loss: Loss = {
      epoch: String(beginEpoch(this.directory, epoch)),
      last: last < 0n ? null : String(last),
      ...{ known: String(known), id, checkpoint: checkpoint ? noteText(checkpoint.note) : null },
    };
    writeFileSync(this.path, `${JSON.stringify(loss)}\n`, { flush: true });
  }

  /** What `HistoryRestored` is to say yet: nothing where none was accepted, or `file` has it already. Throws `StartFault`. */
  toBeSaid(file: Pick<EventFile, 'read'>): Restored | undefined {
    const { loss } = this;
    if (!loss) return undefined;
    const [next] = file.read(BigInt(loss.last ?? -1) + 1n, 1);
    return next?.body.includes('"type":"HistoryRestored"') ? undefined : restoredOf(loss);
  }

  /** It is in the ledger. */
  remove(): void {
    rmSync(this.path, { force: true });
  }

  private get loss(): Loss | undefined {
    if (!existsSync(this.path)) return undefined;
    try {
      return JSON.parse(readFileSync(this.path, 'utf8')) as Loss;
    } catch (error) {
      throw new StartFault(`${this.path} is not what was written. Remove it, and run the command with --accept-loss again.`, {
        cause: error,
      });
    }
  }
}

const restoredOf = ({ epoch, known, id, checkpoint }: Loss): Restored => ({
  ...{ epoch, lostRevision: known, lostId: id },
  lostCheckpoint: checkpoint === null ? null : lostCheckpointOf(parseCheckpoint(checkpoint)),
});

/** With the log's own signature: whoever has its key can check that it was signed. */
const lostCheckpointOf = ({ origin, size, root, note }: SignedCheckpoint): Restored['lostCheckpoint'] => {
  const own = note.signatures.find(({ name }) => name === origin);
  const signature = own && signatureLine(own).trimEnd().split(' ').at(-1);
  return signature === undefined ? null : { origin, size: String(size), root: hexOf(root), signature };
};
