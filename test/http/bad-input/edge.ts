import { NodeProcess } from '../../support/server/node-process.js';
import { exchange, requestBytes } from '../../support/server/raw.js';
import type { Answer, Asked, Client, State } from '../../support/server/client.js';
import { openWithKeys } from './keys-node.js';
import { imports, notIssued } from './samples.js';
import { reason } from '../../support/samples.js';
import { afterIssuance, upload } from '../../support/server/stage.js';

/**
 * The registries of the node: UN01 with units issued, INT01 with units imported, UN02 where transfers and issuances are approved by a
 * colleague, UN03 with nothing issued yet.
 */
const REGISTRIES = ['UN01', 'INT01', 'UN02', 'UN03'];

const APPROVALS = ['transfer-units', 'issue-units'].map((command) => ({ command, by: 'colleague' }));

/** A node in dev mode with something in every registry, and one with keys: what wrong input is sent to. */
export class Edge {
  /** Hashes of proposals that were made, by their codes. */
  readonly hashes = new Map<string, string>();
  private codes = 0;

  private constructor(
    readonly node: NodeProcess,
    readonly keys: NodeProcess,
    readonly dev: Client,
  ) {}

  static async open(): Promise<Edge> {
    const [node, keys] = await Promise.all([NodeProcess.start(), openWithKeys()]);
    const dev = node.client();
    await afterIssuance(dev, 100_000, { of: 200_000 });
    await upload(dev, 'INT01', 'international', imports);
    await afterIssuance(dev, 100_000, { registry: 'UN02', of: 200_000 });
    await dev.accept('UN02', 'set-policy', { replaces: '1', policy: { approvals: APPROVALS, transferDelayHours: '26' }, reason });
    await upload(dev, 'UN03', 'mechanism', notIssued);
    return new Edge(node, keys, dev);
  }

  /** A code that nothing has yet. */
  newCode(kind: string): string {
    return `${kind}-${(this.codes += 1)}`;
  }

  give(name: string, data: unknown, asked?: Asked): Promise<Answer> {
    return this.dev.command('UN01', name, data, asked);
  }

  /** A command whose body is exactly these bytes. */
  body(bytes: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const all = { 'content-type': 'application/json', 'idempotency-key': 'key-of-raw-bytes', ...headers };
    return exchange(this.node.port, requestBytes('POST', '/v1/registries/UN01/commands/transfer-units', all, bytes));
  }

  /** A GET of exactly this address. */
  address(path: string): Promise<Answer> {
    return exchange(this.node.port, requestBytes('GET', path, {}));
  }

  /** Where every registry stands: its revision, its root, its events. */
  state(): Promise<readonly State[]> {
    return Promise.all([this.keys.client().state('UN01'), ...REGISTRIES.map((code) => this.dev.state(code))]);
  }
}
