import { parseCheckpoint, type SignedCheckpoint } from './checkpoint.js';
import { MalformedNote } from './note.js';
import { HASH_BYTES } from './tree.js';

/** The first line of every proof (c2sp.org/tlog-proof), and the media type it is sent as. */
const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
export const RECEIPT_TYPE = 'application/vnd.c2sp.tlog-proof';

/** That an entry is in a log: which leaf it is, the hashes up to the root, and the signed checkpoint with that root. */
export interface Receipt {
  readonly index: bigint;
  readonly proof: readonly Uint8Array[];
  readonly checkpoint: SignedCheckpoint;
}

/** More hashes than a tree of 2^63 leaves has levels. */
const MOST_HASHES = 63;
/** Beside its checkpoint, a proof may carry data that the proof itself says nothing of: what that is for is not read here. */
const HEAD = /^c2sp\.org\/tlog-proof@v1\n(?:extra [A-Za-z0-9+/]*={0,2}\n)?index (0|[1-9][0-9]{0,18})\n((?:[A-Za-z0-9+/]{43}=\n)*)\n/;

/** The receipt of leaf `index` as a text; `checkpoint` is the signed note. */
export const receiptText = (index: bigint, proof: readonly Uint8Array[], checkpoint: string): string => {
  const hashes = proof.map((hash) => `${Buffer.from(hash).toString('base64')}\n`).join('');
  return `${FIRST_LINE}\nindex ${index}\n${hashes}\n${checkpoint}`;
};

/** The receipt that a text is; nothing of what it claims is checked. Throws `MalformedNote`. */
export const parseReceipt = (text: string): Receipt => {
  const [head, index, hashes] = HEAD.exec(text) ?? [];
  if (head === undefined || index === undefined || hashes === undefined)
    throw new MalformedNote(`it does not begin as a receipt does: ${FIRST_LINE}, index, hashes, an empty line`);
  const proof = hashes
    .split('\n')
    .slice(0, -1)
    .map((line) => Buffer.from(line, 'base64'));
  if (proof.length > MOST_HASHES || proof.some(({ length }) => length !== HASH_BYTES)) throw new MalformedNote('its hashes are none');
  return { index: BigInt(index), proof, checkpoint: parseCheckpoint(text.slice(head.length)) };
};
