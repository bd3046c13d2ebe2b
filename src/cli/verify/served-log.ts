import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entriesIn } from '../../transparency-log/bundle.js';
import { TILE, tilePath, widthOf, type TileName } from '../../transparency-log/tiles.js';
import { HASH_BYTES } from '../../transparency-log/tree.js';
import { CliError, type Terminal } from '../terminal.js';

/** The files of a log, wherever they are: undefined where there is none of that name. */
export type LogSource = (name: string) => Promise<Uint8Array | undefined>;

/** Whether an operand is the address of a log, or the directory of one. */
export const isLog = (what: string): boolean => /^https?:\/\//.test(what) || existsSync(join(what, 'checkpoint'));

/** The log at an address or in a directory. */
export const logAt = (what: string, terminal: Terminal): LogSource =>
  /^https?:\/\//.test(what) ? overHttp(what, terminal) : inDirectory(what);

const inDirectory =
  (directory: string): LogSource =>
  (name) =>
    Promise.resolve(existsSync(join(directory, name)) ? readFileSync(join(directory, name)) : undefined);

const overHttp = (url: string, { env }: Terminal): LogSource => {
  const token = env['SEXTANT_TOKEN'];
  return async (name) => {
    const address = `${url.replace(/\/+$/, '')}/${name}`;
    const answer = await fetch(address, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } }).catch(
      (error: unknown) => {
        throw new CliError(`${address} doesn't answer (${error instanceof Error ? error.message : String(error)}).`);
      },
    );
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new CliError(`${address} is answered with ${answer.status}.`);
    return new Uint8Array(await answer.arrayBuffer());
  };
};

/** A tile of the log, cut out of the full one where it has become full since; undefined where it isn't there. */
export const tileFrom = async (source: LogSource, name: TileName): Promise<Uint8Array | undefined> =>
  (await source(tilePath(name))) ?? (name.width < TILE ? cut(await source(tilePath({ ...name, width: TILE })), name) : undefined);

const cut = (bytes: Uint8Array | undefined, { level, width }: TileName): Uint8Array | undefined =>
  level === 'entries' ? bytes : bytes?.subarray(0, width * HASH_BYTES);

/** The entries of the bundle at `index` in a log of `size` events; undefined where it isn't there, or not whole. */
export const entriesFrom = async (source: LogSource, index: bigint, size: bigint): Promise<Uint8Array[] | undefined> => {
  const width = widthOf('entries', index, size);
  const bundle = await tileFrom(source, { level: 'entries', index, width });
  return bundle && entriesIn(bundle, width);
};
