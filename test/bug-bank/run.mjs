import { join } from 'node:path';
import { runCLI } from 'jest';
import base from '../../jest.config.mjs';
import { MUTANTS } from './bank.mjs';
import { verdictOf } from './verdict.mjs';

// npm run test:bugs [-- <id> ...]: each mutant of the bank against its test, in one run of Jest with a project for each. Prints how each is
// caught, and ends with 1 where one isn't or a test fails without its bug.

/** A bug may let its test wait for ever. */
const PATIENCE_MS = 60_000;
const ROOT = join(import.meta.dirname, '../..');
const wanted = process.argv.slice(2);
const mutants = MUTANTS.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
const [[files, [, options]]] = Object.entries(base.transform);

const project = (name, paths) => ({
  ...{ rootDir: ROOT, displayName: name, testEnvironment: base.testEnvironment, testTimeout: PATIENCE_MS },
  ...{ moduleNameMapper: base.moduleNameMapper, extensionsToTreatAsEsm: base.extensionsToTreatAsEsm },
  ...{ modulePathIgnorePatterns: base.modulePathIgnorePatterns, roots: ['<rootDir>/test/bug-bank', ...foldersOf(paths)] },
  testMatch: paths.map((path) => `<rootDir>/${path}`),
  transform: { [files]: ['<rootDir>/test/bug-bank/transformer.mjs', { mutant: name, options }] },
});
const foldersOf = (paths) => [...new Set(paths.map((path) => `<rootDir>/${path.slice(0, path.lastIndexOf('/'))}`))];
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const { results } = await runCLI(
  {
    ...{ _: [], $0: 'jest', runInBand: true, watchman: false, silent: true, testTimeout: PATIENCE_MS },
    testNamePattern: mutants.map(({ test }) => escaped(test.title)).join('|'),
    config: JSON.stringify({
      rootDir: ROOT,
      reporters: ['<rootDir>/test/bug-bank/reporter.mjs'],
      projects: [
        project('none', [...new Set(mutants.map(({ test }) => test.path))]),
        ...mutants.map(({ id, test }) => project(id, [test.path])),
      ],
    }),
  },
  [ROOT],
);
const rows = mutants.map((mutant) => ({ mutant, ...verdictOf(mutant, results.testResults) }));
for (const { mutant, how } of rows) process.stdout.write(`${mutant.id.padEnd(4)} ${how}\n`);
const missed = rows.filter(({ caught, passes }) => !caught || !passes);
for (const { mutant, caught, how } of missed)
  process.stderr.write(`${mutant.id}: ${caught ? 'its test fails without the bug' : 'not caught'} (${how})\n`);
process.exit(missed.length > 0 ? 1 : 0);
