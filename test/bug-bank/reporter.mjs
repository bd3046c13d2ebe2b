/** Prints a line for each mutant as its test ends: what Jest itself would print of failing tests is what should happen here. */
export default class Reporter {
  onTestFileResult({ path }, { displayName, numFailingTests, perfStats }) {
    const name = displayName?.name ?? '';
    const what =
      name === 'none' ? `${numFailingTests === 0 ? 'passes' : 'FAILS'} without a bug` : numFailingTests > 0 ? 'caught' : 'NOT CAUGHT';
    const seconds = ((perfStats.end - perfStats.start) / 1000).toFixed(1);
    process.stderr.write(`${name.padEnd(5)} ${what.padEnd(22)} ${seconds.padStart(6)} s  ${path.slice(path.indexOf('/test/') + 1)}\n`);
  }
  onRunStart() {}
  onRunComplete() {}
  getLastError() {}
}
