import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { configFrom } from '../../src/node/config.js';
import { Refusal, type RefusalCode, type RefusalNames } from '../../src/domain/kernel/refusal.js';
import type { StoredAct, StoredEvent } from '../../src/event-store/event-store.js';
import { actText } from '../../src/http/commands/act-text.js';
import { RegistryMeter } from '../../src/node/registry-meter.js';
import { createServer } from '../../src/http/server.js';
import type { Answer, Request } from '../../src/ledger/request.js';
import { Registries, type Registry } from '../../src/node/registries.js';
import type { Machine } from './machine.js';

interface Said {
  readonly events: readonly { readonly revision: string; readonly id: string; readonly at: string }[];
}

interface Told {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly payload: string;
}

const made: { app: NestFastifyApplication; directory: string }[] = [];

/** Ends every front that was made; for the end of a test file. */
export const closeFronts = async (): Promise<void> => {
  for (const { app, directory } of made.splice(0)) {
    await app.close();
    rmSync(directory, { recursive: true });
  }
};

/**
 * The real Nest application, with requests injected, in front of whatever process runs on a machine just now. It keeps nothing between
 * requests, so one serves all lives of a machine, and is made outside of virtual time.
 */
export class Front {
  private machine: Machine | undefined;

  private constructor(private readonly app: NestFastifyApplication) {}

  static async open(): Promise<Front> {
    const directory = mkdtempSync(join(tmpdir(), 'sextant-front-'));
    const app = await createServer(configFrom({ PORT: '0', READ_THREADS: '0', DATA_DIR: directory }));
    made.push({ app, directory });
    const front = new Front(app);
    const registry = (): Registry => front.registry();
    const served = { mayOpen: () => true, started: registry, get: () => Promise.resolve().then(registry) };
    Object.assign(app.get(Registries), served);
    await app.getHttpAdapter().getInstance().ready();
    return front;
  }

  serve(machine: Machine): void {
    this.machine = machine;
  }

  /** One command over HTTP, and what its answer means. Throws where the answer isn't what the file of the node holds. */
  async give({ name, data, key, actor, ifMatch, dryRun }: Request): Promise<Answer> {
    const told = await this.app.inject({
      method: 'POST',
      url: `/v1/registries/UN01/commands/${name}${dryRun ? '?dryRun=true' : ''}`,
      headers: {
        'content-type': 'application/json',
        ...authorization(actor),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      },
      payload: JSON.stringify(data),
    });
    if (told.statusCode === 200 && dryRun) return { act: imagined(told), replayed: false };
    if (told.statusCode !== 201) return refusalIn(told);
    return { act: this.actIn(told), replayed: told.headers['idempotency-replayed'] === 'true' };
  }

  /** What became of a key, over HTTP. Throws the refusal. */
  async find(actor: string, key: string): Promise<StoredAct | undefined> {
    const url = `/v1/registries/UN01/commands/${key}`;
    const told = await this.app.inject({ method: 'GET', url, headers: authorization(actor) });
    if (told.statusCode === 200) return this.actIn(told);
    const refusal = refusalIn(told);
    if (refusal.code === 'unknown-key') return undefined;
    throw refusal;
  }

  private actIn({ payload }: Told): StoredAct {
    const { events } = JSON.parse(payload) as Said;
    const file = this.machine?.file;
    const act = events.flatMap(({ revision }) => file?.read(BigInt(revision), 1) ?? []);
    if (file && actText('UN01', { act }) !== payload) throw new Error(`HTTP says ${payload}, and the file has other events there`);
    return file ? act : imagined({ payload });
  }

  private registry(): Registry {
    const { ledger, file } = this.machine ?? {};
    if (!ledger || !file) throw new Refusal('unavailable');
    return { code: 'UN01', ledger, file, meter: new RegistryMeter(), startHead: -1n, readFault: undefined } as unknown as Registry;
  }
}

const authorization = (actor: string): Record<string, string> => (actor === 'dev' ? {} : { authorization: `Bearer ${actor}` });

/** Events as an answer has them, without their bytes: their ids are what is compared. */
const imagined = ({ payload }: Pick<Told, 'payload'>): StoredEvent[] =>
  (JSON.parse(payload) as Said).events.map(({ revision, id, at }) => ({ revision: BigInt(revision), id, body: JSON.stringify({ at }) }));

const refusalIn = ({ statusCode, headers, payload }: Told): Refusal => {
  const { code, conflictsWith, line } = JSON.parse(payload) as { code: RefusalCode; conflictsWith?: string; line?: number };
  if (statusCode === 500) throw new Error(`a fault of the program: ${payload}`);
  const names: RefusalNames = {
    ...(conflictsWith === undefined ? {} : { conflictsWith: BigInt(conflictsWith) }),
    ...(line === undefined ? {} : { line }),
    ...(typeof headers['location'] === 'string' ? { location: headers['location'] } : {}),
  };
  return new Refusal(code, names);
};
