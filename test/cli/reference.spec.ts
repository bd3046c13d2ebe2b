import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { program } from '../../src/cli/program.js';
import { madePages } from '../../src/cli/reference/made-pages.js';
import { referencePages } from '../../src/cli/reference/pages.js';
import { processTerminal } from '../../src/cli/terminal.js';
import { catalogue } from '../support/scenario.js';

const ROOT = join(import.meta.dirname, '../..');
const committed = (name: string): string => readFileSync(join(ROOT, 'docs/reference', name), 'utf8');

const root = program(processTerminal(), () => undefined);

describe('docs/reference', () => {
  it.each([
    'reference/command-line.md',
    'reference/commands.md',
    'reference/events.md',
    'reference/refusals.md',
    'reference/settings.md',
    'rules.md',
  ])('docs/%s is what the code says: npm run generate makes it', (name) => {
    const made = madePages(catalogue(), root, ROOT).find(({ path }) => path === `docs/${name}`);
    expect(readFileSync(join(ROOT, 'docs', name), 'utf8')).toBe(made?.text);
  });

  it('has every command and every event of the running modules', () => {
    const known = catalogue();
    for (const name of known.commands.keys()) expect(committed('commands.md')).toContain(`## ${name}\n`);
    for (const key of known.eventClasses.keys()) expect(committed('events.md')).toContain(`## ${key.split('/')[0]}\n`);
  });

  it('has every verb of the command line', () => {
    const verbs = root.createHelp().visibleCommands(root);
    for (const verb of verbs.filter((one) => one.name() !== 'help')) expect(committed('command-line.md')).toContain(`## ${verb.name()}\n`);
  });

  it('links lead somewhere', () => {
    const pages = referencePages(catalogue(), root);
    for (const [page, text] of Object.entries(pages))
      for (const [, to = '', anchor = ''] of text.matchAll(/\]\(([a-z]+\.md)?#([a-z-]+)\)/g)) {
        const headings = [...(pages[to || page] ?? '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase());
        expect(headings).toContain(anchor);
      }
  });
});
