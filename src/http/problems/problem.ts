import { Refusal, REFUSALS, type RefusalCode } from '../../domain/kernel/refusal.js';
import { adviceFor } from './advice.js';

/** An answer that isn't success: RFC 9457. */
export interface Problem {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

const RETRY_AFTER: Partial<Record<RefusalCode, string>> = {
  unavailable: '1',
  'not-sealed-yet': '1',
  'outcome-unknown': '1',
  'too-many-requests': '1',
  'storage-full': '60',
};

/** The problem document of a refusal, of a read or of anything else. `detail` never echoes input; what it names are ids of the ledger. */
export const problemOf = ({ code, names }: Refusal, extra: Readonly<Record<string, unknown>> = {}, isRead = false): Problem => {
  const { status, rule, title } = REFUSALS[code];
  const { conflictsWith, current, location, ...rest } = names;
  const advice = adviceFor(code, isRead);
  const headers: Record<string, string> = {};
  const retryAfter = RETRY_AFTER[code];
  if (retryAfter) headers['retry-after'] = retryAfter;
  if (location) headers['location'] = location;
  if (current !== undefined) headers['etag'] = `"${current}"`;
  if (status === 401) headers['www-authenticate'] = 'Bearer';
  const body = {
    type: `/problems/${code}`,
    title,
    status,
    detail: `${title}.${rule ? ` Rule ${rule}.` : ''}${advice ? ` ${advice}` : ''}`,
    code,
    ...(rule ? { rule } : {}),
    ...(conflictsWith === undefined ? {} : { conflictsWith: String(conflictsWith) }),
    ...rest,
    ...extra,
  };
  return { status, headers, body };
};

/** The refusal behind an error of Fastify's own reading of a request; undefined for a fault of the program. */
export const refusalOf = (error: unknown): Refusal | undefined => {
  if (error instanceof Refusal) return error;
  const { code, status, statusCode = status } = error as { code?: string; status?: number; statusCode?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('too-large');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Refusal('unsupported-media-type');
  if (code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return new Refusal('malformed-json');
  if (statusCode === 404) return new Refusal('not-found');
  if (code === 'FST_ERR_MAX_PARAM_LENGTH') return new Refusal('uri-too-long');
  if (statusCode === 400) return malformedPath();
  return undefined;
};

export const malformedPath = (): Refusal => malformedRequest('path', 'malformed-path', 'The path cannot be read');

/** A path, header or query that can't be used, with the name of the member. */
export const malformedRequest = (name: string, code: string, detail: string): Refusal =>
  new Refusal('malformed-request', { errors: [{ pointer: name, code, detail }] });
