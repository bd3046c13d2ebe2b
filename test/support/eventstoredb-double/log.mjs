import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { setImmediate, setTimeout } from 'node:timers';
import { checkCommit } from './check-commit.mjs';

/**
 * @typedef {{ id: string, type: string, contentType: string, data: Buffer, metadata: Buffer }} Proposed
 * @typedef {Proposed & { stream: string, revision: bigint, position: bigint, created: bigint }} Recorded
 */

/** A record of the server's log is about that much longer than its data: positions are byte offsets, never dense. */
const RECORD = 157n;
/** What a soft delete writes as `$tb`. */
const FOR_EVER = '9223372036854775807';

/** The transaction log of one server: its streams, its order of commits and its cache of recently committed ids. */
export class Log extends EventEmitter {
  /** @type {Map<string, { events: Recorded[], committed: number, tombstoned: boolean }>} */
  streams = new Map();
  /** @type {Recorded[]} */
  all = [];
  /** @type {Map<string, { stream: string, revision: bigint }>} */
  cache = new Map();
  position = 731n;

  /** @param {{ journal?: import('./journal.mjs').Journal | undefined, commitDelay?: number }} options */
  constructor({ journal, commitDelay = 0 }) {
    super();
    this.setMaxListeners(0);
    this.commitDelay = commitDelay;
    for (const { stream, events } of journal?.load() ?? []) this.commit(stream, this.write(stream, events));
    this.journal = journal;
    this.forget();
  }

  has(stream) {
    return (this.streams.get(stream)?.events.length ?? 0) > 0;
  }
  lastWritten(stream) {
    return this.streams.get(stream)?.events.at(-1)?.revision ?? -1n;
  }
  lastCommitted(stream) {
    return BigInt(this.streams.get(stream)?.committed ?? 0) - 1n;
  }
  idAt(stream, revision) {
    return this.streams.get(stream)?.events[Number(revision)]?.id;
  }
  cached(id) {
    return this.cache.get(id);
  }
  isTombstoned(stream) {
    return this.streams.get(stream)?.tombstoned ?? false;
  }
  isSoftDeleted(stream) {
    return (this.metadataOf(stream).$tb ?? 0) >= Number(FOR_EVER);
  }

  /** @returns {{ $tb?: number, $maxCount?: number, $maxAge?: number }} */
  metadataOf(stream) {
    const last = this.streams.get(`$$${stream}`)?.events.at(-1);
    return last ? JSON.parse(last.data.toString('utf8')) : {};
  }

  /** The places of the events that readers are shown, `[from, to)`. Undefined where there is no stream, or it was deleted softly. */
  visible(stream) {
    if (!this.has(stream) || this.isSoftDeleted(stream)) return undefined;
    const { events, committed } = this.streams.get(stream);
    const { $tb = 0, $maxCount = Infinity, $maxAge } = this.metadataOf(stream);
    let from = Math.max($tb, committed - $maxCount, 0);
    if ($maxAge) while (from < committed && Date.now() - Number(events[from].created / 10_000n) > $maxAge * 1000) from += 1;
    return { events, from, to: committed };
  }

  /**
   * Decides as the server's writer does; what is written becomes visible, and is answered, when it is committed.
   * @param {string} stream
   * @param {bigint} expected
   * @param {Proposed[]} proposed
   */
  async append(stream, expected, proposed) {
    const ids = proposed.map(({ id }) => id);
    const check = checkCommit(this, stream, expected, ids);
    if (check.decision === 'idempotent') return { ...check, position: this.streams.get(stream).events[Number(check.last)]?.position };
    if (check.decision !== 'ok') return check;
    if (proposed.length === 0) return { ...check, last: check.current };
    const revived = this.isSoftDeleted(stream);
    const written = this.write(stream, proposed);
    if (revived) this.setMetadata(stream, `{"$tb":${check.current + 1n}}`);
    await new Promise((done) => (this.commitDelay > 0 ? setTimeout(done, this.commitDelay) : setImmediate(done)));
    this.commit(stream, written);
    return { ...check, last: written.at(-1).revision, position: written.at(-1).position };
  }

  /** Puts events at the end of a stream, whatever the rules say; readers see them once they are committed. */
  write(stream, proposed, first = this.lastWritten(stream) + 1n) {
    const written = proposed.map((event, i) => {
      this.position += RECORD + BigInt(event.data.length);
      return { ...event, stream, revision: first + BigInt(i), position: this.position, created: BigInt(Date.now()) * 10_000n };
    });
    for (const event of written) this.cache.set(event.id, { stream, revision: event.revision });
    this.#entry(stream).events.push(...written);
    this.journal?.add(stream, proposed);
    return written;
  }

  commit(stream, written) {
    this.#entry(stream).committed += written.length;
    this.all.push(...written);
    this.emit('committed', stream, written);
  }

  setMetadata(stream, json) {
    const name = `$$${stream}`;
    const event = { id: randomUUID(), type: '$metadata', contentType: 'application/json' };
    this.commit(name, this.write(name, [{ ...event, data: Buffer.from(json), metadata: Buffer.alloc(0) }]));
  }

  /** Soft: `$tb` beyond the end. Hard: a tombstone, for ever. */
  remove(stream, hard) {
    if (hard) this.#entry(stream).tombstoned = true;
    else this.setMetadata(stream, `{"$tb":${FOR_EVER}}`);
    this.emit('removed', stream, hard);
  }

  /** As a server restored from an older copy: the last events are gone. */
  truncate(stream, keep) {
    const entry = this.#entry(stream);
    entry.events.length = keep;
    entry.committed = keep;
  }

  /** The cache is in memory only; a restarted server doesn't rebuild it. */
  forget() {
    this.cache.clear();
  }

  #entry(name) {
    const found = this.streams.get(name) ?? { events: [], committed: 0, tombstoned: false };
    this.streams.set(name, found);
    return found;
  }
}
