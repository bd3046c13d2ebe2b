import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const SRC = join(import.meta.dirname, '../../web/src');
const LANGUAGES = ['fr', 'es', 'ar'];

/** What the console says, by the texts that stand in its sources: `t('...')`. */
const said = (): Set<string> => {
  const texts = new Set<string>();
  for (const file of readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))) {
    const source = readFileSync(join(SRC, file), 'utf8');
    for (const [, single, double] of source.matchAll(/\bt\(\s*(?:'((?:[^'\\]|\\.)*)'|"([^"]*)")/g))
      texts.add((single ?? double ?? '').replaceAll("\\'", "'"));
    // Texts with places are said wherever they stand, also those that are chosen from a table.
    for (const [, text = ''] of source.matchAll(/'([^'\n]*\{\{\w+\}\}[^'\n]*)'/g)) texts.add(text);
  }
  return texts;
};

const places = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe.each(LANGUAGES)('the console in %s', (language) => {
  const texts = JSON.parse(readFileSync(join(SRC, `text/languages/${language}.json`), 'utf8')) as Readonly<Record<string, string>>;

  it('has every text that the sources say', () => {
    expect([...said()].filter((text) => !(text in texts))).toEqual([]);
  });

  it('has the same places in each text as English has', () => {
    expect(Object.entries(texts).filter(([english, text]) => places(english).join() !== places(text).join())).toEqual([]);
  });
});
