import { stripVTControlCharacters } from 'node:util';

/** Whether the mutant's test fails with the bug and passes without it, by the results of all projects; how it fails in one line. */
export const verdictOf = ({ id, test }, results) => {
  const of = (project) => {
    const file = results.find(({ displayName, testFilePath }) => displayName?.name === project && testFilePath.endsWith(`/${test.path}`));
    const tests = (file?.testResults ?? []).filter(({ fullName, status }) => fullName.includes(test.title) && status !== 'pending');
    return { tests, broken: file?.testExecError?.message ?? (file ? undefined : 'was not run') };
  };
  const [with_, without] = [of(id), of('none')];
  const failed = with_.tests.find(({ status }) => status === 'failed');
  return {
    caught: failed !== undefined,
    passes: without.tests.length > 0 && without.tests.every(({ status }) => status === 'passed'),
    how: failed ? inOneLine(failed.failureMessages[0] ?? '') : (with_.broken ?? 'its test passes').split('\n')[0],
  };
};

/** What was expected and what came, without the colours, the stack and what only this machine would say. */
const inOneLine = (message) => {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at '));
  const said = lines.filter((line) => /^(?:Expected|Received|[-+] {2,}\S|P\d)/.test(line) && !/^[-+] (?:Expected|Received)/.test(line));
  const words = said.length > 0 ? said.slice(0, 3).join(' ') : (lines[0] ?? '');
  const short = words.replace(/\s+/g, ' ').replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\/\S*\/sextant-\S*/g, '…');
  return short.length > 110 ? `${short.slice(0, 109)}…` : short;
};
