import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const FOLDER = join(import.meta.dirname, '../../docs/decisions');
const text = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

const STATE = /^# (\d+)\. .+\n\n\d{4}-\d{2}-\d{2}\. (Accepted|Superseded by \d+)\.\n\n/;

describe('docs/decisions', () => {
  const pages = readdirSync(FOLDER)
    .filter((name) => name !== 'README.md')
    .sort();

  it('are numbered without a gap; each says its number, its day and its state', () => {
    expect(pages.length).toBeGreaterThan(10);
    pages.forEach((name, i) => {
      const number = i + 1;
      expect(name).toMatch(new RegExp(`^${String(number).padStart(4, '0')}-[a-z0-9-]+\\.md$`));
      expect([name, STATE.exec(text(name))?.[1]]).toEqual([name, String(number)]);
    });
  });

  it('stand in the index in their order, with their state', () => {
    const rows = [...text('README.md').matchAll(/^\| (\d+) +\| \[([a-z0-9-]+)\]\(([\w.-]+)\) +\| .+ \| ([\w ]+?) +\|$/gm)];
    const listed = rows.map(([, number = '', title = '', file = '', state = '']) => ({ number, title, file, state }));
    const there = pages.map((file, i) => ({
      ...{ number: String(i + 1), title: file.slice(5, -3), file },
      state: (STATE.exec(text(file))?.[2] ?? '').toLowerCase(),
    }));
    expect(listed).toEqual(there);
  });
});
