import type { Signer } from './keys.js';
import { MalformedNote, noteText, parseNote, type Note } from './note.js';
import { HASH_BYTES } from './tree.js';

// c2sp.org/tlog-checkpoint. Lines of extensions are refused: nothing in this program says what they would mean.

/** A log's name, how many leaves it has, and the root over them. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: bigint;
  readonly root: Uint8Array;
}

/** A checkpoint and the note that it came as. */
export interface SignedCheckpoint extends Checkpoint {
  readonly note: Note;
}

const BODY = /^([^\n]+)\n(0|[1-9][0-9]{0,18})\n([A-Za-z0-9+/]{43}=)\n$/;

/** The checkpoint that a note is of, its signatures not looked at. Throws `MalformedNote`. */
export const parseCheckpoint = (whole: string): SignedCheckpoint => {
  const note = parseNote(whole);
  const [, origin, size, text] = BODY.exec(note.text) ?? [];
  const root = Buffer.from(text ?? '', 'base64');
  if (origin === undefined || size === undefined || root.length !== HASH_BYTES || root.toString('base64') !== text)
    throw new MalformedNote('its text is not three lines: the name of the log, the number of leaves, the root in base64');
  return { origin, size: BigInt(size), root, note };
};

/** The text of a checkpoint, which is what is signed. */
const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;

/** The checkpoint as a note, with a signature of each of `signers`. */
export const signedCheckpoint = (checkpoint: Checkpoint, signers: readonly Signer[]): string => {
  const text = checkpointText(checkpoint);
  return noteText({ text, signatures: signers.map(({ key: { name, id }, sign }) => ({ name, id, bytes: sign(text) })) });
};
