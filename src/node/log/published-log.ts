import { bundleOf, entriesIn } from '../../transparency-log/bundle.js';
import type { SignedCheckpoint } from '../../transparency-log/checkpoint.js';
import { vkeyOf } from '../../transparency-log/keys.js';
import { noteText } from '../../transparency-log/note.js';
import { consistencyProof, inclusionProof, rootAt, type HashAt } from '../../transparency-log/proofs.js';
import { receiptText } from '../../transparency-log/receipt.js';
import { hashesIn, TILE, tilePath, widthOf, type TileName } from '../../transparency-log/tiles.js';
import { HASH_BYTES } from '../../transparency-log/tree.js';
import { lastCheckpoint, MissingTile } from './checkpoint-file.js';
import type { LogFiles } from './log-files.js';
import { signersIn, type KeyFile } from './signing-keys.js';

/** A tile that gives way to a wider one between two reads is there the next time. */
const ATTEMPTS = 4;

/** What is published of a registry's log: what its directory holds, and proofs read off its tiles. All of it is of the last checkpoint. */
export class PublishedLog {
  constructor(
    private readonly files: LogFiles,
    readonly origin: string,
    private readonly keyFile: KeyFile,
  ) {}

  /** The last checkpoint; undefined while nothing is sealed. */
  get checkpoint(): SignedCheckpoint | undefined {
    return lastCheckpoint(this.files);
  }

  /** The keys that sign it now, a vkey each: none before the node has made its own. */
  get keys(): string[] {
    return signersIn(this.keyFile, this.origin).map(({ key }) => vkeyOf(key));
  }

  /** The bytes of a tile, of one that isn't full also where it has become wider since; undefined where no checkpoint is over it. */
  tile(name: TileName): Uint8Array | undefined {
    const { size } = this.checkpoint ?? { size: 0n };
    return name.width > widthOf(name.level, name.index, size) ? undefined : this.read(name);
  }

  /** The receipt of the event at `revision`; undefined while it isn't sealed. */
  receipt(revision: bigint): string | undefined {
    return this.proven((size, hashAt, { note }) =>
      revision < size ? receiptText(revision, inclusionProof(revision, size, hashAt), noteText(note)) : undefined,
    );
  }

  /** The roots of two sizes and the proof that the larger tree begins with the smaller; undefined while the larger isn't sealed. */
  consistency(from: bigint, to: bigint): { roots: readonly [Uint8Array, Uint8Array]; proof: readonly Uint8Array[] } | undefined {
    return this.proven((size, hashAt) =>
      to > size ? undefined : { roots: [rootAt(from, hashAt), rootAt(to, hashAt)], proof: consistencyProof(from, to, hashAt) },
    );
  }

  /** The root over the first `count` events, one at least; undefined while they aren't all sealed. */
  rootOf(count: bigint): Uint8Array | undefined {
    return this.proven((size, hashAt) => (count > size ? undefined : rootAt(count, hashAt)));
  }

  private proven<Proof>(prove: (size: bigint, hashAt: HashAt, checkpoint: SignedCheckpoint) => Proof | undefined): Proof | undefined {
    for (let attempt = 1; ; attempt += 1) {
      const { checkpoint } = this;
      if (!checkpoint) return undefined;
      try {
        const { size } = checkpoint;
        return prove(
          size,
          hashesIn(size, (name) => this.read(name) ?? missing(name)),
          checkpoint,
        );
      } catch (error) {
        if (!(error instanceof MissingTile) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  private read(name: TileName): Uint8Array | undefined {
    const exact = this.files.read(tilePath(name));
    if (exact) return exact;
    const wider = this.files.widthsOf(name).filter((width) => width > name.width);
    const width = wider.length > 0 ? Math.min(...wider) : TILE;
    const bytes = this.files.read(tilePath({ ...name, width }));
    if (!bytes || width === name.width) return undefined;
    if (name.level !== 'entries') return bytes.subarray(0, name.width * HASH_BYTES);
    const entries = entriesIn(bytes, name.width);
    return entries && bundleOf(entries);
  }
}

const missing = (name: TileName): never => {
  throw new MissingTile(tilePath(name));
};
