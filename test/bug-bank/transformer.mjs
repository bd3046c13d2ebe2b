import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import swc from '@swc/jest';
import { MUTANTS, withBug } from './bank.mjs';

/** `@swc/jest` with these options, and the bug `mutant` in the source. Throws where an edit's text isn't in its file exactly once. */
const createTransformer = ({ mutant: id, options }) => {
  const inner = swc.createTransformer(options);
  const mutant = MUTANTS.find((one) => one.id === id);
  const source = (text, path, { config }) => (mutant ? withBug(mutant, relative(config.rootDir, path), text) : text);
  return {
    canInstrument: false,
    process: (text, path, jest) => inner.process(source(text, path, jest), path, jest),
    processAsync: (text, path, jest) => inner.processAsync(source(text, path, jest), path, jest),
    // What is the same with and without the bug is compiled once.
    getCacheKey: (text, path, jest) =>
      createHash('sha256')
        .update(JSON.stringify([path, source(text, path, jest), options]))
        .digest('hex'),
  };
};

export default { createTransformer };
