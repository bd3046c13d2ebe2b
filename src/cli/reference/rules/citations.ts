import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which files name a rule or a worked case, by its id, in the order of their paths. */
export type Citations = ReadonlyMap<string, readonly string[]>;

/** Where a number is defined, listed, made, or broken on purpose is no citation of it. */
const OWN = /^src\/cli\/reference\/rules\/|^src\/domain\/kernel\/refusal\.ts$|^test\/(support\/api|docs|bug-bank)\//;

/** Reads the files under `folder` of the repository at `root`. */
export const citationsIn = (root: string, folder: string): Citations => {
  const found = new Map<string, string[]>();
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.(ts|mjs)$/.test(path) && !OWN.test(path));
  for (const path of paths.sort())
    for (const id of new Set(idsIn(readFileSync(join(root, path), 'utf8')))) {
      const files = found.get(id) ?? [];
      if (files.length === 0) found.set(id, files);
      files.push(path);
    }
  return found;
};

/** `R-07`, `W-01`, and every number of `R-15 to R-22`. */
export const idsIn = (text: string): string[] => {
  const ranges = [...text.matchAll(/\bR-(\d{2,3}) to R-(\d{2,3})\b/g)].flatMap(([, first, last]) => between(Number(first), Number(last)));
  const single = [...text.matchAll(/\b[RW]-\d{2,3}\b/g)].map(([id]) => id);
  return [...single, ...ranges];
};

const between = (first: number, last: number): string[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => `R-${String(first + i).padStart(2, '0')}`);
