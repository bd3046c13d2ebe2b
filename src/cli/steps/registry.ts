import { base, type Client } from '../client.js';
import type { Terminal } from '../terminal.js';
import { keyOf } from './planned.js';

/** The registry that an import names, which is opened where there is none: a trial of kind international, all its roles the caller's. */
export const registryFor = async (
  client: Client,
  registry: string,
  operator: string,
  { env }: Terminal,
): Promise<{ readonly trial: boolean }> => {
  const found = await client.find<{ trial: boolean }>(base(registry));
  if (found) return found;
  const administrators = [env['SEXTANT_TOKEN']?.startsWith('dev-') ? env['SEXTANT_TOKEN'] : 'dev'];
  const data = { kind: 'international', operator, administrators, trial: true };
  await client.command(registry, 'open-registry', data, { key: keyOf('open-registry', data) });
  return { trial: true };
};
