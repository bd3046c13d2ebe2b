import { afterAll, beforeAll } from '@jest/globals';
import { DoubleProcess, type Double, type DoubleOptions } from '../support/eventstoredb-double/eventstoredb-double.js';
import { signingKeyFile } from '../support/server/signing-key.js';
import { NodeProcess, temporaryDirectory, type Ended } from '../support/server/node-process.js';

let process: DoubleProcess | undefined;

/** For a file of tests whose nodes keep their events on doubles of a server. */
export const onDoubles = (): void => {
  beforeAll(async () => {
    process = await DoubleProcess.start();
  });
  afterAll(() => process?.stop());
};

/** A server of its own. */
export const server = (options: DoubleOptions = {}): Promise<Double> => {
  if (!process) throw new Error('the process of the double was not started');
  return process.open(options);
};

/** Where nodes keep the events of a registry. */
export interface Where {
  readonly url: string;
  /** The code of the registry; UN01 where it says nothing. */
  readonly code?: string;
}

/** Nodes of one stream sign with one key. */
const KEY_FILE = signingKeyFile();

const settingsOn = ({ url, code = 'UN01' }: Where): Record<string, string> => ({
  EVENTSTORE_URL: url,
  EVENTSTORE_ALLOW_INSECURE: '1',
  LOG_SIGNING_KEY_FILE: KEY_FILE,
  REGISTRIES: code,
  READ_THREADS: '0',
});

/** A node that writes on the server. */
export const writer = (on: Where, settings: Record<string, string> = {}, dataDir?: string): Promise<NodeProcess> =>
  NodeProcess.start(dataDir, { ...settingsOn(on), ...settings });

/** A node that follows on the server until it is promoted. */
export const follower = (on: Where, settings: Record<string, string> = {}, dataDir?: string): Promise<NodeProcess> =>
  writer(on, { WRITER: '0', ...settings }, dataDir);

/** A node that must not start on the server. */
export const refused = (on: Where, settings: Record<string, string> = {}, dataDir = temporaryDirectory()): Promise<Ended> =>
  NodeProcess.refused(dataDir, { ...settingsOn(on), ...settings });

/** Asks a node to take over the writing of a registry. */
export const promote = (node: NodeProcess, code = 'UN01'): ReturnType<ReturnType<NodeProcess['client']>['send']> =>
  node.client().send('POST', `/v1/registries/${code}/promote`, { 'content-type': 'application/json' }, '{}');
