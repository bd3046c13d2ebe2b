import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { citationsIn } from '../../src/cli/reference/rules/citations.js';
import { RULE_TOPICS } from '../../src/cli/reference/rules/rules.js';
import { SOURCES } from '../../src/cli/reference/rules/sources.js';
import { WORKED_CASES } from '../../src/cli/reference/rules/worked-cases.js';
import { REFUSALS } from '../../src/domain/kernel/refusal.js';

const ROOT = join(import.meta.dirname, '../..');
const RULES = Object.values(RULE_TOPICS).flat();
const code = citationsIn(ROOT, 'src');
const tests = citationsIn(ROOT, 'test');

const inState = (...states: string[]): typeof RULES => RULES.filter(({ state }) => states.includes(state));
const ids = (rules: typeof RULES): string[] => rules.map(({ id }) => id);

describe('the rule catalogue', () => {
  it('has each number once, in order', () => {
    const numbers = RULES.map(({ id }) => Number(id.slice(2)));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(numbers).toHaveLength(99);
  });

  it('has a test for every rule in force', () => {
    const untested = inState('in force').filter(({ id, shownBy = [] }) => !tests.has(id) && shownBy.length === 0);
    expect(ids(untested)).toEqual([]);
  });

  it('calls no rule unbuilt that a command names', () => {
    const commands = (id: string): string[] =>
      (code.get(id) ?? []).filter((path) => readFileSync(join(ROOT, path), 'utf8').includes('@CommandHandler('));
    expect(ids(inState('not yet').filter(({ id }) => commands(id).length > 0))).toEqual([]);
  });

  it('says what is missing of a rule in force in part, and of no other', () => {
    for (const { id, state, missing } of RULES) expect([id, missing !== undefined]).toEqual([id, state === 'in part']);
  });

  it('names tests that are there', () => {
    const named = RULES.flatMap(({ shownBy = [] }) => shownBy);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('has the rule of every refusal', () => {
    const known = new Set(ids(RULES));
    expect(Object.values(REFUSALS).filter(({ rule }) => rule !== null && !known.has(rule))).toEqual([]);
  });

  it('names documents that it lists, and lists no other', () => {
    const tags = Object.keys(SOURCES).sort((a, b) => b.length - a.length);
    const used = RULES.flatMap(({ id, clause }) =>
      clause
        .split('; ')
        .filter((part) => !/^R-\d+$/.test(part))
        .flatMap((part) => {
          const named = tags.filter((tag) => new RegExp(`(^| )${tag}( |$)`).test(part));
          return named.length > 0 ? named : [`${id}: ${part}`];
        }),
    );
    expect([...new Set(used)].sort()).toEqual([...tags].sort());
  });

  it('lists every worked case that a test plays', () => {
    const played = [...tests.keys()].filter((id) => id.startsWith('W-'));
    const listed = WORKED_CASES.map(({ id }) => id);
    expect(played.filter((id) => !listed.includes(id))).toEqual([]);
    expect(listed).toEqual([...new Set(listed)].sort());
  });
});
