import { canonical } from '../domain/kernel/canonical.js';
import type { Catalogue } from '../ledger/catalogue.js';
import { sha256 } from '../ledger/hashes.js';
import type { Request } from '../ledger/request.js';
import type { Caller } from './authentication.js';
import { malformedRequest } from './problem.js';

const KEY = /^[!-~]{8,64}$/;

/** The idempotency key of a header or a line. Throws `malformed-request`. */
export const keyOf = (key: unknown): string => {
  if (key === undefined) throw malformedRequest('Idempotency-Key', 'idempotency-key-missing', 'Every command carries a key of its own');
  if (typeof key !== 'string' || !KEY.test(key))
    throw malformedRequest('Idempotency-Key', 'idempotency-key-format', '8 to 64 printable ASCII characters');
  return key;
};

/** The revision of an `If-Match` header. Throws `malformed-request`. */
export const ifMatchOf = (header: string | undefined): bigint | undefined => {
  if (header === undefined) return undefined;
  const match = /^"(0|[1-9][0-9]{0,17})"$/.exec(header);
  if (!match) throw malformedRequest('If-Match', 'etag-format', 'A revision in double quotes');
  return BigInt(match[1] ?? 0);
};

/** A command out of what came over the wire. Throws `unknown-command`, `too-large`, `invalid-input`. */
export const requestOf = (
  catalogue: Catalogue,
  caller: Caller,
  { name, data, key }: { name: string; data: unknown; key: string | undefined },
): Request => {
  const read = catalogue.read(name, data);
  const hash = sha256(canonical({ command: name, data }));
  return { ...caller, name, data: read, key, hash };
};
