import { createHash, randomUUID } from 'node:crypto';

/** One finding of a problem about the input itself. */
interface Finding {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** A problem document (RFC 9457), as `docs/contract.md` 4 has it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly rule?: string;
  readonly conflictsWith?: string;
  readonly errors?: readonly Finding[];
  readonly line?: number;
  readonly conflictsWithLine?: number;
}

/** An act as it is answered with 201. */
export interface Act {
  readonly registry: string;
  readonly revision: string;
  readonly events: readonly { revision: string; id: string; type: string; at: string; data: Readonly<Record<string, unknown>> }[];
}

/** What came back over HTTP. */
export class Answer {
  constructor(
    readonly status: number,
    readonly headers: Readonly<Record<string, string>>,
    readonly text: string,
  ) {}

  /** The body, which is JSON of this form. */
  json<T>(): T {
    return JSON.parse(this.text) as T;
  }
  get act(): Act {
    return this.json();
  }
  get problem(): Problem {
    return this.json();
  }
  /** The lines of an NDJSON body. */
  lines<T>(): T[] {
    return this.text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as T);
  }
}

/** Where a registry stands. */
export interface State {
  readonly revision: string;
  readonly root: string | null;
  readonly events: string;
}

export interface Asked {
  readonly key?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One caller of a node. */
export class Client {
  constructor(
    private readonly url: string,
    private readonly token?: string,
  ) {}

  /** Sends a request as it is; only who is calling is added. */
  async send(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>> = {},
    body?: string | Uint8Array<ArrayBuffer>,
  ): Promise<Answer> {
    const authorization = this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
    const init = { method, headers: { ...authorization, ...headers }, ...(body === undefined ? {} : { body }) };
    const response = await fetch(`${this.url}${path}`, init);
    return new Answer(response.status, Object.fromEntries(response.headers), await response.text());
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  /** Gives a command, under a new key where none is named. */
  command(registry: string, name: string, data: unknown, { key = randomUUID(), query = '', headers = {} }: Asked = {}): Promise<Answer> {
    const all = { 'content-type': 'application/json', 'idempotency-key': key, ...headers };
    return this.send('POST', `/v1/registries/${registry}/commands/${name}${query}`, all, JSON.stringify(data));
  }

  /** Gives a command that must be accepted. Throws with the answer where it isn't. */
  async accept(registry: string, name: string, data: object, asked: Asked = {}): Promise<Act> {
    const answer = await this.command(registry, name, data, asked);
    if (answer.status !== 201) throw new Error(`${name} was answered with ${answer.status}: ${answer.text}`);
    return answer.act;
  }

  /** Uploads lines of NDJSON. */
  bulk(registry: string, lines: string | readonly object[], query = ''): Promise<Answer> {
    const body = typeof lines === 'string' ? lines : lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    return this.send('POST', `/v1/registries/${registry}/commands${query}`, { 'content-type': 'application/x-ndjson' }, body);
  }

  /** How far a registry is, the root over all its events, and their bytes as the feed has them: what a refusal leaves as it was. */
  async state(registry: string): Promise<State> {
    const feed = await this.get(`/v1/registries/${registry}/events?limit=10000`);
    const events = createHash('sha256').update(feed.text).digest('hex');
    const { revision, root } = (await this.get(`/v1/registries/${registry}`)).json<{ revision: string; root: string | null }>();
    return { revision, root, events };
  }
}
