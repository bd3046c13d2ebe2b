/** A receipt as it was given: which event, the hashes up to the root, the signed checkpoint. */
export interface Receipt {
  readonly index: bigint;
  readonly path: readonly Uint8Array[];
  readonly origin: string;
  readonly size: bigint;
  readonly root: Uint8Array;
  /** What is signed. */
  readonly note: string;
  readonly signatures: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

const HEAD = /^c2sp\.org\/tlog-proof@v1\n(?:extra [A-Za-z0-9+/]*={0,2}\n)?index (0|[1-9][0-9]{0,18})\n((?:[A-Za-z0-9+/]{43}=\n)*)\n/;

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** Reads a receipt; undefined where the text is none. Nothing of what it claims is believed yet. */
export const receiptIn = (text: string): Receipt | undefined => {
  const [head, index, hashes] = HEAD.exec(text) ?? [];
  if (head === undefined || index === undefined || hashes === undefined) return undefined;
  const checkpoint = text.slice(head.length);
  const end = checkpoint.lastIndexOf('\n\n');
  const [origin = '', size = '', root = ''] = checkpoint.slice(0, end).split('\n');
  if (end < 1 || !/^\d+$/.test(size)) return undefined;
  try {
    return {
      ...{ index: BigInt(index), origin, size: BigInt(size), root: bytesOf(root) },
      path: hashes.split('\n').slice(0, -1).map(bytesOf),
      note: checkpoint.slice(0, end + 1),
      signatures: checkpoint
        .slice(end + 2)
        .split('\n')
        .flatMap((line) => {
          const [, name, signature] = /^— (\S+) (\S+)$/.exec(line) ?? [];
          return name === undefined || signature === undefined ? [] : [{ name, bytes: bytesOf(signature) }];
        }),
    };
  } catch {
    return undefined;
  }
};

/** The Ed25519 key in a vkey (c2sp.org/signed-note), with its name and the four bytes that signatures name it by. */
export const keyIn = (vkey: string): { readonly name: string; readonly id: Uint8Array; readonly key: Uint8Array } | undefined => {
  const [, name, id, body] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(vkey.trim()) ?? [];
  if (name === undefined || id === undefined || body === undefined) return undefined;
  const bytes = bytesOf(body);
  if (bytes[0] !== 1 || bytes.length !== 33) return undefined;
  return { name, id: Uint8Array.from(id.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)), key: bytes.slice(1) };
};
