import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What can go wrong with a server of the double. `latency` and `interval` are in milliseconds; `only` names the call it is about. */
export type Fault =
  | { readonly kind: 'black-hole' | 'half-open' | 'reset' | 'refused' }
  | { readonly kind: 'trickle'; readonly interval: number }
  | { readonly kind: 'not-leader' | 'not-ready' | 'request-lost' | 'answer-lost' | 'stuck'; readonly only?: Rpc }
  | { readonly kind: 'slow'; readonly latency: number; readonly only?: Rpc }
  | { readonly kind: 'error'; readonly code: number; readonly details: string; readonly committed?: boolean; readonly only?: Rpc }
  | { readonly kind: 'subscription-dropped' | 'false-conflict' };

type Rpc = 'append' | 'batchAppend' | 'read' | 'subscribe' | 'features';
/** How often each was asked for; of batches also the calls they came on, and the messages they came in. */
export type Counts = Readonly<Partial<Record<Rpc | 'batchCall' | 'batchMessage', number>>>;

export interface DoubleOptions {
  readonly port?: number;
  /** A file that outlives the process; without it everything is in memory. */
  readonly journal?: string;
  readonly version?: string;
  /** Without it the client takes the unary path always. */
  readonly offersBatch?: boolean;
  /** Between an append and its being committed. */
  readonly commitDelay?: number;
  /** How long the server's writer waits before it says "timeout". */
  readonly writeTimeout?: number;
  readonly maxAppendSize?: number;
  /** So many milliseconds its clock is ahead of this machine's. */
  readonly clockAhead?: number;
  /** What `/info/options` says. */
  readonly options?: Readonly<Record<string, boolean>>;
  /** With `users`, what signed their certificates, a connection must show one. */
  readonly tls?: { readonly key: string; readonly cert: string; readonly users?: string };
  readonly users?: Readonly<Record<string, string>>;
  /** By user: how the names of streams begin that the user may not read. Asked with TLS only, as users are. */
  readonly mayNotRead?: Readonly<Record<string, string>>;
}

export interface RawEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata?: string;
  readonly contentType?: string;
}

/** The process in which servers of the double run. */
export class DoubleProcess {
  private readonly waiting = new Map<number, (reply: { result?: unknown; error?: string }) => void>();
  private orders = 0;

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (reply: { id: number; result?: unknown; error?: string }) => {
      this.waiting.get(reply.id)?.(reply);
      this.waiting.delete(reply.id);
    });
  }

  static async start(): Promise<DoubleProcess> {
    const child = fork(fileURLToPath(new URL('main.mjs', import.meta.url)), { execArgv: [], env: { PATH: process.env['PATH'] } });
    await once(child, 'spawn');
    return new DoubleProcess(child);
  }

  /** A new server with an empty log, or with what its journal holds. */
  async open(options: DoubleOptions = {}): Promise<Double> {
    const { server, port } = (await this.order('open', options)) as { server: number; port: number };
    return new Double(this, server, port);
  }

  /** Dies as by `kill -9`; whoever waits for an answer of it is told. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.disconnect();
    await gone;
  }

  order(order: string, given: unknown): Promise<unknown> {
    const id = (this.orders += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ result, error }) => (error === undefined ? resolve(result) : reject(new Error(error))));
      this.child.send({ id, order, given });
    });
  }
}

/** One server of the double. */
export class Double {
  constructor(
    private readonly process: DoubleProcess,
    private readonly server: number,
    readonly port: number,
  ) {}

  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** The fault lasts until `heal`. */
  fault(fault: Fault): Promise<unknown> {
    return this.order('begin', { fault });
  }
  heal(): Promise<unknown> {
    return this.order('end');
  }
  /** Gone for `down` milliseconds, back on the same port with its log, its cache of ids forgotten. */
  restart(down: number): Promise<unknown> {
    return this.order('restart', { down });
  }
  stop(): Promise<unknown> {
    return this.order('stop');
  }
  /** How many calls of each kind arrived. */
  counts(): Promise<Counts> {
    return this.order('counts') as Promise<Counts>;
  }
  subscribers(): Promise<number> {
    return this.order('subscribers') as Promise<number>;
  }
  /** The ids in a stream, from its first event on. */
  ids(stream: string): Promise<string[]> {
    return this.order('ids', { stream }) as Promise<string[]>;
  }
  setMetadata(stream: string, metadata: object): Promise<unknown> {
    return this.order('setMetadata', { stream, json: JSON.stringify(metadata) });
  }
  remove(stream: string, how: 'soft' | 'hard'): Promise<unknown> {
    return this.order('remove', { stream, hard: how === 'hard' });
  }
  /** The last events are gone, as after a restore from an older copy. */
  truncate(stream: string, keep: number): Promise<unknown> {
    return this.order('truncate', { stream, keep });
  }
  /** Writes what no rule was asked about; `first` leaves a hole before it. */
  force(stream: string, events: readonly RawEvent[], first?: bigint): Promise<unknown> {
    return this.order('force', { stream, events, first: first?.toString() });
  }

  private order(order: string, given: object = {}): Promise<unknown> {
    return this.process.order(order, { server: this.server, ...given });
  }
}
