import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The files that differ from the last commit, new ones as well; where none does, those of the last commit. Files that are gone are left out. */
export const changedFiles = (root) => {
  const git = (...what) => execFileSync('git', what, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
  const now = [...git('diff', '--name-only', 'HEAD'), ...git('ls-files', '--others', '--exclude-standard')];
  const files = now.length > 0 ? now : git('diff', '--name-only', 'HEAD~1', 'HEAD');
  return [...new Set(files)].filter((file) => existsSync(join(root, file))).sort();
};

/** What concerns every change: that each bug of the bank still finds its place in the source. */
const ALWAYS = ['test/bug-bank/bank.spec.ts'];
/** What stands on the rules of the domain as a whole; some random programmes of it are enough here. */
const OF_THE_RULES = ['test/model-based/reference.spec.ts', 'test/golden/golden.spec.ts'];

/**
 * The tests of the topics that changed: a test itself, the tests beside a file of test, and for a file of src those in the folder of the same
 * name, or in the nearest above it that has some. What is far away is left to `npm test`.
 */
export const testsOf = (root, files) => {
  const specsIn = (folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder))
          .filter((name) => name.endsWith('.spec.ts'))
          .map((name) => `${folder}/${name}`)
      : [];
  const nearest = (folder) => {
    const specs = specsIn(folder);
    return specs.length > 0 || !folder.includes('/') ? specs : nearest(dirname(folder));
  };
  const found = files.flatMap((file) => {
    if (file.endsWith('.spec.ts')) return [file];
    if (file.startsWith('test/')) return specsIn(dirname(file));
    return file.startsWith('src/') ? nearest(dirname(file).replace(/^src/, 'test')) : [];
  });
  const rules = files.some((file) => /^src\/(domain|ledger)\//.test(file)) ? OF_THE_RULES : [];
  return [...new Set([...ALWAYS, ...rules, ...found])].sort();
};
