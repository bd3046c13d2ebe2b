import { describe, expect, it } from '@jest/globals';
import { brokenCitations, citingFiles, textOf } from './citations.js';

describe('citations', () => {
  it('lead to rules, cases, pages, headings and files that are there', () => {
    const broken = citingFiles().flatMap((path) => brokenCitations(path, textOf(path)).map((cited) => `${path}: ${cited}`));
    expect(broken).toEqual([]);
  });

  it('are looked for in code, tests, benches and pages', () => {
    const files = citingFiles();
    for (const path of ['src/ledger/ledger.ts', 'test/docs/../worked-cases/w-01.spec.ts', 'bench/README.md', 'docs/rules.md', 'README.md'])
      expect(files).toContain(path.replace('docs/../', ''));
  });

  it.each([
    ['a rule', 'src/a.ts', '/** R-07, R-84 */', 'R-84'],
    ['a rule of a range', 'src/a.ts', '/** R-83 to R-90 */', 'R-85'],
    ['a worked case', 'test/a.spec.ts', '// W-01 and W-99', 'W-99'],
    ['a page', 'src/a.ts', '/** See `docs/nowhere.md`. */', 'docs/nowhere.md`'],
    ['a paper that is not in the repository', 'src/a.ts', '/** `architecture.md` 4 */', 'architecture.md` 4'],
    ['a section', 'src/a.ts', '/** `docs/architecture.md` 4.1 and 4.9 */', 'docs/architecture.md` 4.1 and 4.9'],
    ['a section of a page without numbers', 'src/a.ts', '/** docs/glossary.md 2 */', 'docs/glossary.md 2'],
    ['a heading', 'docs/a.md', '[x](contract.md#nowhere)', 'contract.md#nowhere'],
    ['a heading of its own', 'docs/a.md', '# Here\n\n[x](#there)', '#there'],
    ['a page beside it', 'docs/decisions/a.md', '[x](0000-nothing.md)', '0000-nothing.md'],
    ['a file', 'docs/a.md', 'in `src/nowhere.ts`', 'src/nowhere.ts'],
  ])('canary: %s that is not there is found', (_, path, text, cited) => {
    expect(brokenCitations(path, text)).toContain(cited);
  });

  it.each([
    ['src/a.ts', '/** R-15 to R-22, `docs/architecture.md` 4.1 and 4.2, docs/rules.md R-07, docs/contract.md#8-events */'],
    ['docs/a.md', '# Here\n\n[x](#here) [y](contract.md#8-events) [z](../README.md) `src/ledger/ledger.ts` https://example.org/a.md'],
  ])('canary: what is there is let pass in %s', (path, text) => {
    expect(brokenCitations(path, text)).toEqual([]);
  });
});
