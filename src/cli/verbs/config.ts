import { configFrom } from '../../node/config.js';
import type { Env } from '../../node/setting.js';
import { SETTINGS, TOKEN } from '../../node/settings.js';
import { pairs } from '../table.js';
import { EXIT, type Terminal } from '../terminal.js';

/** `sextant config`: the settings in force, secrets masked. Throws with every fault at once where they can't be used. */
export const config = ({ data, json }: { data?: string; json?: boolean }, terminal: Terminal): number => {
  const env: Env = { ...terminal.env, ...(data === undefined ? {} : { DATA_DIR: data }) };
  configFrom(env);
  const settings = [...Object.values(SETTINGS), TOKEN].map(({ name, shown }) => [name, shown(env[name], env)] as const);
  if (json) terminal.out(`${JSON.stringify(Object.fromEntries(settings))}\n`);
  else terminal.out(pairs(settings.map(([name, value]) => [name, value ?? '(unset)'])));
  return EXIT.ok;
};
