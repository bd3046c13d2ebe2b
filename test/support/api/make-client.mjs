// Makes `made/openapi.d.ts`, the types by which the tests call a node, from the OpenAPI document of these sources. It is made, not kept: run
// before the compiler and the linter, which read it; the tests themselves do without. Nothing is done where it is of these sources already.

import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '../../..');
const TYPES = join(import.meta.dirname, 'made/openapi.d.ts');

const sources = readdirSync(join(ROOT, 'src'), { recursive: true })
  .filter((path) => path.endsWith('.ts'))
  .sort();

/** What the types depend on: the sources, the versions of packages, this program. */
const fingerprint = () => {
  const hash = createHash('sha256');
  for (const path of sources) hash.update(path).update(readFileSync(join(ROOT, 'src', path)));
  return hash
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .update(readFileSync(import.meta.filename))
    .digest('hex');
};

/** The OpenAPI document of the sources, which are compiled into a folder of their own: `dist` may be in use. */
const documentOf = async () => {
  const { transformFileSync } = await import('@swc/core');
  const compiled = mkdtempSync(join(ROOT, '.made-'));
  try {
    for (const path of sources) {
      const { code } = transformFileSync(join(ROOT, 'src', path), { cwd: ROOT, sourceMaps: false });
      const target = join(compiled, path.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, code);
    }
    const { startCatalogue } = await import(pathToFileURL(join(compiled, 'ledger/start-catalogue.js')).href);
    const { openapiOf } = await import(pathToFileURL(join(compiled, 'http/openapi/document.js')).href);
    return JSON.parse(JSON.stringify(openapiOf(startCatalogue())));
  } finally {
    rmSync(compiled, { recursive: true });
  }
};

const textOf = () => {
  try {
    return readFileSync(TYPES, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return '';
  }
};

const stamp = `// Made by test/support/api/make-client.mjs from ${fingerprint()}\n`;
if (!textOf().startsWith(stamp)) {
  const { default: openapiTS, astToString } = await import('openapi-typescript');
  const types = astToString(await openapiTS(await documentOf(), { immutable: true, emptyObjectsUnknown: true, silent: true }));
  mkdirSync(dirname(TYPES), { recursive: true });
  const fresh = `${TYPES}.${process.pid}`;
  writeFileSync(fresh, stamp + types);
  renameSync(fresh, TYPES);
}
