import 'reflect-metadata';
import { Book } from '../../src/domain/book/book.js';
import { canonical } from '../../src/domain/kernel/canonical.js';
import { Refusal, type RefusalNames } from '../../src/domain/kernel/refusal.js';
import type { Warning } from '../../src/domain/limits/overselling.js';
import { EventFile } from '../../src/event-store/event-file.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import type { Catalogue } from '../../src/ledger/catalogue.js';
import { sha256 } from '../../src/ledger/hashes.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { startCatalogue } from '../../src/ledger/start-catalogue.js';
import type { Answer } from '../../src/ledger/request.js';
import { envelopeOf, type Envelope } from '../../src/ledger/seal.js';
import { reportsOf } from './reports.js';
import { opening } from './world.js';

let shared: Catalogue | undefined;

/** The catalogue of the real modules. One a test file. */
export const catalogue = (): Catalogue => (shared ??= startCatalogue());

/** Where a scenario's events go, and the file they can be read from. */
interface Kept {
  readonly store: EventStore;
  readonly file: EventFile;
}

const inMemory = (): Promise<Kept> => {
  const file = new EventFile(':memory:');
  return Promise.resolve({ store: file, file });
};
let kept: (code: string) => Promise<Kept> = inMemory;

/** Lets the scenarios of this file of tests keep their events elsewhere than in memory. */
export const keepEvents = (where: (code: string) => Promise<Kept>): void => {
  kept = where;
};

/** What a command came to: the events of its act, or the code of its refusal with what it names. */
export interface Outcome {
  readonly events: readonly Envelope[];
  readonly refusal: string | null;
  readonly names: RefusalNames;
  readonly replayed: boolean;
  /** What its caller is told beside it. */
  readonly warnings: readonly Warning[];
}

/** A registry on a real ledger with an event file in memory, a clock that is set by hand, and names for actors. */
export class Scenario {
  private keys = 0;

  private constructor(
    readonly ledger: Ledger,
    readonly file: EventFile,
    private readonly known: Catalogue,
    private readonly clock: { ms: number },
  ) {}

  /** An empty book of registry `code`; nothing but `WriterStarted` is in it. */
  static async empty(code = 'UN01', at = '2026-06-01T00:00:00.000Z'): Promise<Scenario> {
    return Scenario.on(await kept(code), code, at);
  }

  /** A node that starts on the events that are there. */
  static async on({ store, file }: Kept, code = 'UN01', at = '2026-06-01T00:00:00.000Z'): Promise<Scenario> {
    const clock = { ms: Date.parse(at) };
    const known = catalogue();
    const ledger = Ledger.read({
      book: new Book(code),
      store,
      file,
      catalogue: known,
      clock: () => clock.ms,
      node: { node: 'test', url: 'http://127.0.0.1:1', build: 'test' },
      trials: true,
      patience: 5_000,
      prepareReport: reportsOf(code, file),
    });
    await ledger.startWriting();
    return new Scenario(ledger, file, known, clock);
  }

  /** A trial registry in which `dev` has every role. */
  static async trial(code = 'UN01', kind = 'mechanism', at?: string): Promise<Scenario> {
    const scenario = await Scenario.empty(code, at);
    await scenario.accept('open-registry', opening(kind));
    return scenario;
  }

  get book(): Book {
    return this.ledger.book;
  }

  /** The day it is. */
  get today(): string {
    return new Date(this.clock.ms).toISOString().slice(0, 10);
  }

  /** Sets the clock. */
  at(instant: string): this {
    this.clock.ms = Date.parse(instant);
    return this;
  }

  /** Gives a command as the HTTP edge does: read by the catalogue, then decided by the ledger. */
  async give(command: string, data: object, { actor = 'dev', key = `key-${(this.keys += 1)}-of-test` } = {}): Promise<Outcome> {
    try {
      const hash = sha256(canonical({ command, data }));
      return outcomeOf(await this.ledger.execute({ name: command, data: this.known.read(command, data), actor, key, hash }));
    } catch (error) {
      if (error instanceof Refusal) return outcomeOf(error);
      throw error;
    }
  }

  /** Gives a command that must be accepted. Throws with the refusal where it isn't. */
  async accept(command: string, data: object, options: { actor?: string; key?: string } = {}): Promise<Outcome> {
    const outcome = await this.give(command, data, options);
    if (outcome.refusal !== null) throw new Error(`${command} was refused: ${outcome.refusal} ${JSON.stringify(outcome.names, bigints)}`);
    return outcome;
  }

  /** What an account holds, in units. */
  holding(account: string): bigint {
    return this.book.units.heldBy(account).quantity;
  }

  /** The sums of a Party's corresponding adjustments: added, subtracted. */
  adjusted(party: string): [bigint, bigint] {
    const row = this.book.adjusted.get(party);
    return [row?.additions ?? 0n, row?.subtractions ?? 0n];
  }
}

const bigints = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

const outcomeOf = (answer: Answer): Outcome =>
  answer instanceof Refusal
    ? { events: [], refusal: answer.code, names: answer.names, replayed: false, warnings: [] }
    : { events: answer.act.map(envelopeOf), refusal: null, names: {}, replayed: answer.replayed, warnings: answer.warnings ?? [] };
