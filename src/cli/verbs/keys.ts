import { hash, randomBytes } from 'node:crypto';
import { isDay } from '../../domain/kernel/days.js';
import { ACTOR } from '../../http/gate/actor.js';
import type { KeyEntry } from '../../http/gate/key-entries.js';
import type { Target } from '../act.js';
import { changeKeys, entriesIn, keysFileOf } from '../keys/keys-file.js';
import { quoted } from '../invocation.js';
import { table } from '../table.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';

export interface KeysOptions extends Target {
  /** The keys file; `KEYS_FILE` where it isn't given. */
  readonly file?: string;
  readonly person?: boolean;
  /** The last day on which the key is good. */
  readonly until?: string;
  readonly json?: boolean;
}

/** How much of a fingerprint is shown, and how little of it names a key. */
const [SHOWN, NAMES] = [16, 8];

export const KEY_VERBS = ['add', 'list', 'revoke'] as const;

/** `sextant keys`: who may call a node with `AUTH_MODE=keys`. Throws `CliError` where it is said of nobody who is to have a key, or have none. */
export const keys = (what: string, who: string | undefined, options: KeysOptions, terminal: Terminal): number => {
  if (what === 'list') return listKeys(options, terminal);
  if (who === undefined) throw new CliError(`Say whose: \`sextant keys ${what} ACTOR\`.`);
  return what === 'add' ? addKey(who, options, terminal) : revokeKeys(who, options, terminal);
};

/**
 * `sextant keys add`: makes a key for an actor and writes its fingerprint into the keys file. The key itself stands nowhere but on the standard
 * output, alone on a line, once. A node that serves the file takes it within a second.
 */
const addKey = (actor: string, { person = false, until, json = false, ...where }: KeysOptions, terminal: Terminal): number => {
  if (!ACTOR.test(actor)) throw new CliError('An actor has lower-case letters, digits and hyphens, 64 at most, no hyphen at the ends.');
  if (until !== undefined && !isDay(until)) throw new CliError('--until is a day, YYYY-MM-DD: the last one on which the key is good.');
  const path = keysFileOf(where, terminal);
  const key = randomBytes(32).toString('base64url');
  const fingerprint = hash('sha256', key, 'hex');
  const entry: KeyEntry = { actor, sha256: fingerprint, ...(person ? { person } : {}), ...(until === undefined ? {} : { until }) };
  changeKeys(path, (entries) => [[...entries, entry], undefined]);
  terminal.out(json ? `${JSON.stringify({ actor, key, fingerprint })}\n` : `${key}\n`);
  terminal.err(
    `This key of ${actor} is shown once and stored nowhere: give it to ${person ? 'that person' : 'that machine'} now. Its fingerprint is in ${path}.\n`,
  );
  return EXIT.ok;
};

/** `sextant keys list`: whose keys are in the file, by their fingerprints. */
const listKeys = ({ json = false, ...where }: KeysOptions, terminal: Terminal): number => {
  const entries = entriesIn(keysFileOf(where, terminal));
  const rows = entries.map(({ actor, person = false, until = null, sha256 }) => ({ actor, person, until, fingerprint: sha256 }));
  if (json) terminal.out(`${JSON.stringify(rows)}\n`);
  else
    terminal.out(
      table(
        ['actor', 'of', 'good until', 'fingerprint'],
        rows.map(({ actor, person, until, fingerprint }) => [
          actor,
          person ? 'a person' : 'a machine',
          until ?? '',
          fingerprint.slice(0, SHOWN),
        ]),
      ),
    );
  return EXIT.ok;
};

/** `sextant keys revoke`: takes all keys of an actor, or the one with a fingerprint, out of the file. */
const revokeKeys = (named: string, { json = false, ...where }: KeysOptions, terminal: Terminal): number => {
  const path = keysFileOf(where, terminal);
  const taken = changeKeys(path, (entries) => {
    const gone = entriesNamed(named, entries);
    return [entries.filter((entry) => !gone.includes(entry)), gone];
  });
  const rows = taken.map(({ actor, sha256 }) => ({ actor, fingerprint: sha256 }));
  if (json) terminal.out(`${JSON.stringify(rows)}\n`);
  else for (const { actor, fingerprint } of rows) terminal.out(`${fingerprint.slice(0, SHOWN)} of ${actor} is good no more.\n`);
  return EXIT.ok;
};

/** Those of an actor, else the one whose fingerprint begins so. Throws `CliError` where that is none, or more than one. */
const entriesNamed = (named: string, entries: readonly KeyEntry[]): readonly KeyEntry[] => {
  const own = entries.filter(({ actor }) => actor === named);
  if (own.length > 0) return own;
  const begins = new RegExp(`^[0-9a-f]{${NAMES},64}$`).test(named) ? entries.filter(({ sha256 }) => sha256.startsWith(named)) : [];
  if (begins.length === 1) return begins;
  throw new CliError(
    begins.length === 0
      ? `No key is of ${quoted(named)}, and none has that fingerprint: \`sextant keys list\` shows them. Nothing was changed.`
      : `${begins.length} fingerprints begin so: give more of it. Nothing was changed.`,
  );
};
