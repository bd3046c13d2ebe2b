import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster, Member } from './cluster.js';

const CALLERS = 6;

/** What callers were told. */
export interface Told {
  /** The acts acknowledged, by key: the bodies of 201, and of 200 to a question for the key. */
  readonly acts: Map<string, string>;
  /** Keys of which it was said that they were never executed, and that nobody sent again. */
  readonly never: Set<string>;
  /** How often an answer stayed away or was "unknown". */
  unanswered: number;
}

/** Callers who keep a cluster busy, go on to whoever writes, and find out about every command what became of it. */
export class Callers {
  readonly told: Told = { acts: new Map(), never: new Set(), unanswered: 0 };
  private count = 0;
  private stopped = false;
  private believed: Member;
  private readonly path: string;
  private readonly calling: Promise<unknown>;

  constructor(
    private readonly cluster: Cluster,
    code: string,
  ) {
    this.path = `/v1/registries/${code}/commands`;
    this.believed = cluster.members[0];
    this.calling = Promise.all(
      Array.from({ length: CALLERS }, async () => {
        while (!this.stopped) await this.command((this.count += 1));
      }),
    );
  }

  /** Rejects when a caller was given an answer that it may not be given. */
  get failed(): Promise<unknown> {
    return this.stopped ? Promise.resolve() : this.calling;
  }

  /** Ends when every command has its outcome. Rejects with an answer that no caller may be given. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.calling;
  }

  /** A command, sent until it is answered; some callers who hear nothing ask for the key instead of sending it again. */
  private async command(n: number): Promise<void> {
    const key = `key-of-rounds-${n}`;
    const [from, to] = n % 2 === 0 ? ['GHA-H1', 'GHA-H2'] : ['GHA-H2', 'GHA-H1'];
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ from, to, units: { quantity: String(1 + (n % 5)) } }),
    };
    for (let asks = false; ;) {
      const answer = asks ? await this.ask(`${this.path}/${key}`) : await this.ask(`${this.path}/transfer-units`, init);
      if (answer?.status === 201 || (asks && answer?.status === 200)) return void this.told.acts.set(key, answer.text);
      if (asks && answer?.status === 404) return void this.told.never.add(key);
      if (answer && answer.status !== 503) throw new Error(`${key} was answered with ${answer.status}: ${answer.text}`);
      // "Nothing was written" needs no question; a silence does, of some callers.
      if (answer?.text.includes('"unavailable"')) await sleep(5);
      else {
        this.told.unanswered += 1;
        asks ||= n % 3 === 0;
      }
    }
  }

  /** The answer of whoever writes; nothing where a node was killed or hangs. */
  private async ask(path: string, init: RequestInit = {}): Promise<{ status: number; text: string } | undefined> {
    for (;;) {
      const asked = this.believed;
      try {
        const answer = await fetch(`${asked.node.url}${path}`, { ...init, signal: asked.gone.signal });
        const text = await answer.text();
        if (answer.status !== 421) return { status: answer.status, text };
        this.believed = this.cluster.at(answer.headers.get('location') ?? undefined);
        if (this.believed === asked) await sleep(5);
      } catch (error) {
        if (!['TypeError', 'AbortError'].includes((error as Error).name)) throw error;
        if (this.believed === asked) this.believed = this.cluster.beside(asked);
        return undefined;
      }
    }
  }
}
