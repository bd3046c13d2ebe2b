import { randomUUID } from 'node:crypto';
import type { Answer, Client } from '../../support/server/client.js';
import type { CommandRow } from './commands.js';

/** What a caller is told: whether the command or the read is theirs. */
const verdictOf = ({ status, code }: { readonly status: number; readonly code?: string }): string => {
  if (status === 401) return 'who?';
  if (status === 403) return code === 'same-person' ? 'self' : '–';
  return 'yes';
};

const told = (answer: Answer): { status: number; code?: string } =>
  answer.status < 400 ? { status: answer.status } : { status: answer.status, code: answer.problem.code };

/**
 * Asks for a command in a dry run, so that every caller meets the same book. What is refused for who asks is asked for in earnest as well,
 * alone and in a bulk upload, and must be refused alike; what isn't refused for that must be fit to be done. Throws where one is not.
 */
export const askCommand = async (client: Client, { command, data, registry = 'UN01' }: CommandRow): Promise<string> => {
  const dry = told(await client.command(registry, command, data, { query: '?dryRun=true' }));
  const verdict = verdictOf(dry);
  if (verdict === 'yes') {
    if (dry.status === 200 || dry.code === 'approval-required') return verdict;
    throw new Error(`${command} was to be decided and is refused with ${dry.code}`);
  }
  const ways = [told(await client.command(registry, command, data)), await inBulk(client, registry, command, data)];
  for (const way of ways)
    if (verdictOf(way) !== verdict)
      throw new Error(`${command} is refused with ${dry.code} in a dry run and with ${way.status} in earnest`);
  return verdict;
};

/** The only line of a bulk upload; the upload itself where that is refused. */
const inBulk = async (client: Client, registry: string, command: string, data: object): Promise<{ status: number; code?: string }> => {
  const answer = await client.bulk(registry, [{ command, key: randomUUID(), data }]);
  const [line] = answer.status === 200 ? answer.lines<{ status: number; code?: string }>() : [];
  return line ?? told(answer);
};

/** Asks a node to take over the writing of a registry, which it does for those who may ask. */
export const askPromotion = async (client: Client, registry: string): Promise<string> => {
  const answer = await client.send('POST', `/v1/registries/${registry}/promote`, { 'content-type': 'application/json' }, '{}');
  const verdict = verdictOf(told(answer));
  if (verdict === 'yes' && answer.status !== 200) throw new Error(`promote is answered with ${answer.status}`);
  return verdict;
};

/** Reads with GET, and with HEAD where the route has it. Throws where the two differ or the answer is no answer to a read. */
export const askRead = async (client: Client, path: string, { head }: { readonly head: boolean }): Promise<string> => {
  const { status } = await client.get(path);
  if (![200, 401, 403, 404].includes(status)) throw new Error(`GET ${path} is answered with ${status}`);
  if (head) {
    const headed = await client.send('HEAD', path);
    if (headed.status !== status) throw new Error(`GET ${path} is answered with ${status} and HEAD with ${headed.status}`);
  }
  return verdictOf({ status });
};
