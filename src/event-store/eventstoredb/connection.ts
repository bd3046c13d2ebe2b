import { DeadlineExceededError, type Credentials } from '@eventstore/db-client';
import { Subject, type Observable } from 'rxjs';
import type { Target } from './connection-string.js';
import { isAnswer, isNoStream, isWrongVersion } from './errors.js';
import { NoAnswer } from './no-answer.js';
import { ServerClient, type CallOptions } from './server-client.js';
import { within } from './within.js';

/** Failing for so long, a client is replaced by a new one. */
const RENEW_MS = 2_000;

/** Where the connection string has none, an insecure server ignores these. */
const NOBODY: Credentials = { username: 'sextant', password: '' };

/**
 * The way to the servers: one client at a time, a deadline on every call. A client that stays silent, or goes on failing, is replaced, so
 * that a dead connection is left within one deadline and not when keep-alive finds it dead after 20 s.
 */
export class Connection {
  private client: ServerClient;
  private generation = 0;
  private openedAt = performance.now();
  private closed = false;
  private failure: string | undefined;
  private readonly renewals = new Subject<void>();

  constructor(
    private readonly target: Target,
    readonly deadline: number,
  ) {
    this.client = ServerClient.open(target, 0);
  }

  /** Tells that the client was replaced: what lived on the old one is dead without a word. */
  get renewed(): Observable<void> {
    return this.renewals;
  }

  /** Why the last call failed; undefined while calls are served. */
  get trouble(): string | undefined {
    return this.failure;
  }

  /** Throws once the connection was closed: a fault of the program, not of the server. */
  checkOpen(): void {
    if (this.closed) throw new Error('the event store is closed');
  }

  /** What `work` gives, `milliseconds` at most. Rejects with the client's error, or with `NoAnswer`. */
  async call<T>(work: (client: ServerClient, options: CallOptions) => Promise<T>, milliseconds = this.deadline): Promise<T> {
    this.checkOpen();
    const { client } = this;
    try {
      const answer = await within(milliseconds, work(client, this.options(milliseconds)));
      this.failure = undefined;
      return answer;
    } catch (error) {
      this.failed(client, error);
      throw error;
    }
  }

  /** Something that lives on a client and outlasts a call. Whoever opens it says with `failed` when it dies. */
  open<T>(make: (client: ServerClient, options: CallOptions) => T): { readonly made: T; readonly failed: (error: unknown) => void } {
    const { client } = this;
    return { made: make(client, this.options(this.deadline)), failed: (error) => this.failed(client, error) };
  }

  /** Ends everything that lives on the connection. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.renewals.complete();
    await this.client.end();
  }

  private options(deadline: number): CallOptions {
    return { credentials: this.target.credentials ?? NOBODY, requiresLeader: true, deadline };
  }

  private failed(client: ServerClient, error: unknown): void {
    this.failure = isWrongVersion(error) || isNoStream(error) ? undefined : String(error);
    if (isAnswer(error) || this.closed || client !== this.client) return;
    const silent = error instanceof NoAnswer || error instanceof DeadlineExceededError;
    if (silent || performance.now() - this.openedAt > RENEW_MS) this.renew();
  }

  private renew(): void {
    const old = this.client;
    this.generation += 1;
    this.client = ServerClient.open(this.target, this.generation);
    this.openedAt = performance.now();
    void old.end();
    this.renewals.next();
  }
}
