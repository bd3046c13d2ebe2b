import { Unusable, type Env, type Setting } from './setting.js';
import { SETTINGS } from './settings.js';

type Values = { readonly [Member in keyof typeof SETTINGS]: ReturnType<(typeof SETTINGS)[Member]['read']> };

/** What a node runs with: the values of `SETTINGS`, and what the program itself decides. */
export interface Config extends Omit<Values, 'eventStoreUrl' | 'allowInsecure'> {
  /** The servers that hold the events; undefined: the files of `dataDir` do. */
  readonly eventStore: { readonly url: string; readonly allowInsecure: boolean } | undefined;
  /** Whether a node that doesn't write at start begins with the first command, its own file being the store: the command line on a directory. */
  readonly writesWhenAsked: boolean;
  /** Whether an operator said that a registry goes on without events that others remember (`sextant serve --accept-loss`). */
  readonly acceptLoss: boolean;
  /** Whether an operator said that the clock is right (`sextant serve --confirm-clock`). */
  readonly confirmClock: boolean;
}

/** Everything that is wrong with the settings, each by its name and with the remedy. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The settings are not usable:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Reads the settings from `env`. Throws `ConfigError` with every fault at once. */
export const configFrom = (env: Env): Config => {
  const { eventStoreUrl: url, allowInsecure, ...values } = valuesFrom(env);
  return {
    ...values,
    eventStore: url === undefined ? undefined : { url, allowInsecure },
    writesWhenAsked: false,
    acceptLoss: false,
    confirmClock: false,
  };
};

const valuesFrom = (env: Env): Values => {
  const faults: string[] = [];
  const values = Object.entries<Setting>(SETTINGS).map(([member, { name, read }]) => {
    try {
      return [member, read(env[name], env)];
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      faults.push(`${name}: ${error.message}`);
      return [member, undefined];
    }
  });
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.fromEntries(values) as Values;
};
