import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The built program that these tests run as a process of its own; `npm test` builds it first. `SEXTANT_DIST` names another build. */
const DIST = process.env['SEXTANT_DIST'] ?? join(import.meta.dirname, '../../../dist');

/** The path of a built file. Throws where there is no build. */
export const built = (file: string): string => {
  const path = join(DIST, file);
  if (!existsSync(path)) throw new Error(`${path} is missing: run npm run build first`);
  return path;
};

/** Whether the build has the file. */
export const isBuilt = (file: string): boolean => existsSync(join(DIST, file));
