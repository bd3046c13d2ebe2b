import { join } from 'node:path';
import { runCLI } from 'jest';
import base from '../../jest.config.mjs';
import { MUTANTS } from './bank.mjs';
import { tableOf, writeTable } from './table.mjs';
import { verdictOf } from './verdict.mjs';

// npm run test:bugs [-- <id> ...]: each mutant of the bank against its test, in one run of Jest with a project for each. Prints a table,
// writes it into docs/quality.md where all of them were run, and ends with 1 where one isn't caught or a test fails without its bug.

const ROOT = join(import.meta.dirname, '../..');
const wanted = process.argv.slice(2);
const mutants = MUTANTS.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
const [[files, [, options]]] = Object.entries(base.transform);

const project = (name, paths) => ({
  ...{ rootDir: ROOT, displayName: name, testEnvironment: base.testEnvironment, testTimeout: base.testTimeout },
  ...{ moduleNameMapper: base.moduleNameMapper, extensionsToTreatAsEsm: base.extensionsToTreatAsEsm },
  ...{ modulePathIgnorePatterns: base.modulePathIgnorePatterns, roots: ['<rootDir>/test/bug-bank', ...foldersOf(paths)] },
  testMatch: paths.map((path) => `<rootDir>/${path}`),
  transform: { [files]: ['<rootDir>/test/bug-bank/transformer.mjs', { mutant: name, options }] },
});
const foldersOf = (paths) => [...new Set(paths.map((path) => `<rootDir>/${path.slice(0, path.lastIndexOf('/'))}`))];
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const { results } = await runCLI(
  {
    ...{ _: [], $0: 'jest', runInBand: true, watchman: false, silent: true, testTimeout: base.testTimeout },
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
process.stdout.write(tableOf(rows));
const missed = rows.filter(({ caught, passes }) => !caught || !passes);
for (const { mutant, caught, how } of missed)
  process.stderr.write(`${mutant.id}: ${caught ? 'its test fails without the bug' : 'not caught'} (${how})\n`);
if (missed.length === 0 && wanted.length === 0) await writeTable(ROOT, rows);
process.exit(missed.length > 0 ? 1 : 0);
