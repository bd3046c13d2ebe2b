import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../terminal.js';
import { MANIFEST, readManifest, type Manifest } from './manifest.js';

/** A backup in a directory, or what was added to one. */
export interface Link {
  readonly directory: string;
  readonly manifest: Manifest;
}

const NAME = /^([A-Z]{2,3}[0-9]{2})\.from-(0|[1-9][0-9]{0,14})$/;

/** Where what is added behind the first `size` events of a registry stands, beside its whole backup. */
export const addedIn = (directory: string, registry: string, size: string): string => join(directory, `${registry}.from-${size}`);

/** What was added to the backup of a registry in `directory`, in order, each the continuation of what is before it. Throws `CliError` where one isn't. */
export const addedTo = (directory: string, registry: string, whole: Manifest): Link[] => {
  const found = readdirSync(directory)
    .flatMap((name): [string, bigint][] => {
      const [, code, size = '0'] = NAME.exec(name) ?? [];
      return code === registry && existsSync(join(directory, name, MANIFEST)) ? [[join(directory, name), BigInt(size)]] : [];
    })
    .sort(([, a], [, b]) => (a < b ? -1 : 1));
  let before = whole;
  return found.map(([path]) => {
    const manifest = readManifest(path);
    const { from } = manifest;
    if (manifest.registry !== registry || from?.size !== before.size || from.root !== before.root)
      throw new CliError(
        `${path} goes on from ${from?.size ?? 'no'} events, and the backup before it has ${before.size}, root ${before.root}: one is missing, or is another's.`,
      );
    before = manifest;
    return { directory: path, manifest };
  });
};
