import type { LeafPages } from '../../event-store/leaf-pages.js';
import { signedCheckpoint, type SignedCheckpoint } from '../../transparency-log/checkpoint.js';
import type { Signer } from '../../transparency-log/keys.js';
import { isSignedBy, noteText } from '../../transparency-log/note.js';
import { TILE, tilePath } from '../../transparency-log/tiles.js';
import { hashIn } from '../../transparency-log/tiles.js';
import { hexOf, sameHash } from '../../transparency-log/tree.js';
import { StartFault } from '../start-fault.js';
import { BRING_BACK, lastCheckpoint, MissingTile, readTiles } from './checkpoint-file.js';
import { GrowingLog } from './growing-log.js';
import { CHECKPOINT, type LogFiles } from './log-files.js';

/** A registry's log: where it is, what is in it, and who signs it. */
export interface LogInput {
  readonly files: LogFiles;
  readonly events: LeafPages;
  readonly origin: string;
  readonly signers: readonly Signer[];
}

/** Leaves that are read at a time: more than an act can have parts. */
export const MOST_LEAVES = 4_096;

/**
 * The log as the last checkpoint has it: signed by a key that is there, with tiles that lead to its root. Tiles that are lost are made again of
 * the events. Throws `StartFault` where checkpoint, keys and events disagree.
 */
export const lastSealed = (input: LogInput): GrowingLog => {
  const { files, events } = input;
  const checkpoint = lastCheckpoint(files);
  if (!checkpoint) return GrowingLog.empty();
  checkSigner(input, checkpoint);
  const log = fromTiles(files, events, checkpoint) ?? fromEvents(files, events, checkpoint);
  keepKeys(input, checkpoint);
  return log;
};

const checkSigner = ({ files, origin, signers }: LogInput, { origin: name, note }: SignedCheckpoint): void => {
  const place = `${files.directory}/${CHECKPOINT}`;
  if (name !== origin)
    throw new StartFault(`${place} is of the log ${name}, and this node would sign ${origin}. Was LOG_ORIGIN changed? ${BRING_BACK}`);
  if (!signers.some(({ key }) => isSignedBy(note, key)))
    throw new StartFault(
      `${place} is signed with no key that this node has. Bring back the key, in LOG_SIGNING_KEY_FILE beside a new one where keys are changed (docs/operations.md), then start again.`,
    );
};

const fromTiles = (files: LogFiles, events: LeafPages, { size, root }: SignedCheckpoint): GrowingLog | undefined => {
  try {
    const log = GrowingLog.of(size, readTiles(files), events);
    return sameHash(log.root(), root) ? log : undefined;
  } catch (error) {
    if (error instanceof MissingTile) return undefined;
    throw error;
  }
};

/** Makes every tile again. Throws `StartFault` where the events are not those that were signed. */
const fromEvents = (files: LogFiles, events: LeafPages, { size, root }: SignedCheckpoint): GrowingLog => {
  const log = GrowingLog.empty();
  while (log.size < size) {
    const leaves = events.read(log.size, Math.min(MOST_LEAVES, Number(size - log.size)));
    if (leaves.length === 0)
      throw new StartFault(`${files.directory}/${CHECKPOINT} is of ${size} events, and there are ${log.size}. ${BRING_BACK}`);
    const tiles = log.grow(leaves);
    files.write(tiles.map(({ name, bytes }) => ({ name: tilePath(name), bytes })));
    for (const { name } of tiles) files.removeNarrower(name);
  }
  if (sameHash(log.root(), root)) return log;
  throw new StartFault(
    `${files.directory}/${CHECKPOINT} was signed over ${size} events with the root ${hexOf(root)}; those that are there have ${hexOf(log.root())}. ${BRING_BACK}`,
  );
};

/** Where other keys sign from now on, the last checkpoint gets their lines at once, and the last one with a key that is gone is kept. */
const keepKeys = ({ files, origin, signers }: LogInput, checkpoint: SignedCheckpoint): void => {
  const { note } = checkpoint;
  const gone = note.signatures.filter(({ name, id }) => name === origin && !signers.some(({ key }) => key.id === id));
  if (gone.length === 0 && signers.every(({ key }) => isSignedBy(note, key))) return;
  for (const { id } of gone) files.write([{ name: `${CHECKPOINT}.${id}`, bytes: Buffer.from(noteText(note)) }]);
  files.write([{ name: CHECKPOINT, bytes: Buffer.from(signedCheckpoint(checkpoint, signers)) }]);
};

/**
 * That the events which a node checked one by one, or that are the continuation of them, are those that were sealed: with every leaf behind
 * the last checkpoint the tiles come to the root over all. Throws `StartFault`, naming the first revision that is another.
 */
export const checkSealed = (input: LogInput, { size, root }: { readonly size: bigint; readonly root: string }): void => {
  const { files, events } = input;
  const checkpoint = lastCheckpoint(files);
  if (checkpoint && checkpoint.size > size)
    throw new StartFault(
      `${files.directory}/${CHECKPOINT} was signed over ${checkpoint.size} events, and there are ${size}. ${BRING_BACK}`,
    );
  const log = lastSealed(input);
  if (log.size === 0n) return;
  const sealed = log.size;
  for (let leaves = events.read(sealed, MOST_LEAVES); leaves.length > 0 && log.size < size; leaves = events.read(log.size, MOST_LEAVES))
    log.grow(leaves);
  if (log.size === size && hexOf(log.root()) === root) return;
  throw new StartFault(
    `the event at revision ${firstOther(input, sealed)} is not the one that was signed with ${files.directory}/${CHECKPOINT}, over ${sealed} events. ${BRING_BACK}`,
  );
};

/** The first revision of the sealed ones whose leaf is another than its tile has. */
const firstOther = ({ files, events }: LogInput, sealed: bigint): bigint => {
  const read = readTiles(files);
  for (let from = 0n; from < sealed; from += BigInt(TILE)) {
    const width = sealed - from < BigInt(TILE) ? Number(sealed - from) : TILE;
    const tile = read({ level: 0, index: from / BigInt(TILE), width });
    const other = events.read(from, width).find(({ hash }, i) => !sameHash(hash, hashIn(tile, i)));
    if (other) return other.revision;
  }
  return sealed;
};
