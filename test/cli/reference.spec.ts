import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { program } from '../../src/cli/program.js';
import { referencePages } from '../../src/cli/reference/pages.js';
import { processTerminal } from '../../src/cli/terminal.js';
import { catalogue } from '../support/scenario.js';

const committed = (name: string): string => readFileSync(join(import.meta.dirname, '../../docs/reference', name), 'utf8');

const root = program(processTerminal(), () => undefined);

describe('docs/reference', () => {
  it.each(['command-line.md', 'commands.md', 'events.md', 'refusals.md', 'settings.md'])(
    '%s is what the code says; `node dist/cli/main.js reference` writes it anew',
    (name) => {
      expect(committed(name)).toBe(referencePages(catalogue(), root)[name]);
    },
  );

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
