import { may } from '../domain/message/may.js';
import type { ReadonlyBook } from '../domain/book/readonly-book.js';
import { canonical } from '../domain/kernel/canonical.js';
import type { FieldError } from '../domain/kernel/field-error.js';
import {
  commandMeta,
  eventMeta,
  handlerMeta,
  type Act,
  type Caller,
  type CommandMeta,
  type CommandRunner,
  type Context,
  type DomainEvent,
  type Handler,
  type HandlerMeta,
  type ReportOf,
} from '../domain/message/message.js';
import { refuse, REFUSALS } from '../domain/kernel/refusal.js';
import { HistoryRestored } from '../domain/registry/history-restored.js';
import { WriterStarted } from '../domain/registry/writer-started.js';
import { declaredOnly } from './declared-refusals.js';
import { fieldErrors } from './field-errors.js';
import { commandHash, sha256 } from './hashes.js';
import { Validators } from './schema.js';
import { UnknownEvent } from './unknown-event.js';

/** A command the running modules offer: its class, who gives it, who decides it, what that may bring. */
export interface CommandEntry extends CommandMeta, HandlerMeta {
  readonly handler: Handler;
}

type EventClass = new () => DomainEvent;

/**
 * Every command and event of the running modules. Routes, OpenAPI, CLI verbs, bulk import, the reference and stored events all go by it. It
 * is made of the handlers, once, at start: `addAll`.
 */
export class Catalogue implements CommandRunner {
  readonly commands = new Map<string, CommandEntry>();
  private readonly events = new Map<string, EventClass>();
  private readonly validators = new Validators();

  /**
   * Takes in the handlers among these, with their commands and events. Throws where there are none, and on a command with two handlers, an
   * event or refusal that isn't one.
   */
  addAll(providers: Iterable<object>): void {
    this.addEvent(WriterStarted);
    this.addEvent(HistoryRestored);
    for (const provider of providers) {
      const handles = handlerMeta(provider.constructor);
      if (handles) this.add(provider as Handler, handles);
    }
    if (this.commands.size === 0) throw new Error('no module offers a command');
  }

  /** The derived schemas of commands, events and their records, by class name. */
  get schemas(): Validators['schemas'] {
    return this.validators.schemas;
  }

  /** Every event that can be stored, as `type/version` with its class. */
  get eventClasses(): ReadonlyMap<string, EventClass> {
    return this.events;
  }

  /** The command `name`. Throws `unknown-command`. */
  entry(name: string): CommandEntry {
    return this.commands.get(name) ?? refuse('unknown-command');
  }

  /**
   * Checks the data of a command against everything that can be said without the book, and gives it back with its text in NFC.
   * Throws `unknown-command`, `too-large`, `invalid-input`.
   */
  read(name: string, data: unknown): object {
    this.check(name, data);
    if (isAscii(data)) return data as object;
    const stored = normalized(data);
    if (stored !== data) this.check(name, stored);
    return stored as object;
  }

  /** Codes are never repaired: what is checked is what came, and what is stored once more. */
  private check(name: string, data: unknown): void {
    const errors = this.errors(name, data) ?? refuse('unknown-command');
    if (errors.some(({ code }) => code === 'too-many')) refuse('too-large', { errors });
    if (errors.length > 0) refuse('invalid-input', { errors });
  }

  errors(name: string, data: unknown): readonly FieldError[] | undefined {
    const entry = this.commands.get(name);
    if (!entry) return undefined;
    const validate = this.validators.of(entry.command.name);
    if (!validate(data)) return fieldErrors(validate.errors ?? []);
    return entry.handler.check?.(data as object, this) ?? [];
  }

  /** Throws `forbidden`, what the command declares, and `UndeclaredRefusal`. */
  authority(book: ReadonlyBook, name: string, data: object, caller: Caller): string {
    const entry = this.entry(name);
    return declaredOnly(entry, () => may(book, entry, data, caller));
  }

  /** Throws what the command declares, what is always possible, and `UndeclaredRefusal`. */
  decide(book: ReadonlyBook, name: string, data: object, context: Context): Act {
    const entry = this.entry(name);
    return declaredOnly(entry, () => entry.handler.decide(book, data, context));
  }

  reports(book: ReadonlyBook, name: string, data: object): ReportOf | undefined {
    return this.commands.get(name)?.handler.reports?.(book, data, this);
  }

  hash(name: string, data: object): string {
    return commandHash(name, data);
  }

  /** The event class stored as `type` in version `schema`. Throws where this code doesn't know it: a release reads it before any writes it. */
  eventClass(type: string, schema: string): EventClass {
    const found = this.events.get(`${type}/${schema}`);
    if (!found) throw new UnknownEvent(type, schema);
    return found;
  }

  /** Whether stored data has the shape of its event class. */
  isEventData(eventClass: EventClass, data: unknown): boolean {
    return this.validators.of(eventClass.name)(data);
  }

  /** SHA-256 over the names and versions of all commands and events, for `WriterStarted`. */
  fingerprint(): string {
    return sha256(canonical({ commands: [...this.commands.keys()].sort(), events: [...this.events.keys()].sort() }));
  }

  private add(handler: Handler, handles: HandlerMeta): void {
    const meta = commandMeta(handles.command);
    if (!meta) throw new Error(`${handles.command.name} has a handler and is no command`);
    if (this.commands.has(meta.name)) throw new Error(`two handlers for ${meta.name}`);
    for (const code of handles.refuses) if (!(code in REFUSALS)) throw new Error(`${meta.name} refuses with ${code}, which has no status`);
    for (const event of [...handles.emits, ...(handles.reads ?? [])]) this.addEvent(event);
    this.validators.expect(handles.command.name);
    this.commands.set(meta.name, { ...meta, ...handles, handler });
  }

  private addEvent(event: EventClass): void {
    const { type, version } = eventMeta(event);
    const key = `${type}/${version}`;
    const known = this.events.get(key);
    if (known && known !== event) throw new Error(`two events are called ${key}`);
    this.validators.expect(event.name);
    this.events.set(key, event);
  }
}

const ASCII = /^[\0-\x7f]*$/;

/** Whether all text in `value` is ASCII, and so in NFC: that of nearly every command. */
const isAscii = (value: unknown): boolean => {
  if (typeof value === 'string') return ASCII.test(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isAscii);
};

/** Only `Text` can hold more than ASCII; it is checked and stored in NFC. What is in NFC throughout is given back as it is. */
const normalized = (value: unknown): unknown => {
  if (typeof value === 'string') return value.normalize('NFC');
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Record<string, unknown>;
  const members = Object.keys(record).map((name): [string, unknown] => [name, normalized(record[name])]);
  if (members.every(([name, member]) => member === record[name])) return value;
  return Array.isArray(value) ? members.map(([, member]) => member) : Object.fromEntries(members);
};
