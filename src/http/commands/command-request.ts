import type { Catalogue } from '../../ledger/catalogue.js';
import { commandHash } from '../../ledger/hashes.js';
import type { Request } from '../../ledger/request.js';
import type { Caller } from '../gate/authentication.js';
import { malformedRequest } from '../problems/problem.js';

const KEY = /^[!-~]{8,64}$/;
const REVISION_TAG = /^"(0|[1-9][0-9]{0,17})"$/;

/** Whether a key could have been used for a command. */
export const isKey = (key: string): boolean => KEY.test(key);

/** The idempotency key of a header or a line. Throws `malformed-request`. */
export const keyOf = (key: unknown): string => {
  if (key === undefined) throw malformedRequest('Idempotency-Key', 'idempotency-key-missing', 'Every command carries a key of its own');
  if (typeof key !== 'string' || !KEY.test(key))
    throw malformedRequest('Idempotency-Key', 'idempotency-key-format', '8 to 64 printable ASCII characters');
  return key;
};

/** The revision of an `If-Match` header. Throws `malformed-request`. */
export const ifMatchOf = (header: string | string[] | undefined): bigint | undefined => {
  if (header === undefined) return undefined;
  const match = typeof header === 'string' ? REVISION_TAG.exec(header) : null;
  if (!match) throw malformedRequest('If-Match', 'etag-format', 'A revision in double quotes');
  return BigInt(match[1] ?? 0);
};

/** What came over the wire. */
interface Received {
  readonly name: string;
  readonly data: unknown;
  readonly key: string | undefined;
  readonly ifMatch?: bigint | undefined;
  readonly dryRun?: boolean;
}

/** A command out of what came over the wire. Throws `unknown-command`, `too-large`, `invalid-input`. */
export const requestOf = (
  catalogue: Catalogue,
  { actor, mayApprove }: Pick<Caller, 'actor' | 'mayApprove'>,
  { name, data, key, ifMatch, dryRun = false }: Received,
): Request => {
  const read = catalogue.read(name, data);
  const hash = commandHash(name, data);
  return { name, data: read, actor, mayApprove, key, hash, ifMatch, dryRun };
};
