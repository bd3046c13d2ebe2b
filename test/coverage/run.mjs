import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { branchesOf, countsOf, judged } from './branches.mjs';
import { BY_CHANCE, LEFT_OUT } from './left-out.mjs';

// npm run coverage: the branches of the domain, the ledger and the event store that the tests of these rooms, the snapshots and the simulation
// take, and two files of test/servers whose nodes run in this process: what other processes and threads take isn't seen here. How many branches
// of a function none takes stands in left-out.mjs with the reason: it ends with 1 where there are more, or fewer.

const ROOT = join(import.meta.dirname, '../..');
const SUITES = ['domain/', 'ledger/', 'event-store/', 'snapshot/', 'servers/unopened', 'servers/migrate', 'simulation/'];
/** A table of times, which counting slows down; what it alone takes stands in left-out.mjs. */
const BUT = '--testPathIgnorePatterns=fault-table';
/** Enough of what is random: it is for branches here, not for luck. */
const FIGURES = { SEEDS: '20' };

const scratch = mkdtempSync(join(tmpdir(), 'sextant-coverage-'));
const jest = [
  '--experimental-vm-modules',
  '--no-warnings',
  'node_modules/jest/bin/jest.js',
  ...SUITES.map((suite) => `test/${suite}`),
  BUT,
];
const coverage = ['--coverage', '--coverageReporters=json', `--coverageDirectory=${scratch}`];
const only = '--collectCoverageFrom=src/{domain,ledger,event-store}/**/*.ts';
const { status } = spawnSync(process.execPath, [...jest, ...coverage, only], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, ...FIGURES },
});
const files = Object.values(JSON.parse(readFileSync(join(scratch, 'coverage-final.json'), 'utf8')));
rmSync(scratch, { recursive: true });

const branches = files.flatMap((file) => branchesOf(file, relative(ROOT, file.path), readFileSync(file.path, 'utf8')));
const { unexplained, stale } = judged(branches, countsOf(LEFT_OUT), countsOf(BY_CHANCE));
for (const { key, lines, allowed } of unexplained)
  process.stderr.write(`${key}: no test takes ${lines.length} branches (lines ${lines.join(', ')}), left-out.mjs explains ${allowed}\n`);
for (const { key, count, left } of stale) process.stderr.write(`${key}: left-out.mjs explains ${count} branches, ${left} are not taken\n`);
const taken = branches.filter((branch) => branch.taken).length;
process.stdout.write(`${taken} of ${branches.length} branches and functions are taken\n`);
process.exit(status === 0 && branches.length > 0 && unexplained.length === 0 && stale.length === 0 ? 0 : 1);
