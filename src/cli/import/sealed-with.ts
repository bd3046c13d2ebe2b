import { keyFileOf, signersIn } from '../../node/log/signing-keys.js';
import { isSignedBy, noteText } from '../../transparency-log/note.js';
import { parseCheckpoint } from '../../transparency-log/checkpoint.js';
import type { Head } from '../backup/known-heads.js';

/**
 * What a checkpoint beside imported events says to the directory they go into: where that has the key which signed it, its node goes on with the
 * same log, and so with nothing shorter. With another key it is another's log, and the checkpoint is left out.
 */
export const sealedWith = (
  note: string | undefined,
  {
    path,
    size,
    data,
    env,
  }: { readonly path: string; readonly size: string; readonly data: string; readonly env: Readonly<Record<string, string | undefined>> },
): { readonly checkpoint: string | null; readonly heads: readonly Head[] } => {
  if (note === undefined) return { checkpoint: null, heads: [] };
  const checkpoint = parseCheckpoint(note);
  const signers = signersIn(keyFileOf(env['LOG_SIGNING_KEY_FILE'], data), checkpoint.origin);
  if (!signers.some(({ key }) => isSignedBy(checkpoint.note, key))) return { checkpoint: null, heads: [] };
  if (checkpoint.size <= BigInt(size)) return { checkpoint: noteText(checkpoint.note), heads: [] };
  return { checkpoint: null, heads: [{ place: path, size: checkpoint.size, checkpoint }] };
};
