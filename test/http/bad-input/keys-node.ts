import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeProcess, temporaryDirectory } from '../../support/server/node-process.js';

const day = (years: number): string => `${new Date().getUTCFullYear() + years}-06-30`;

/** Two keys of one person, one of another, one that is no longer good, and one of a machine. The token is the name of the key. */
const KEYS = [
  { key: 'key-ama-1', actor: 'ama', person: true, until: day(1) },
  { key: 'key-ama-2', actor: 'ama', person: true },
  { key: 'key-ben-1', actor: 'ben', person: true },
  { key: 'key-ben-0', actor: 'ben', person: true, until: day(-1) },
  { key: 'key-robot', actor: 'robot' },
];

/** A node with keys, and a registry UN01 on it whose administrators are ama, ben and a robot. */
export const openWithKeys = async (): Promise<NodeProcess> => {
  const directory = temporaryDirectory();
  const file = join(directory, 'keys.json');
  const keys = KEYS.map(({ key, ...entry }) => ({ ...entry, sha256: createHash('sha256').update(key).digest('hex') }));
  writeFileSync(file, JSON.stringify({ keys }), { mode: 0o600 });
  const node = await NodeProcess.start(directory, { AUTH_MODE: 'keys', KEYS_FILE: file, REGISTRIES: 'UN01' });
  await node
    .client('key-ama-1')
    .accept('UN01', 'open-registry', { kind: 'mechanism', operator: 'Operator', administrators: ['ama', 'ben', 'robot'] });
  return node;
};
