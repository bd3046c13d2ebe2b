import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from './node-process.js';

/** A file with a key of its own that signs checkpoints: what nodes on servers must be given (`docs/operations/eventstoredb.md`). */
export const signingKeyFile = (): string => {
  const path = join(temporaryDirectory(), 'log.key');
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(path, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o400 });
  return path;
};
