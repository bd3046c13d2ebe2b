import { verifierOf, type Signer, type VerifierKey } from './keys.js';
import type { Note, NoteSignature } from './note.js';

// What a witness adds to a checkpoint (c2sp.org/tlog-cosignature, version 1): that it saw it at a time, and no other of that log before it.

const TIME_BYTES = 8;

const messageOf = (text: string, time: bigint): Uint8Array => Buffer.from(`cosignature/v1\ntime ${time}\n${text}`);

/** The signature of a witness under a checkpoint's text, at `time` in seconds since 1970. */
export const cosigned = (text: string, time: bigint, { key: { name, id }, sign }: Signer): NoteSignature => {
  const seconds = Buffer.alloc(TIME_BYTES);
  seconds.writeBigUInt64BE(time);
  return { name, id, bytes: Buffer.concat([seconds, sign(messageOf(text, time))]) };
};

/** When the witness with this key signed the note, in seconds since 1970; undefined where it didn't. */
export const witnessedAt = ({ text, signatures }: Note, key: VerifierKey): bigint | undefined => {
  if (key.type !== 'cosignature') return undefined;
  const verify = verifierOf(key);
  for (const { name, id, bytes } of signatures) {
    if (name !== key.name || id !== key.id || bytes.length <= TIME_BYTES) continue;
    const time = Buffer.from(bytes).readBigUInt64BE();
    if (verify(messageOf(text, time), bytes.subarray(TIME_BYTES))) return time;
  }
  return undefined;
};
