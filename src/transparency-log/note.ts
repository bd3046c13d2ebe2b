import { verifierOf, type VerifierKey } from './keys.js';

// Signed notes (c2sp.org/signed-note): a text whose lines all end with LF, an empty line, and signatures, one a line.

/** What a note is signed with: `id` is the key's, `bytes` what the key's algorithm gave. */
export interface NoteSignature {
  readonly name: string;
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** A note as it came: nothing of it is checked but its form. */
export interface Note {
  /** With its last LF: this is what is signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** No note of a log is longer, and none has more signatures: whoever sends one that is, is not read to its end. */
const MOST_CHARACTERS = 100_000;
const MOST_SIGNATURES = 100;
const SIGNATURE = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/;
/** Bytes of the key's id in front of a signature. */
const ID_BYTES = 4;

/** What keeps a text from being what it is said to be, in words. */
export class MalformedNote extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'MalformedNote';
  }
}

/** The note that `whole` is. Throws `MalformedNote`. */
export const parseNote = (whole: string): Note => {
  if (whole.length > MOST_CHARACTERS) throw new MalformedNote(`it is longer than ${MOST_CHARACTERS} characters`);
  if (!/^[\n\u0020-\u{10ffff}]*$/u.test(whole) || !whole.isWellFormed()) throw new MalformedNote('it has characters that no note has');
  const end = whole.lastIndexOf('\n\n');
  if (end < 1 || !whole.endsWith('\n')) throw new MalformedNote('it has no text, an empty line and signatures, each line ended');
  const lines = whole.slice(end + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) throw new MalformedNote(`it has more than ${MOST_SIGNATURES} signatures`);
  return { text: whole.slice(0, end + 1), signatures: lines.map(signatureIn) };
};

const signatureIn = (line: string, i: number): NoteSignature => {
  const [, name, text] = SIGNATURE.exec(line) ?? [];
  const bytes = Buffer.from(text ?? '', 'base64');
  if (name === undefined || bytes.length <= ID_BYTES || bytes.toString('base64') !== text)
    throw new MalformedNote(`its signature ${i + 1} is none`);
  return { name, id: bytes.toString('hex', 0, ID_BYTES), bytes: bytes.subarray(ID_BYTES) };
};

/** The note as a text. */
export const noteText = ({ text, signatures }: Note): string => `${text}\n${signatures.map(signatureLine).join('')}`;

/** One signature as the line that it is in a note. */
export const signatureLine = ({ name, id, bytes }: NoteSignature): string =>
  `— ${name} ${Buffer.concat([Buffer.from(id, 'hex'), bytes]).toString('base64')}\n`;

/** Whether the note is signed with `key`: some signature says that it is this key's, and each that says so is. */
export const isSignedBy = ({ text, signatures }: Note, key: VerifierKey): boolean => {
  const own = signatures.filter(({ name, id }) => name === key.name && id === key.id);
  return own.length > 0 && own.every(({ bytes }) => verifierOf(key)(Buffer.from(text), bytes));
};
