import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { referencePages } from '../../src/cli/reference/pages.js';
import { catalogue } from '../support/scenario.js';

const committed = (name: string): string => readFileSync(join(import.meta.dirname, '../../docs/reference', name), 'utf8');

describe('docs/reference', () => {
  it.each(['commands.md', 'events.md', 'refusals.md'])(
    '%s is what the code says; `node dist/cli/main.js reference` writes it anew',
    async (name) => {
      expect(committed(name)).toBe(referencePages(await catalogue())[name]);
    },
  );

  it('has every command and every event of the running modules', async () => {
    const known = await catalogue();
    for (const name of known.commands.keys()) expect(committed('commands.md')).toContain(`## ${name}\n`);
    for (const key of known.eventClasses.keys()) expect(committed('events.md')).toContain(`## ${key.split('/')[0]}\n`);
  });

  it('links lead somewhere', async () => {
    const pages = referencePages(await catalogue());
    for (const [page, text] of Object.entries(pages))
      for (const [, to = '', anchor = ''] of text.matchAll(/\]\(([a-z]+\.md)?#([a-z-]+)\)/g)) {
        const headings = [...(pages[to || page] ?? '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase());
        expect(headings).toContain(anchor);
      }
  });
});
