/** The environment, as a start reads it. */
export type Env = Readonly<Record<string, string | undefined>>;

/** One setting: what `sextant config`, the faults of a start and the page of settings say of it. */
export interface Setting<Value = unknown> {
  readonly name: string;
  /** What holds where it is unset, in words for the page. */
  readonly unset: string;
  /** What it decides, for the page. */
  readonly meaning: string;
  /** The value that `text` stands for, undefined where it is unset; `env` has the settings it goes by. Throws `Unusable`. */
  readonly read: (text: string | undefined, env: Env) => Value;
  /** That value as `sextant config` prints it, secrets masked; null where there is none. Throws `Unusable`. */
  readonly shown: (text: string | undefined, env: Env) => string | null;
}

/** A text that a setting can't have. The message says what it may be, or what else to set. */
export class Unusable extends Error {
  constructor(remedy: string) {
    super(remedy);
    this.name = 'Unusable';
  }
}

interface Definition<Value> extends Pick<Setting<Value>, 'unset' | 'meaning' | 'read'> {
  /** As it is printed, where that isn't its text. */
  readonly show?: (value: Value) => string | null;
}

/** A setting by its name in the environment. */
export const setting = <Value>(name: string, { unset, meaning, read, show = textOf }: Definition<Value>): Setting<Value> => ({
  ...{ name, unset, meaning, read },
  shown: (text, env) => show(read(text, env)),
});

const textOf = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' ? String(value) : null);

/** A setting that is on or off: `1` or `0`. */
export const flag = (
  name: string,
  { on, meaning, remedy = '1 or 0' }: { readonly on: boolean; readonly meaning: string; readonly remedy?: string },
): Setting<boolean> =>
  setting(name, {
    unset: on ? '`1`' : 'none',
    meaning,
    read: (text = on ? '1' : '0') => (/^[01]$/.test(text) ? text === '1' : unusable(remedy)),
    show: (value) => (value ? '1' : on ? '0' : null),
  });

/** A setting that is one of these words, the first where it is unset. */
export const choice = <Word extends string>(name: string, words: readonly [Word, ...Word[]], meaning: string): Setting<Word> =>
  setting(name, {
    unset: `\`${words[0]}\``,
    meaning,
    read: (text = words[0]) => words.find((word) => word === text) ?? unusable(words.join(' or ')),
  });

/** The whole number that `text` says, from `least` to `most`. Throws `Unusable` with `remedy`. */
export const wholeNumber = (text: string, [least, most]: readonly [number, number], remedy: string): number => {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  return value >= least && value <= most ? value : unusable(remedy);
};

/** Throws `Unusable`. */
export const unusable = (remedy: string): never => {
  throw new Unusable(remedy);
};
