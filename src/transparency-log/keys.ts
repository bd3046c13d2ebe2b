import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

// Keys of signed notes (c2sp.org/signed-note) that are Ed25519: a log's, of type 1, and a witness's, of type 4 (c2sp.org/tlog-cosignature).

/** What a key signs: a note's text, or a cosignature of it with the time. */
const TYPES = { note: 1, cosignature: 4 } as const;
type KeyType = keyof typeof TYPES;

/** A public key, and the name it signs under. */
export interface VerifierKey {
  readonly name: string;
  /** The first 4 bytes of SHA-256 over name, LF, type and key, lower-case hex. */
  readonly id: string;
  readonly type: KeyType;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
}

const VKEY = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/;
const KEY_BYTES = 32;

/** The key that a line `name+id+base64` is; undefined where it is none, or of an algorithm that is not read here. */
export const parseVkey = (line: string): VerifierKey | undefined => {
  const [, name = '', id, text = ''] = VKEY.exec(line) ?? [];
  const bytes = Buffer.from(text, 'base64');
  const type = (['note', 'cosignature'] as const).find((one) => TYPES[one] === bytes[0]);
  if (type === undefined || bytes.length !== KEY_BYTES + 1) return undefined;
  const key = keyNamed(name, type, bytes.subarray(1));
  return key.id === id ? key : undefined;
};

/** The same key as that line. */
export const vkeyOf = ({ name, id, type, publicKey }: VerifierKey): string =>
  `${name}+${id}+${Buffer.from([TYPES[type], ...publicKey]).toString('base64')}`;

const keyNamed = (name: string, type: KeyType, publicKey: Uint8Array): VerifierKey => {
  const sum = createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.from([TYPES[type]]))
    .update(publicKey);
  return { name, id: sum.digest('hex').slice(0, 8), type, publicKey };
};

/** Whether a signature of `message` is the key's. Nothing makes it throw. */
export const verifierOf = ({ publicKey }: VerifierKey): ((message: Uint8Array, signature: Uint8Array) => boolean) => {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }, format: 'jwk' });
  return (message, signature) => signature.length === 64 && verify(null, message, key, signature);
};

/** A private key that signs under a name. */
export interface Signer {
  readonly key: VerifierKey;
  readonly sign: (message: string | Uint8Array) => Uint8Array;
}

/** What `privateKey` signs under `name`. Throws where it isn't Ed25519. */
export const signerOf = (privateKey: KeyObject, name: string, type: KeyType = 'note'): Signer => {
  const { crv, x } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (crv !== 'Ed25519' || x === undefined) throw new Error('a key that signs notes is Ed25519');
  return {
    key: keyNamed(name, type, Buffer.from(x, 'base64url')),
    sign: (message) => sign(null, typeof message === 'string' ? Buffer.from(message) : message, privateKey),
  };
};

const PEM = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/g;

/** The private keys in a file, PKCS #8 as PEM, one after the other. Throws where one can't be read. */
export const privateKeysIn = (file: string): KeyObject[] => (file.match(PEM) ?? []).map((pem) => createPrivateKey(pem));
