import type { Book } from '../book/book.js';
import type { ReadonlyBook } from '../book/readonly-book.js';
import type { Claim } from './authority.js';
import type { FieldError } from '../kernel/field-error.js';
import type { RefusalCode } from '../kernel/refusal.js';
import type { PreparedReport } from '../report/prepared-report.js';

type Class<T = object> = new (...args: never[]) => T;

/** Everything `decide` may know beside the book and the command. The domain has no clock, no session and no settings of its own. */
export interface Context {
  /** The ledger's time of the act, RFC 3339 UTC with milliseconds. */
  readonly at: string;
  /** When the command was given, or proposed where it is approved: the day of it judges a notice, and a day that must not be over. */
  readonly givenAt: string;
  readonly actor: string;
  /** The role under which the actor gives the command, with its scope: `party:GHA`. */
  readonly authority: string;
  readonly registry: string;
  /** The revision the act's first event will have. */
  readonly revision: bigint;
  /** Whether this node lets a registry be opened as a trial (dev mode only). */
  readonly trials: boolean;
  /** The proposal under approval, whose own reservation doesn't stand in its way. */
  readonly proposal: string | null;
  /** The annual report that the command is about, where it is about one (`Handler.reports`). */
  readonly report: PreparedReport | null;
  /** For `propose` and `approve`: another command of the catalogue. */
  readonly commands: CommandRunner;
}

/** Names the annual report of a Party's year. */
export interface ReportOf {
  readonly party: string;
  readonly year: string;
}

/** How `propose` and `approve` reach the command they carry. */
export interface CommandRunner {
  /** What is wrong with the command's data whatever the book says; undefined where there is no such command. */
  errors(name: string, data: object): readonly FieldError[] | undefined;
  /** The authority `actor` has for the command. Throws `forbidden`. */
  authority(book: ReadonlyBook, name: string, data: object, caller: Caller): string;
  /** Which annual report the command is about, if it is about one. */
  reports(book: ReadonlyBook, name: string, data: object): ReportOf | undefined;
  /** Decides the command under `context`. Throws what the command refuses. */
  decide(book: ReadonlyBook, name: string, data: object, context: Context): Act;
  /** base64url SHA-256 of the JCS of name and data. */
  hash(name: string, data: object): string;
}

/** Whose act an event is part of, as its envelope says. */
export interface Authorship {
  readonly actor: string;
  readonly authority: string;
}

/** Whose act an event is part of, who approved it, and when it happened. */
export interface Occasion extends Authorship {
  readonly at: string;
  /** Null where nobody had to. */
  readonly approver: string | null;
}

/** Who asks to give a command, and when. */
export interface Caller {
  readonly actor: string;
  readonly at: string;
  readonly commands: CommandRunner;
}

/** A way to find the authority for a command that no list of roles can state. Throws `forbidden`. */
export interface AuthorityRule {
  /** In words, for the reference. */
  readonly says: string;
  readonly authority: (book: ReadonlyBook, command: never, caller: Caller) => string;
}

/** An event as the domain knows it: it happened, so `apply` cannot refuse. */
export interface DomainEvent {
  apply(book: Book, revision: bigint, on: Occasion): void;
  /** The same fact in two events, rows in order, for a fact that doesn't fit 60,000 bytes. Absent where an event is always small. */
  halves?(): readonly [DomainEvent, DomainEvent];
}

/** All events of one command, at least one. They are appended together or not at all. */
export type Act = readonly [DomainEvent, ...DomainEvent[]];

/** Decides one kind of command. Pure: the same inputs give the same act, for ever. */
export interface Handler<C extends object = object> {
  /** What is wrong with the command whatever the book says: rules across fields that a schema can't state. */
  check?(command: C, commands: CommandRunner): readonly FieldError[];
  /** For a command whose act is another's: whose. */
  actsFor?(book: ReadonlyBook, command: C): Authorship;
  /** Which annual report must be prepared before the command is decided, if one must. */
  reports?(book: ReadonlyBook, command: C, commands: CommandRunner): ReportOf | undefined;
  /** The act, or a thrown `Refusal`. */
  decide(book: ReadonlyBook, command: C, context: Context): Act;
}

export interface CommandMeta {
  readonly name: string;
  /** Who may give it; the first claim that holds is the authority. */
  readonly by: readonly Claim[] | AuthorityRule;
  readonly summary: string;
  /** Whether the registry is not open yet when it comes. */
  readonly opensRegistry?: true;
  /** Whether the key of a machine can't submit it. */
  readonly byPersonsOnly?: true;
  /** A filled one, for documents, the command line, the demo, the bench and tests: from `examples.ts` of its topic. */
  readonly example: object;
}
export interface HandlerMeta {
  readonly command: Class;
  readonly emits: readonly Class<DomainEvent>[];
  /** Earlier versions of these events: nothing writes them any more, and they are read for ever. */
  readonly reads?: readonly Class<DomainEvent>[];
  /** The refusals beyond those always possible, in order of precedence. */
  readonly refuses: readonly RefusalCode[];
}
export interface EventMeta {
  readonly type: string;
  readonly version: number;
}

const commands = new WeakMap<object, CommandMeta>();
const handlers = new WeakMap<object, HandlerMeta>();
const events = new WeakMap<object, EventMeta>();

/** Data of a command of class `C` that nobody changes. */
type Example<C> = C extends object ? { readonly [M in keyof C]: Example<C[M]> } : C;

/** Names a command on the wire, says who may submit it, and shows a filled one; `C` is the class that it stands at. */
export const Command =
  <C extends object>(name: string, meta: Omit<CommandMeta, 'name' | 'example'> & { readonly example: Example<NoInfer<C>> }) =>
  (target: Class<C>): void => {
    commands.set(target, { name, ...meta });
  };

/** Marks the class that decides a command, with the only events it may emit and the refusals it may give. */
export const CommandHandler =
  (command: Class, meta: Omit<HandlerMeta, 'command'>) =>
  (target: Class<Handler<never>>): void => {
    handlers.set(target, { command, ...meta });
  };

/**
 * Names an event in the stream. The version goes up when its shape changes. An older version keeps a class of its own, which a handler
 * names under `reads`: it has the fields it was written with, and its `apply` makes of them the event of today and applies that.
 */
export const Event =
  (type: string, version: number) =>
  (target: Class<DomainEvent>): void => {
    events.set(target, { type, version });
  };

export const commandMeta = (target: object): CommandMeta | undefined => commands.get(target);
export const handlerMeta = (target: object): HandlerMeta | undefined => handlers.get(target);
/** The name and version under which an event class is stored. Throws where the class is no event. */
export const eventMeta = (target: object): EventMeta => {
  const meta = events.get(target);
  if (!meta) throw new Error('not an event class');
  return meta;
};

/** The data of an event: its members without its methods. */
export type Data<E extends DomainEvent> = Omit<E, 'apply' | 'halves'>;

/** An event of class `event` with this data. */
export const happened = <E extends DomainEvent>(event: new () => E, data: Data<E>): E => Object.assign(new event(), data);
