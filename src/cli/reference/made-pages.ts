import type { Command } from 'commander';
import type { Catalogue } from '../../ledger/catalogue.js';
import { referencePages } from './pages.js';
import { citationsIn } from './rules/citations.js';
import { rulesPage } from './rules/page.js';

/** A page that is made from the code, by its path in the repository. */
export interface MadePage {
  readonly path: string;
  readonly text: string;
}

/** Every page made from the Catalogue, the verbs of `program`, and what code and tests of the repository at `root` cite. */
export const madePages = (catalogue: Catalogue, program: Command, root: string): readonly MadePage[] => [
  ...Object.entries(referencePages(catalogue, program)).map(([name, text]) => ({ path: `docs/reference/${name}`, text })),
  { path: 'docs/rules.md', text: rulesPage(catalogue, { code: citationsIn(root, 'src'), tests: citationsIn(root, 'test') }) },
];
