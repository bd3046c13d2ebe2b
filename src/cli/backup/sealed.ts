import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { lastCheckpoint } from '../../node/log/checkpoint-file.js';
import { CHECKPOINT } from '../../node/log/log-files.js';
import { EPOCH, filesOf } from '../../node/log/log-place.js';
import { MalformedNote, noteText } from '../../transparency-log/note.js';
import { parseCheckpoint, type SignedCheckpoint } from '../../transparency-log/checkpoint.js';
import { hexOf } from '../../transparency-log/tree.js';
import { CliError } from '../terminal.js';
import type { Folded } from './folded.js';

/**
 * Copies what was signed last of a registry, and which of its logs it is, into `to`; gives the checkpoint. To be done before the events are
 * copied: then they are all there.
 */
export const copySealed = (registry: string, to: string): SignedCheckpoint | undefined => {
  const { directory } = filesOf(registry);
  const checkpoint = lastCheckpoint(filesOf(registry));
  if (checkpoint) copyFileSync(join(directory, CHECKPOINT), join(to, CHECKPOINT));
  if (existsSync(join(registry, EPOCH))) copyFileSync(join(registry, EPOCH), join(to, EPOCH));
  return checkpoint;
};

/** The note of a checkpoint, for a manifest. */
export const noteOf = (checkpoint: SignedCheckpoint | undefined): string | null => (checkpoint ? noteText(checkpoint.note) : null);

/** The checkpoint that a manifest has. Throws `CliError` where it is none; `place` says whose manifest it is. */
export const checkpointIn = (note: string | null, place: string): SignedCheckpoint | undefined => {
  if (note === null) return undefined;
  try {
    return parseCheckpoint(note);
  } catch (error) {
    if (!(error instanceof MalformedNote)) throw error;
    throw new CliError(`The checkpoint in ${place} is none: ${error.message}.`);
  }
};

/** Throws `CliError` where the checkpoint is not over these events, or the first of them. */
export const checkSealedOver = ({ events, roots }: Folded, checkpoint: SignedCheckpoint | undefined, place: string): void => {
  if (!checkpoint || roots.get(checkpoint.size) === hexOf(checkpoint.root)) return;
  throw new CliError(
    `${place}: the checkpoint of ${checkpoint.origin} was signed over ${checkpoint.size} events with the root ${hexOf(checkpoint.root)}, and these are others: ` +
      `${events.size}, with the root ${roots.get(checkpoint.size) ?? events.root}. Nothing was changed.`,
  );
};
