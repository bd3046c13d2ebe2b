import { join } from 'node:path';
import { parseCheckpoint, type SignedCheckpoint } from '../../transparency-log/checkpoint.js';
import { MalformedNote } from '../../transparency-log/note.js';
import { tilePath, type ReadTile } from '../../transparency-log/tiles.js';
import { HASH_BYTES } from '../../transparency-log/tree.js';
import { StartFault } from '../start-fault.js';
import { CHECKPOINT, type LogFiles } from './log-files.js';

/** The last checkpoint; undefined where nothing was sealed yet. Throws `StartFault` where it isn't what was written. */
export const lastCheckpoint = (files: LogFiles): SignedCheckpoint | undefined => {
  const bytes = files.read(CHECKPOINT);
  if (!bytes) return undefined;
  try {
    return parseCheckpoint(bytes.toString());
  } catch (error) {
    if (!(error instanceof MalformedNote)) throw error;
    throw new StartFault(`${join(files.directory, CHECKPOINT)} is not the checkpoint that was written: ${error.message}. ${BRING_BACK}`, {
      cause: error,
    });
  }
};

/** What to do where a log isn't what it was. */
export const BRING_BACK =
  'Nothing was changed, and nothing is signed. Bring back what is missing from a copy of the data directory (docs/operations.md), then start again.';

/** A tile isn't there, or not whole. Tiles are made of the events: a lost one is made again. */
export class MissingTile extends Error {
  constructor(path: string) {
    super(`${path} is not there, or not whole`);
    this.name = 'MissingTile';
  }
}

/** Tiles as they are on the disk. Throws `MissingTile`. */
export const readTiles =
  (files: LogFiles): ReadTile =>
  (name) => {
    const path = tilePath(name);
    const bytes = files.read(path);
    if (!bytes || (name.level !== 'entries' && bytes.length !== name.width * HASH_BYTES)) throw new MissingTile(path);
    return bytes;
  };
