import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// npm run generate: makes every page that is made from the code, after a build. With `-- --check` it changes nothing: it ends with 1 and a
// line for each page that is not as the code makes it.

const ROOT = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--runInBand', '--silent'];

/** What makes pages, each with its command of Node and its settings. */
const MAKERS = [
  { of: 'the reference and the rules', args: ['dist/cli/main.js', 'reference'] },
  { of: 'who may do what', args: [...jest, 'test/http/authorization'], env: { UPDATE_AUTHORIZATION: '1' } },
  { of: 'the tables of quality', args: ['tools/quality-tables.mjs'] },
];

/** Every page of docs by its path, as it is. */
const pages = () =>
  new Map(
    readdirSync(join(ROOT, 'docs'), { recursive: true })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`)
      .map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]),
  );

const before = pages();
for (const { of, args, env } of MAKERS) {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', env: { ...process.env, ...env } });
  if (status !== 0) {
    process.stderr.write(`${stderr}${of} could not be made\n`);
    process.exit(1);
  }
}
const after = pages();
const changed = [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path)).sort();

if (check)
  for (const path of changed) {
    const text = before.get(path);
    if (text === undefined) rmSync(join(ROOT, path));
    else writeFileSync(join(ROOT, path), text);
  }
const what = check ? 'is stale: run npm run generate' : 'is made anew';
for (const path of changed) process.stdout.write(`${path} ${what}\n`);
process.exit(check && changed.length > 0 ? 1 : 0);
