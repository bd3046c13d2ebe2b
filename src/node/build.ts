import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

/** The release this build is of. */
export const VERSION = version;

/** What this node runs, for `WriterStarted` and the CLI. */
export const BUILD = `sextant-${version}`;
