import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll } from '@jest/globals';
import { idOfBytes, tailOf, unsigned } from '../../../src/event-store/stored-event.js';
import { verifyLog, type Verified } from '../../../src/cli/verify/verify-log.js';
import { signedCheckpoint } from '../../../src/transparency-log/checkpoint.js';
import { signerOf, vkeyOf, type Signer } from '../../../src/transparency-log/keys.js';
import type { Policy } from '../../../src/transparency-log/policy.js';
import { CompactRange, leafHash } from '../../../src/transparency-log/tree.js';
import { keysIn } from '../../../src/cli/verify/signed.js';
import { served } from '../../support/api/served.js';
import { Client } from '../../support/server/client.js';
import { afterIssuance } from '../../support/server/stage.js';
import { freshPath } from '../sextant.js';

const ORIGIN = 'example.org/UN01';
const aKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;
/** The key of the log, and one of somebody else under the same name. */
const OWN = signerOf(aKey(), ORIGIN);
export const FOREIGN = signerOf(aKey(), ORIGIN);
export const VKEY = vkeyOf(OWN.key);

/** The history of a node: a programme, an issuance and some transfers, an event a line. */
export const history = (): { lines: readonly string[] } => {
  const told: { lines: readonly string[] } = { lines: [] };
  beforeAll(async () => {
    const node = await served();
    const client = new Client(node.url);
    await afterIssuance(client, 1_000);
    const steps = Array.from({ length: 20 }, (_, i) => ({
      ...{ command: 'transfer-units', key: `transfer-${i}-of-history` },
      data: { from: 'GHA-H1', to: i % 2 === 0 ? 'CHE-H1' : 'GHA-H2', units: { quantity: String(i + 1) } },
    }));
    await client.bulk('UN01', steps);
    told.lines = (await client.get('/v1/registries/UN01/events?after=-1&limit=10000')).text.trim().split('\n');
    await node.end();
  });
  return told;
};

/** A checkpoint over these lines. */
export const checkpointOf = (lines: readonly string[], signer: Signer = OWN): string => {
  const tree = new CompactRange();
  for (const line of lines) tree.push(leafHash(line));
  return signedCheckpoint({ origin: ORIGIN, size: tree.size, root: tree.root() }, [signer]);
};

/** The line said otherwise, with an id that fits: what somebody could write who holds the file. */
export const forged = (line: string): string => {
  const other = line.replace(/"at":"(\d{4})/, (_, year: string) => `"at":"${Number(year) + 1}`);
  const tail = tailOf(other);
  return tail ? other.replace(tail.id, idOfBytes(unsigned(other, tail))) : other;
};

let directory = '';
const fileOf = (name: string, text: string | Uint8Array): string => {
  directory ||= freshPath('');
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
};

/** What is checked beside the events themselves. */
export interface Beside {
  readonly checkpoint: string;
  readonly seen?: readonly string[];
  readonly receipts?: readonly string[];
  readonly policy?: Policy;
}

/** What a check of these lines says. */
export const verified = (
  events: readonly string[] | Uint8Array,
  { checkpoint, seen = [], receipts = [], policy }: Beside,
): Promise<Verified> =>
  verifyLog(
    {
      what: fileOf('events.ndjson', events instanceof Uint8Array ? events : events.map((line) => `${line}\n`).join('')),
      keys: keysIn(VKEY),
      policy,
      checkpoint: fileOf('checkpoint', checkpoint),
      seen: seen.map((text, i) => fileOf(`seen-${i}`, text)),
      receipts: receipts.map((text, i) => fileOf(`receipt-${i}`, text)),
    },
    { env: {}, input: process.stdin, out: () => undefined, drained: () => Promise.resolve(), err: () => undefined, watched: false },
  );

/** Its findings, in short. */
export const found = ({ findings }: Verified): string[] => findings.map(({ law, revision }) => `${law} at ${revision}`);
