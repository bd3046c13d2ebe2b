import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the events of a golden file come to: the root over their bytes, who holds how much, and each Party's additions and subtractions. */
export interface Golden {
  readonly root: string;
  readonly holdings: Readonly<Record<string, string>>;
  readonly adjusted: Readonly<Record<string, readonly string[]>>;
}

const HERE = import.meta.dirname;
const releases = (ending: string): string[] =>
  readdirSync(HERE)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));

/** Where the events of a release stand, and where the figures that they come to. */
export const filesOf = (release: string): { readonly events: string; readonly figures: string } => ({
  events: join(HERE, `${release}.ndjson`),
  figures: join(HERE, `${release}.json`),
});

/** The releases that have a golden file, oldest first. */
export const RELEASES: readonly string[] = releases('.ndjson');

/**
 * The figures of every golden file by its release. Once that is out neither is ever changed or removed: whoever stored such events must be able
 * to read them.
 */
export const golden = (): Readonly<Record<string, Golden>> =>
  Object.fromEntries(releases('.json').map((release) => [release, JSON.parse(readFileSync(filesOf(release).figures, 'utf8')) as Golden]));
