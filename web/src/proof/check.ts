import { keyIn, receiptIn } from './receipt.js';

/** One thing that was checked, and whether it holds. */
interface Check {
  readonly name: string;
  readonly holds: boolean;
  readonly detail: string;
}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

const sha256 = async (...parts: readonly Uint8Array[]): Promise<Uint8Array> => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
};

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The root that a leaf and its path come to in a tree of `size` leaves (RFC 9162 2.1.3.2), with every hash on the way; no root where the path doesn't fit. */
const climb = async (
  leaf: Uint8Array,
  index: bigint,
  size: bigint,
  path: readonly Uint8Array[],
): Promise<{ readonly root: Uint8Array | undefined; readonly way: readonly string[] }> => {
  const way = [hex(leaf)];
  let [node, at, last] = [leaf, index, size - 1n];
  if (index >= size) return { root: undefined, way };
  for (const beside of path) {
    if (last === 0n) return { root: undefined, way };
    if (at % 2n === 1n || at === last) {
      node = await sha256(NODE, beside, node);
      while (at % 2n === 0n && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else node = await sha256(NODE, node, beside);
    [at, last] = [at >> 1n, last >> 1n];
    way.push(hex(node));
  }
  return { root: last === 0n ? node : undefined, way };
};

/** What came of a receipt: each thing by itself, and the hashes from the event up to the root. */
export interface Checked {
  readonly holds: boolean;
  readonly checks: readonly Check[];
  readonly way: readonly string[];
}

/**
 * Checks, in this browser alone, that an event as it is stored (one line, without its end) is in the log that `vkey` signs, as the receipt claims.
 * What the node says is not asked again.
 */
export const check = async (receipt: string, line: string, vkey: string): Promise<Checked> => {
  const parsed = receiptIn(receipt);
  const key = keyIn(vkey);
  if (!parsed) return { holds: false, checks: [{ name: 'It is a receipt', holds: false, detail: '' }], way: [] };
  if (!key) return { holds: false, checks: [{ name: 'The key is one', holds: false, detail: '' }], way: [] };
  const { index, path, size, root, note, signatures, origin } = parsed;
  const { root: reached, way } = await climb(await sha256(LEAF, new TextEncoder().encode(line)), index, size, path);
  const own = signatures.find(({ name, bytes }) => name === key.name && same(bytes.slice(0, 4), key.id));
  const checks: Check[] = [
    { name: 'The log is the one that the key is for', holds: origin === key.name, detail: origin },
    {
      name: 'The checkpoint is signed with the key',
      holds: own !== undefined && (await verified(key.key, own.bytes.slice(4), note)),
      detail: key.name,
    },
    { name: 'The event leads to the signed root', holds: reached !== undefined && same(reached, root), detail: hex(root) },
    { name: 'It is the event that the receipt is of', holds: revisionIn(line) === String(index), detail: `${index} / ${size}` },
  ];
  return { holds: checks.every(({ holds }) => holds), checks, way };
};

const revisionIn = (line: string): string | undefined => {
  try {
    return (JSON.parse(line) as { revision?: string }).revision;
  } catch {
    return undefined;
  }
};

const verified = async (key: Uint8Array, signature: Uint8Array, text: string): Promise<boolean> => {
  const imported = await crypto.subtle.importKey('raw', key as BufferSource, { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify('Ed25519', imported, signature as BufferSource, new TextEncoder().encode(text));
};
