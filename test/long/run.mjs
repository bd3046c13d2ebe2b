import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { changeQualityPage } from '../support/quality-page.mjs';
import { SUITES } from './suites.mjs';

// npm run test:long [-- --scale 0.01] [Q10 soak ...]: the suites of `npm test` with bigger figures, one after the other. A figure is set by
// its variable, SEEDS=1000; the others are multiplied by the scale. What was run goes into docs/quality.md, with what it came to.

const ROOT = join(import.meta.dirname, '../..');
const MARK = '<!-- a row for each suite, latest first -->';
const given = process.argv.slice(2);
const at = given.indexOf('--scale');
const scale = at < 0 ? 1 : Number(given[at + 1]);
const names = given.filter((_, i) => at < 0 || (i !== at && i !== at + 1));
const unknown = names.filter((name) => !SUITES.some(({ id }) => id === name));
if (!(scale > 0) || unknown.length > 0) {
  process.stderr.write(`usage: npm run test:long [-- --scale 0.01] [${SUITES.map(({ id }) => id).join(' ')}]\n`);
  process.exit(2);
}

const figureOf = ({ figures, fixed = [] }, name) =>
  process.env[name] ?? String(fixed.includes(name) ? figures[name] : Math.max(1, Math.round(figures[name] * scale)));
const timeOf = (ms) => `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
const git = (...what) => execFileSync('git', what, { cwd: ROOT, encoding: 'utf8' }).trim();

/** Runs the suite in a process of its own; its progress goes to stderr. Resolves with how it went. */
const run = async (suite) => {
  const figures = Object.fromEntries(Object.keys(suite.figures).map((name) => [name, figureOf(suite, name)]));
  const begun = Date.now();
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--runInBand', ...suite.paths];
  const child = spawn(process.execPath, jest, { cwd: ROOT, env: { ...process.env, ...figures }, stdio: ['ignore', 'inherit', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
    process.stderr.write(text);
  });
  const beat = setInterval(() => process.stderr.write(`${suite.id}: ${timeOf(Date.now() - begun)}\n`), 60_000);
  const [code] = await once(child, 'close');
  clearInterval(beat);
  const tests = /^Tests: +(.*)$/m.exec(said)?.[1] ?? 'ended early';
  return { suite, figures, code, tests, took: Date.now() - begun };
};

const chosen = SUITES.filter(({ id }) => names.length === 0 || names.includes(id));
const rows = [];
for (const suite of chosen) {
  const { figures, code, tests, took } = await run(suite);
  const set = Object.entries(figures).map(([name, value]) => `${name}=${value}`);
  const commit = `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', 'src', 'test') === '' ? '' : ' and changes'}`;
  const command = `\`${set.join(' ')} npm run test:long -- ${suite.id}\``;
  const date = new Date().toISOString().slice(0, 10);
  rows.push({
    code,
    text: `| ${date} | ${commit} | ${command} | ${suite.what} | ${timeOf(took)} | ${code === 0 ? '' : 'FAILED: '}${tests} |`,
  });
}
process.stdout.write(rows.map(({ text }) => `${text}\n`).join(''));

await changeQualityPage(ROOT, (page) => {
  const [before, after = ''] = page.split(MARK);
  const head = '| date | commit | command | what | took | result |\n| --- | --- | --- | --- | --- | --- |\n';
  const old = after.replace(/^\s*\| date .*\n\| -.*\n/, '').trimStart();
  return `${before}${MARK}\n\n${head}${rows.map((row) => `${row.text}\n`).join('')}${old}`;
});
process.exit(rows.some(({ code }) => code !== 0) ? 1 : 0);
