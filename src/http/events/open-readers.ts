import { finished } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../../domain/kernel/refusal.js';
import type { Registries, Registry } from '../../node/registries.js';
import type { ReadAccess } from '../gate/read-access.js';
import { OpenReader } from './open-reader.js';
import { ReaderTurns } from './reader-turns.js';

/** More readers than this are not served at once. */
const MOST_READERS = 1_000;
/** So often everybody is looked at: who may no longer read, and who heard nothing for long. */
const LOOK_EVERY_MS = 1_000;

/** Everybody to whom a stream or a page of events is on its way: how many they are, and for how long they may read. */
export class OpenReaders {
  readonly turns: ReaderTurns;
  private readonly open = new Set<OpenReader>();
  private readonly ofOne = new Map<string, number>();
  private readonly heard = new WeakSet<Registry>();
  private looking: NodeJS.Timeout | undefined;
  private isStopping = false;

  /** `mostOfOne`: how many one caller, or one address that says no name, may have open. */
  constructor(
    registries: Registries,
    private readonly access: ReadAccess,
    private readonly mostOfOne: number,
  ) {
    this.turns = new ReaderTurns(() => registries.all.some(({ meter }) => meter.waiting > 0));
  }

  /** Ends streams when the node stops, so that it need not wait for their readers. */
  endWith(fastify: FastifyInstance): void {
    fastify.addHook('preClose', (done) => {
      this.isStopping = true;
      clearInterval(this.looking);
      for (const reader of this.open) reader.end('stopping');
      done();
    });
  }

  /** A reader until its answer has left or was given up. Throws `too-many-requests`, and `unavailable` where there are too many of all. */
  add({ caller, ip }: FastifyRequest, { raw }: FastifyReply, registry: Registry): OpenReader {
    const name = caller ? `actor ${caller.actor}` : `address ${ip}`;
    const others = this.ofOne.get(name) ?? 0;
    if (others >= this.mostOfOne) refuse('too-many-requests');
    if (this.open.size >= MOST_READERS || this.isStopping) refuse('unavailable');
    const reader = new OpenReader(registry, raw, () => this.access.mayStillRead(caller, registry));
    this.ofOne.set(name, others + 1);
    this.open.add(reader);
    this.listen(registry);
    this.looking ??= setInterval(() => this.look(), LOOK_EVERY_MS).unref();
    finished(raw, () => this.remove(reader, name));
    return reader;
  }

  private remove(reader: OpenReader, name: string): void {
    this.open.delete(reader);
    const left = (this.ofOne.get(name) ?? 1) - 1;
    if (left > 0) this.ofOne.set(name, left);
    else this.ofOne.delete(name);
    reader.end('gone');
    if (this.open.size > 0) return;
    clearInterval(this.looking);
    this.looking = undefined;
  }

  private look(): void {
    const now = performance.now();
    for (const reader of this.open) reader.look(now);
  }

  /** One listener a registry, however many read it. */
  private listen(registry: Registry): void {
    if (this.heard.has(registry)) return;
    this.heard.add(registry);
    registry.file.heads().subscribe(() => {
      for (const reader of this.open) if (reader.registry === registry) reader.wake('grown');
    });
  }
}
