import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Book } from '../domain/book/book.js';
import { refuse } from '../domain/kernel/refusal.js';
import type { LedgerParts } from '../ledger/ledger-parts.js';
import { Ledger } from '../ledger/ledger.js';
import { preparedReport } from '../projections/aef/prepare.js';
import { SupervisedReads } from '../projections/supervised-reads.js';
import { FollowerThread } from '../projections/threads.js';
import { Snapshots, type StartingBook } from '../snapshot/snapshots.js';
import { AcceptedLoss } from './accepted-loss.js';
import { BUILD } from './build.js';
import { watchClock } from './clock-log.js';
import { ConfigError } from './config.js';
import { foldWhileChecking } from './fold-while-checking.js';
import { foreignChecks } from './foreign-acts.js';
import { startLog } from './log/start-log.js';
import { MeasuredStore } from './measured-store.js';
import { openEvents, type Events } from './registry-events.js';
import type { RegistryInput } from './registry-input.js';
import { RegistryMeter } from './registry-meter.js';
import type { Registry } from './registry.js';
import type { ServerStream } from './server-stream.js';
import { checkStart, startCheck } from './start-checks.js';
import { StartFault } from './start-fault.js';
import { mayServe, trialFault } from './trials.js';

const PATIENCE_MS = 5_000;
/** A call to a server may take 3 s, and callers are answered within 5. */
const SERVER_PATIENCE_MS = 1_500;
/** How long a node that stops waits for outcomes that no server gives. */
const SETTLE_MS = 3_000;

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
  let reading: SupervisedReads | undefined;
  const prepareReport = reportsFrom(() => reading);
  const starting = await startingBook(input, directory, events, snapshots);
  const ledger = readLedger(input, events, { ...starting, prepareReport }, snapshots, meter);
  await server?.replica.catchUp();
  if (!mayServe(config, code, ledger)) throw new ConfigError([trialFault(code)]);
  const log = startLog(input, directory, events);
  closers.push(() => log.close());
  if (writes) await startWriting(input, ledger, server);
  const loss = new AcceptedLoss(directory);
  const recorded = async (): Promise<void> => Promise.resolve(ledger.isWriter ? loss.remove() : undefined);
  await recorded();
  closers.push(recorded);
  server?.watch();
  closers.push(watchClock(code, ledger));
  const reads = (reading = await openReads(input, directory, events, { ledger, snapshots, follower }));
  closers.push(
    () => reads.close(),
    () => (server ? Promise.race([ledger.settled(), sleep(SETTLE_MS, undefined, { ref: false })]) : ledger.settled()),
  );
  checkStart(input, directory, snapshots, ledger);
  const check = startCheck(input, directory, events, ledger);
  closers.push(() => check.close());
  return registryOf({ code, file, ledger, meter, check, log }, reads, server);
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
  starting: StartingBook & Pick<LedgerParts, 'prepareReport'>,
  snapshots: Snapshots,
  meter: RegistryMeter,
): Ledger =>
  Ledger.read({
    ...{ file, catalogue, ...starting, stop },
    store: new MeasuredStore(store, meter),
    clock: Date.now,
    node: { node: config.node, url: config.publicUrl, build: BUILD },
    restored: new AcceptedLoss(join(config.dataDir, code)).toBeSaid(file),
    peers: [config.publicUrl, ...config.peers],
    trials: config.authMode === 'dev',
    patience: server ? SERVER_PATIENCE_MS : PATIENCE_MS,
    standby: !config.writer && !(config.writesWhenAsked && store === file),
    clockChecks: { ahead: clockAhead, ...(server && { off: server.clockOff }) },
    ...(judge && { foreign: foreignChecks(judge, catalogue) }),
    // A process that writes one command and ends would be gone before the check behind its start.
    ...(config.writesWhenAsked && { beforeWriting: () => snapshots.sound() }),
  });

/** How reports are prepared: by the read side, once it is there. */
const reportsFrom =
  (reads: () => SupervisedReads | undefined): NonNullable<LedgerParts['prepareReport']> =>
  async (of, revision) => {
    const { current, fault } = reads() ?? refuse('unavailable');
    if (fault) refuse('unavailable');
    current.advance(revision);
    return preparedReport(current, of, revision);
  };

/** Throws `StartFault`, saying why, where nothing can be written now: a node that is to write from its start on doesn't start. */
const startWriting = async ({ code, config }: RegistryInput, ledger: Ledger, server: ServerStream | undefined): Promise<void> => {
  server?.checkClock();
  const place = server ? `stream ${server.stream} of EVENTSTORE_URL` : join(config.dataDir, code);
  const { clockTrouble } = ledger;
  if (clockTrouble) throw new StartFault(`${place}: ${clockTrouble.detail} Reads alone go on with WRITER=0.`, undefined, clockTrouble);
  await ledger.startWriting();
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

const registryOf = (
  parts: Pick<Registry, 'code' | 'file' | 'ledger' | 'meter' | 'check' | 'log'>,
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
