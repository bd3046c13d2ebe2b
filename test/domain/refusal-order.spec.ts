import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { catalogue } from '../support/scenario.js';

/** The commands whose refusals some test of the domain walks in order, by the text of the tests. */
const walked = (): Set<string | undefined> => {
  const specs = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.spec.ts'));
  const texts = specs.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));
  const ladders = texts.filter((text) => /refusedInOrder[<(]/.test(text)).flatMap((text) => [...text.matchAll(/command: '([a-z-]+)'/g)]);
  return new Set(ladders.map(([, command]) => command));
};

it('every command that declares more than one refusal has a test that walks them in order (`refusedInOrder`)', () => {
  const several = [...catalogue().commands.values()].filter(({ refuses }) => refuses.length > 1);
  expect(several.length).toBeGreaterThan(10);
  expect(several.map(({ name }) => name).filter((name) => !walked().has(name))).toEqual([]);
});
