import { randomUUID } from 'node:crypto';
import type { Promoted } from '../http/operations/promotion.js';
import { Refused, type ProblemBody } from './problem-text.js';
import { openingText } from './invocation.js';
import { CliError, type Terminal } from './terminal.js';
import { outcomeOf, type BulkResult, type Target, type Outcome } from './act.js';
import { onDirectory, overHttp, type Replied, type Transport } from './transport.js';

/** The one way in which the CLI reads and writes: the HTTP interface, whether the node is elsewhere, beside or inside this process. */
export class Client {
  private constructor(
    private readonly transport: Transport,
    private readonly target: Target,
    private readonly terminal: Terminal,
  ) {}

  /** The node at `url`, or the one of directory `data`. `make` lets a new directory be made. */
  static async open(target: Target, terminal: Terminal, { make = false } = {}): Promise<Client> {
    const { url, data } = target;
    const { env } = terminal;
    if (url !== undefined && data !== undefined) throw new CliError('Name a node by --url or a directory by --data, not both.');
    const transport = url === undefined ? await onDirectory(data ?? env['DATA_DIR'] ?? './data', terminal, make) : overHttp(url, terminal);
    return new Client(transport, target, terminal);
  }

  /** `work` with the client, which is closed whatever happens. */
  static async with<T>(target: Target, terminal: Terminal, work: (client: Client) => Promise<T>, options?: { make: boolean }): Promise<T> {
    const client = await Client.open(target, terminal, options);
    try {
      return await work(client);
    } finally {
      await client.close();
    }
  }

  /** A read. Throws `Refused`. */
  async get<T>(path: string): Promise<T> {
    return JSON.parse(await this.text(path)) as T;
  }

  /** A read, as it came. Throws `Refused`. */
  async text(path: string): Promise<string> {
    const answer = await this.transport.send({ method: 'GET', path, headers: this.headers() });
    return accepted(answer).text;
  }

  /** A read of bytes, piece by piece. Throws `Refused`. */
  async bytes(path: string): Promise<AsyncIterable<Uint8Array>> {
    const { status, body } = await this.transport.bytes({ path, headers: this.headers() });
    if (status < 400) return body;
    const pieces: Uint8Array[] = [];
    for await (const piece of body) pieces.push(piece);
    accepted({ status, headers: {}, text: Buffer.concat(pieces).toString('utf8') });
    return body;
  }

  /** A read of something that may not be there: then undefined. Throws `Refused` for anything else. */
  async find<T>(path: string): Promise<T | undefined> {
    const answer = await this.transport.send({ method: 'GET', path, headers: this.headers() });
    return answer.status === 404 ? undefined : (JSON.parse(accepted(answer).text) as T);
  }

  /** Submits a command. Throws `Refused`. */
  async command(
    registry: string,
    name: string,
    data: unknown,
    { key, dryRun = false }: { key?: string; dryRun?: boolean } = {},
  ): Promise<Outcome> {
    return outcomeOf(await this.submit(registry, name, JSON.stringify(data), { key: key ?? randomUUID(), dryRun }));
  }

  /** Submits a command whose data is this very text. Throws `Refused`. */
  async submit(registry: string, name: string, body: string, { key, dryRun = false }: { key: string; dryRun?: boolean }): Promise<Replied> {
    const headers = this.headers({ 'content-type': 'application/json', ...(dryRun ? {} : { 'idempotency-key': key }) });
    const path = `${base(registry)}/commands/${encodeURIComponent(name)}${dryRun ? '?dryRun=true' : ''}`;
    return accepted(await this.transport.send({ method: 'POST', path, headers, body }));
  }

  /** Submits many commands, one a line. Returns a result for each; with `atomic` all go in or none, and a refusal is thrown as `Refused`. */
  async bulk(registry: string, lines: readonly string[], { atomic = false } = {}): Promise<BulkResult[]> {
    const headers = this.headers({ 'content-type': 'application/x-ndjson' });
    const path = `${base(registry)}/commands${atomic ? '?atomic=true' : ''}`;
    const answer = await this.transport.send({ method: 'POST', path, headers, body: lines.map((line) => `${line}\n`).join('') });
    return accepted(answer)
      .text.split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as BulkResult);
  }

  /** Lets the node take over the writing of a registry. Throws `Refused`. */
  async promote(registry: string): Promise<Promoted> {
    const headers = this.headers({ 'content-type': 'application/json' });
    return JSON.parse(
      accepted(await this.transport.send({ method: 'POST', path: `${base(registry)}/promote`, headers, body: '{}' })).text,
    ) as Promoted;
  }

  /** The registry meant: the one that is named, or the only one there is. */
  async registry({ registry }: Target): Promise<string> {
    if (registry !== undefined) return registry;
    const { items } = await this.get<{ items: { registry: string }[] }>('/v1/registries');
    const [only, other] = items.map((item) => item.registry);
    if (only === undefined)
      throw new CliError(`There is no registry here yet. These open one:\n${openingText(this.terminal, this.target).trimEnd()}`);
    if (other !== undefined)
      throw new CliError(`Several registries are here: name one with --registry (${items.map((item) => item.registry).join(', ')}).`);
    return only;
  }

  close(): Promise<void> {
    return this.transport.close();
  }

  private headers(more: Record<string, string> = {}): Record<string, string> {
    const token = this.terminal.env['SEXTANT_TOKEN'];
    return token === undefined ? more : { authorization: `Bearer ${token}`, ...more };
  }
}

/** The address of a registry. */
export const base = (registry: string): string => `/v1/registries/${encodeURIComponent(registry)}`;

const accepted = (answer: Replied): Replied => {
  if (answer.status < 400) return answer;
  let problem: ProblemBody;
  try {
    problem = JSON.parse(answer.text) as ProblemBody;
  } catch {
    throw new CliError(`The node answered ${answer.status} and no problem document: is that address a Sextant node?`);
  }
  throw new Refused(problem);
};
