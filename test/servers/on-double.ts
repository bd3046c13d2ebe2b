import { afterAll, beforeAll } from '@jest/globals';
import { DoubleProcess, type Double, type DoubleOptions } from '../support/eventstoredb-double/eventstoredb-double.js';
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

/** What lets a node keep the events of UN01 on the server. */
const settingsOn = ({ url }: { readonly url: string }): Record<string, string> => ({
  EVENTSTORE_URL: url,
  EVENTSTORE_ALLOW_INSECURE: '1',
  REGISTRIES: 'UN01',
  READ_THREADS: '0',
});

/** A node that writes on the server. */
export const writer = (on: { readonly url: string }, settings: Record<string, string> = {}, dataDir?: string): Promise<NodeProcess> =>
  NodeProcess.start(dataDir, { ...settingsOn(on), ...settings });

/** A node that follows on the server until it is promoted. */
export const follower = (on: { readonly url: string }, settings: Record<string, string> = {}, dataDir?: string): Promise<NodeProcess> =>
  writer(on, { WRITER: '0', ...settings }, dataDir);

/** A node that must not start on the server. */
export const refused = (
  on: { readonly url: string },
  settings: Record<string, string> = {},
  dataDir = temporaryDirectory(),
): Promise<Ended> => NodeProcess.refused(dataDir, { ...settingsOn(on), ...settings });

/** Asks a node to take over the writing of UN01. */
export const promote = (node: NodeProcess): ReturnType<ReturnType<NodeProcess['client']>['send']> =>
  node.client().send('POST', '/v1/registries/UN01/promote', { 'content-type': 'application/json' }, '{}');
