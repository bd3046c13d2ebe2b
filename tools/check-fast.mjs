import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { changedFiles, testsOf } from './changed.mjs';

// npm run check:fast: what is worth knowing within a minute of a small change. Types of everything, incrementally; lint, format and the tests of
// what changed; the client of the tests, which types and lint read. `npm run check` is the whole of it.

const ROOT = join(import.meta.dirname, '..');
const CACHE = join(ROOT, 'node_modules/.cache/sextant');
/** So many random programmes show a broken rule soon enough. */
const FIGURES = { MODEL_RUNS: '20' };

mkdirSync(CACHE, { recursive: true });
const files = changedFiles(ROOT);
const written = (extensions) =>
  files.filter((file) => extensions.includes(extname(file)) && !file.startsWith('test/architecture/fixture/'));
const code = written(['.ts', '.tsx', '.mjs']);
const texts = written(['.ts', '.tsx', '.css', '.mjs', '.md', '.json', '.yml']);
const bin = (name) => join(ROOT, 'node_modules/.bin', name);
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--maxWorkers=1', ...testsOf(ROOT, files)];

const CHECKS = {
  client: [process.execPath, ['test/support/api/make-client.mjs']],
  types: [bin('tsc'), ['-p', 'tsconfig.check.json', '--incremental', '--tsBuildInfoFile', join(CACHE, 'types.json')]],
  console: [bin('tsc'), ['-p', 'web/tsconfig.json', '--incremental', '--tsBuildInfoFile', join(CACHE, 'console.json')]],
  lint: code.length > 0 && [bin('eslint'), ['--max-warnings', '0', '--cache', '--cache-location', join(CACHE, 'lint/'), ...code]],
  format: texts.length > 0 && [bin('prettier'), ['--check', '--cache', '--cache-location', join(CACHE, 'format.json'), ...texts]],
  tests: [process.execPath, jest],
};

/** Runs a check; what it said is shown only where it fails. Resolves with whether it held. */
const run = (name, [command, args]) =>
  new Promise((resolve) => {
    const begun = performance.now();
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...FIGURES }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    child.on('close', (status) => {
      const seconds = ((performance.now() - begun) / 1000).toFixed(0);
      process.stdout.write(`${status === 0 ? '' : said}${name.padEnd(7)} ${status === 0 ? 'ok' : 'FAILED'}  ${seconds} s\n`);
      resolve(status === 0);
    });
  });

/** One after the other. */
const inTurn = async (names) => {
  const held = [];
  for (const name of names) if (CHECKS[name]) held.push(await run(name, CHECKS[name]));
  return held.every(Boolean);
};

// Two at a time, for two cores: the compiler and what goes with it, beside the tests.
const held = await Promise.all([inTurn(['client', 'types', 'console', 'lint', 'format']), inTurn(['tests'])]);
process.exit(held.every(Boolean) ? 0 : 1);
