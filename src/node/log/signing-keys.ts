import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { privateKeysIn, signerOf, type Signer, type VerifierKey } from '../../transparency-log/keys.js';
import { StartFault } from '../start-fault.js';

/** Where the keys of a node's logs are, and whether one may be made there. */
export interface KeyFile {
  readonly path: string;
  /** Where it is the node's own: a given one must be there. */
  readonly isOwn: boolean;
}

/** The key file of a node: the one that is given, else one in its data directory. */
export const keyFileOf = (given: string | undefined, dataDir: string): KeyFile =>
  given === undefined ? { path: join(dataDir, 'log-signing.key'), isOwn: true } : { path: given, isOwn: false };

/** Others than the owner and the group may not even read it. */
const OTHERS = 0o007;
const NAME = 'LOG_SIGNING_KEY_FILE';

/** Who signs the checkpoints of the log `origin`: each key of the file. None where it is the node's own and not made yet. Throws `StartFault`. */
export const signersIn = ({ path, isOwn }: KeyFile, origin: string, type?: VerifierKey['type']): Signer[] => {
  if (isOwn && !existsSync(path)) return [];
  const name = isOwn ? path : `${NAME} (${path})`;
  let signers: Signer[];
  try {
    if ((statSync(path).mode & OTHERS) !== 0) throw new StartFault(`${name}: others may read or write it. chmod 400 it, then start again.`);
    signers = privateKeysIn(readFileSync(path, 'utf8')).map((key) => signerOf(key, origin, type));
  } catch (error) {
    if (error instanceof StartFault) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new StartFault(`${name}: it can't be read (${why}). It holds Ed25519 keys as PEM: openssl genpkey -algorithm ed25519`, {
      cause: error,
    });
  }
  if (signers.length === 0)
    throw new StartFault(`${name}: there is no private key in it. It holds Ed25519 keys as PEM: openssl genpkey -algorithm ed25519`);
  return signers;
};

/** The same, and where the node has no key of its own yet it is made: whole, for its owner to read alone, and by one of several who come at once. */
export const signersMadeIn = (file: KeyFile, origin: string, type?: VerifierKey['type']): Signer[] => {
  const there = signersIn(file, origin, type);
  if (there.length > 0) return there;
  const part = `${file.path}.${randomBytes(6).toString('hex')}`;
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(part, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o400, flag: 'wx', flush: true });
  try {
    linkSync(part, file.path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(part, { force: true });
  }
  return signersIn(file, origin, type);
};
