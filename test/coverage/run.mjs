import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { BY_TIME, LEFT_OUT } from './left-out.mjs';
import { branchesOf, judged } from './branches.mjs';
import { writeTable } from './table.mjs';

// npm run coverage: the branches of the domain, the ledger and the event store that the tests of these rooms, the snapshots and the simulation
// take, and two files of test/servers whose nodes run in this process: what other processes and threads take isn't seen here. Each line with a
// branch that none takes stands in left-out.mjs with its reason, and nothing else does: otherwise it ends with 1. Writes its table into
// docs/quality.md.

const ROOT = join(import.meta.dirname, '../..');
const SUITES = ['domain/', 'ledger/', 'event-store/', 'snapshot/', 'servers/unopened', 'servers/migrate', 'simulation/'];
/** A table of times, which counting slows down; what it alone takes stands in left-out.mjs. */
const BUT = '--testPathIgnorePatterns=fault-table';
/** Enough of what is random: it is for branches here, not for luck. */
const FIGURES = { SEEDS: '20' };

const scratch = mkdtempSync(join(tmpdir(), 'sextant-coverage-'));
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', ...SUITES.map((suite) => `test/${suite}`), BUT];
const coverage = ['--coverage', '--coverageReporters=json', `--coverageDirectory=${scratch}`];
const only = '--collectCoverageFrom=src/{domain,ledger,event-store}/**/*.ts';
const { status } = spawnSync(process.execPath, [...jest, ...coverage, only], { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...FIGURES } });
const files = Object.values(JSON.parse(readFileSync(join(scratch, 'coverage-final.json'), 'utf8')));
rmSync(scratch, { recursive: true });

const branches = files.flatMap((file) => branchesOf(file, relative(ROOT, file.path), readFileSync(file.path, 'utf8')));
const { rows, unexplained, stale } = judged(branches, LEFT_OUT, BY_TIME);
for (const { file, number, line } of unexplained) process.stderr.write(`no test takes a branch of ${file}:${number}: ${line}\n`);
for (const { file, line } of stale) process.stderr.write(`left-out.mjs names what is taken or gone: ${file}: ${line}\n`);
const whole = status === 0 && branches.length > 0 && unexplained.length === 0 && stale.length === 0;
if (whole) await writeTable(ROOT, rows);
process.exit(whole ? 0 : 1);
