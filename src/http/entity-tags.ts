import { hash } from 'node:crypto';

/** The end of a tag where the answer was compressed: other bytes are another representation (RFC 9110 8.8.3). */
const GZIP = '-gzip';

/** The tag of an answer to a read (`docs/contract.md` 5): the last revision of what was read, which `If-Match` of a command takes. */
export const tagOf = (touched: string): string => `"${touched}"`;

/** The tag of a file or a document. */
export const tagOfBytes = (bytes: string | Buffer): string => `"${hashOf(bytes)}"`;

/** The tag of the same answer compressed. A revision is the tag of what was read, however its answer is written. */
export const zipped = (tag: string): string => (/^"-?[0-9]+"$/.test(tag) ? tag : `${tag.slice(0, -1)}${GZIP}"`);

/**
 * The tag in `If-None-Match` by which the caller has the answer of tag `tag` already, compressed or not; undefined where it hasn't. What is no
 * tag in the header is passed over, as RFC 9110 13.1.2 has it: the answer is then sent.
 */
export const heldTag = (ifNoneMatch: string | undefined, tag: string): string | undefined => {
  if (ifNoneMatch === undefined) return undefined;
  if (ifNoneMatch.trim() === '*') return tag;
  const given = ifNoneMatch.match(/"[\x21\x23-\x7e]*"/g) ?? [];
  return given.find((one) => one === tag || one === zipped(tag));
};

/** 128 bits: as many answers as anyone will ever ask for have other tags. */
const hashOf = (bytes: string | Buffer): string => hash('sha256', bytes, 'base64url').slice(0, 22);
