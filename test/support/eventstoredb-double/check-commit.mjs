// The server's idempotency rules to the letter (`docs/architecture.md` 10.1): ids are compared, contents never.

export const ANY = -2n;
export const NO_STREAM = -1n;
export const STREAM_EXISTS = -4n;

/**
 * What the server's writer decides on an append before anything is written.
 * @param {import('./log.mjs').Log} log
 * @param {string} stream
 * @param {bigint} expected a revision, or one of the three constants
 * @param {string[]} ids
 * @returns {{ decision: 'ok' | 'wrong' | 'deleted' | 'idempotent' | 'not-ready', current: bigint, last?: bigint }}
 */
export const checkCommit = (log, stream, expected, ids) => {
  const current = log.lastWritten(stream);
  if (log.isTombstoned(stream)) return { decision: 'deleted', current };
  if (!log.has(stream)) {
    const passes = expected === ANY || expected === NO_STREAM || (expected === STREAM_EXISTS && log.has(`$$${stream}`));
    return { decision: passes ? 'ok' : 'wrong', current };
  }
  if (expected === STREAM_EXISTS && log.isSoftDeleted(stream)) return { decision: 'deleted', current };
  if (expected === ANY || expected === STREAM_EXISTS) return weak(log, stream, current, ids);
  if (expected < current) return strong(log, stream, expected, current, ids);
  return { decision: expected > current ? 'wrong' : 'ok', current };
};

/** Only the cache of recently committed ids knows; a restart forgets it and the duplicate is written. */
const weak = (log, stream, current, ids) => {
  let last = -1n;
  for (const [i, id] of ids.entries()) {
    const known = log.cached(id);
    if (known?.stream !== stream) return { decision: i === 0 ? 'ok' : 'wrong', current };
    last = known.revision;
  }
  if (ids.length === 0) return { decision: 'ok', current };
  return { decision: ready(log, stream, last), current, last };
};

/** The ids at expected + 1, + 2 ... must be these: all of them, a prefix of what is stored at most. */
const strong = (log, stream, expected, current, ids) => {
  let revision = expected;
  for (const id of ids) {
    revision += 1n;
    if (log.idAt(stream, revision) === id) continue;
    const first = revision === expected + 1n;
    return { decision: first && expected === NO_STREAM && log.isSoftDeleted(stream) ? 'ok' : 'wrong', current };
  }
  if (ids.length === 0) return { decision: 'wrong', current };
  return { decision: ready(log, stream, revision), current, last: revision };
};

const ready = (log, stream, last) => (log.lastCommitted(stream) >= last ? 'idempotent' : 'not-ready');
