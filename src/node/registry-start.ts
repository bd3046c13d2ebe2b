import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Book } from '../domain/book/book.js';
import { CopyMark } from '../event-store/copy-mark.js';
import type { Finding } from '../checker/finding.js';
import { EventFile } from '../event-store/event-file.js';
import { NotWritten, type EventStore } from '../event-store/event-store.js';
import type { Catalogue } from '../ledger/catalogue.js';
import { Ledger } from '../ledger/ledger.js';
import { removeReadFile } from '../projections/read-file/read-file.js';
import { SupervisedReads } from '../projections/supervised-reads.js';
import { FollowerThread } from '../projections/threads.js';
import { AlteredSnapshot } from '../snapshot/altered-snapshot.js';
import { Snapshots, type Look, type StartingBook } from '../snapshot/snapshots.js';
import { AcceptedLoss } from './accepted-loss.js';
import { BUILD } from './build.js';
import { ConfigError, type Config } from './config.js';
import { checkSnapshot, checkSnapshotInThread } from './check-snapshot.js';
import { Judge } from './check/judge.js';
import { report } from './check/report.js';
import { CheckOnDemand, CheckThread, type RunningCheck } from './check/running-check.js';
import { foldWhileChecking } from './fold-while-checking.js';
import { foreignChecks } from './foreign-acts.js';
import { MeasuredStore } from './measured-store.js';
import type { Registry } from './registry.js';
import { checkNotGone, checkTail } from './missing-tail.js';
import { RegistryMeter } from './registry-meter.js';
import { ServerStream } from './server-stream.js';
import { StartFault } from './start-fault.js';
import { mayServe, trialFault } from './trials.js';

const PATIENCE_MS = 5_000;
/** A call to a server may take 3 s, and callers are answered within 5. */
const SERVER_PATIENCE_MS = 1_500;
/** How long a node that stops waits for outcomes that no server gives. */
const SETTLE_MS = 3_000;

/** Ends what a step of a start began. */
export type Closer = () => Promise<void>;

/** What a registry is started with. */
export interface RegistryInput {
  readonly code: string;
  readonly config: Config;
  readonly catalogue: Catalogue;
  /** Whether `WriterStarted` is appended at once; otherwise with the first command, where this node may write. */
  readonly writes: boolean;
  /** By how many milliseconds the clock of the machine jumped ahead of what has gone by. */
  readonly clockAhead: () => number;
  /** Called once when the registry can't go on: the process must end. */
  readonly stop: (error: unknown) => void;
  /** Where each step leaves how to end what it began; ended in the opposite order, also where the start fails. */
  readonly closers: Closer[];
}

/** Where a registry's events are kept and written. */
interface Events {
  readonly file: EventFile;
  readonly store: EventStore;
  readonly server: ServerStream | undefined;
  /** Judges every act before the book does, where others write too. */
  readonly judge: Judge | undefined;
}

/**
 * Starts one registry, step by step: its events, the book they make, the ledger on it, `WriterStarted` where it is to write, the read side.
 * Throws with the name and place of what is damaged, `ConfigError`, `SettingFault`, `StartFault`, `StreamFault`, `UnlawfulAct`.
 */
export const startRegistry = async (input: RegistryInput): Promise<Registry> => {
  const { code, config, writes, closers } = input;
  const directory = join(config.dataDir, code);
  mkdirSync(directory, { recursive: true });
  const meter = new RegistryMeter();
  // Its thread loads while everything else starts.
  const follower = config.readThreads ? new FollowerThread() : undefined;
  closers.push(async () => follower?.abandon());
  const events = await openEvents(input, directory);
  const { file, server } = events;
  const snapshots = new Snapshots({ directory, registry: code, file, say: (line) => new Logger('snapshot').warn(line) });
  closers.push(() => snapshots.close());
  const ledger = readLedger(input, events, await startingBook(input, directory, events, snapshots), snapshots, meter);
  await server?.replica.catchUp();
  if (!mayServe(config, code, ledger)) throw new ConfigError([trialFault(code)]);
  if (writes) await startWriting(input, ledger, server);
  const loss = new AcceptedLoss(directory);
  const recorded = async (): Promise<void> => Promise.resolve(ledger.isWriter ? loss.remove() : undefined);
  await recorded();
  closers.push(recorded);
  server?.watch();
  closers.push(watchClock(code, ledger));
  const reads = await openReads(input, directory, events, { ledger, snapshots, follower });
  closers.push(
    () => reads.close(),
    () => (server ? Promise.race([ledger.settled(), sleep(SETTLE_MS, undefined, { ref: false })]) : ledger.settled()),
  );
  checkStart(input, directory, snapshots, ledger);
  const check = startCheck(input, directory, events, ledger);
  closers.push(() => check.close());
  return registryOf({ code, file, ledger, meter, check }, reads, server);
};

/** The event file, and the servers whose copy it is where there are any. Throws `ConfigError` for a copy that was to be written alone. */
const openEvents = async ({ code, config, stop, closers }: RegistryInput, directory: string): Promise<Events> => {
  const { eventStore, writer, acceptLoss } = config;
  const mark = new CopyMark(directory);
  // What a copy lacks comes again from the servers.
  const tail = eventStore || mark.isSet ? undefined : { code, directory, acceptLoss };
  if (tail) checkNotGone(tail);
  const file = new EventFile(join(directory, 'events.sqlite'), eventStore !== undefined);
  closers.push(() => file.close());
  if (tail) checkTail(tail, file);
  if (!eventStore) {
    if (mark.isSet && writer) throw new ConfigError([aloneFault(config.dataDir, code)]);
    return { file, store: mark.isSet ? readOnly(file) : file, server: undefined, judge: undefined };
  }
  const server = await ServerStream.open({ eventStore, registry: code, file, stop });
  closers.push(() => server.close());
  mark.set(server.stream);
  return { file, store: server.replica, server, judge: new Judge(code) };
};

/** The book to begin with: of the snapshot, or of all events of a long file, or empty. Acts of others are looked at one by one, which the ledger does. */
const startingBook = async (
  { code: registry, config, catalogue }: RegistryInput,
  directory: string,
  { file, server }: Events,
  snapshots: Snapshots,
): Promise<StartingBook> => {
  const found = snapshots.startingBook();
  if (found) return found;
  const folded = config.readThreads && !server ? await foldWhileChecking({ directory, registry, file, catalogue }) : undefined;
  return folded ?? { book: new Book(registry), eventsApplied: 0n };
};

const readLedger = (
  { code, config, catalogue, stop, clockAhead }: RegistryInput,
  { file, store, server, judge }: Events,
  starting: StartingBook,
  snapshots: Snapshots,
  meter: RegistryMeter,
): Ledger =>
  Ledger.read({
    ...{ file, catalogue, ...starting, stop },
    store: new MeasuredStore(store, meter),
    clock: Date.now,
    node: { node: new AcceptedLoss(join(config.dataDir, code)).nameOf(config.node), url: config.publicUrl, build: BUILD },
    peers: [config.publicUrl, ...config.peers],
    trials: config.authMode === 'dev',
    patience: server ? SERVER_PATIENCE_MS : PATIENCE_MS,
    standby: !config.writer && !(config.writesWhenAsked && store === file),
    clockChecks: { ahead: clockAhead, ...(server && { off: server.clockOff }) },
    ...(judge && { foreign: foreignChecks(judge, catalogue) }),
    // A process that writes one command and ends would be gone before the check behind its start.
    ...(config.writesWhenAsked && { beforeWriting: () => snapshots.sound() }),
  });

/** Throws `StartFault`, saying why, where nothing can be written now: a node that is to write from its start on doesn't start. */
const startWriting = async ({ code, config }: RegistryInput, ledger: Ledger, server: ServerStream | undefined): Promise<void> => {
  server?.checkClock();
  const place = server ? `stream ${server.stream} of EVENTSTORE_URL` : join(config.dataDir, code);
  const { clockTrouble } = ledger;
  if (clockTrouble) throw new StartFault(`${place}: ${clockTrouble.detail} Reads alone go on with WRITER=0.`, undefined, clockTrouble);
  await ledger.startWriting();
};

const LOOK_MS = 60_000;

/** Has the log say, within a minute, that commands are refused because of the clock, and that they go on. Gives how to end it. */
const watchClock = (code: string, ledger: Ledger): Closer => {
  const logger = new Logger('clock');
  let said: string | undefined;
  const look = (): void => {
    const { clockTrouble } = ledger;
    if (clockTrouble?.code === said) return;
    said = clockTrouble?.code;
    logger.warn(
      clockTrouble
        ? `${code}: commands are refused (${said}). ${clockTrouble.detail}`
        : `${code}: the clock is right again, commands go on`,
    );
  };
  look();
  const timer = setInterval(look, LOOK_MS).unref();
  return () => Promise.resolve(clearInterval(timer));
};

const openReads = (
  { code: registry, config, catalogue }: RegistryInput,
  directory: string,
  { file, store }: Events,
  {
    ledger,
    snapshots,
    follower,
  }: { readonly ledger: Ledger; readonly snapshots: Snapshots; readonly follower: FollowerThread | undefined },
): Promise<SupervisedReads> => {
  const options = {
    ...{ directory, registry, inProcess: !config.readThreads, catalogue },
    get snapshotOf() {
      return snapshots.size;
    },
    beginsThere: true,
    made: (made: bigint | Error) => snapshots.made(made, (revision) => ledger.accepts(revision)),
    // The lock of the directory keeps every other process from writing the file, so that this node's word is enough; on a server it isn't.
    ...(store === file && { settledUpTo: (ms: number) => ledger.settledUpTo(ms) }),
  };
  return SupervisedReads.open(options, () => ledger.revision, file.heads(), follower);
};

/** Right behind the start, what a snapshot spared it. Rows that were made on from a book that isn't the events' go with it. */
const checkStart = ({ code, config, catalogue, stop }: RegistryInput, directory: string, snapshots: Snapshots, ledger: Ledger): void => {
  const from = ledger.revision;
  const look: Look = config.readThreads ? checkSnapshotInThread : (unseen, signal) => checkSnapshot(unseen, catalogue, signal);
  snapshots.check(look, (fault) => {
    if (fault instanceof AlteredSnapshot) {
      removeReadFile(join(directory, 'read.sqlite'));
      new Logger('snapshot').error(
        `${code}: acts from revision ${from} to ${ledger.revision} were decided on a book that is not that of its events`,
      );
    }
    stop(fault);
  });
};

/** The independent check. Where an act broke a law nothing more is decided; reads go on, and say what stands in the events. */
const startCheck = (
  { code: registry, config }: RegistryInput,
  directory: string,
  { file, judge }: Pick<Events, 'file' | 'judge'>,
  ledger: Ledger,
): RunningCheck => {
  const logger = new Logger('check');
  const broken = (findings: readonly Finding[]): void => {
    ledger.stopDeciding();
    for (const line of report(registry, findings)) logger.error(line);
  };
  if (judge) {
    judge.reportTo(broken);
    return judge;
  }
  const failed = (error: Error): void => logger.error(`${registry}: its events can't be checked any more: ${error.message}`);
  const input = { registry, directory, heads: file.heads(), broken, failed };
  return config.readThreads ? new CheckThread(input) : new CheckOnDemand(input);
};

const registryOf = (
  parts: Pick<Registry, 'code' | 'file' | 'ledger' | 'meter' | 'check'>,
  reads: SupervisedReads,
  server: ServerStream | undefined,
): Registry => ({
  ...parts,
  startHead: parts.ledger.revision,
  get reads() {
    return reads.current;
  },
  get readFault() {
    return reads.fault;
  },
  get server() {
    return server?.state;
  },
  get subscriptionsLost() {
    return server?.subscriptionsLost ?? 0;
  },
});

const aloneFault = (dataDir: string, code: string): string =>
  `EVENTSTORE_URL: ${join(dataDir, code)} is a copy of a stream on EventStoreDB: name its servers. To part from them, once it names them: ` +
  `\`sextant migrate --from "$EVENTSTORE_URL" --to ${dataDir} --registry ${code}\`.`;

/** A copy without its servers: it is read, and nothing is written. */
const readOnly = (file: EventFile): EventStore => ({
  append: () => Promise.reject(new NotWritten('unavailable')),
  head: () => file.head(),
  close: () => Promise.resolve(),
});
