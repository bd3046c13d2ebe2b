import { describe, expect, it } from '@jest/globals';
import { nearest } from '../../src/cli/help/nearest.js';
import { catalogue } from '../support/scenario.js';
import { answered, sextant } from './sextant.js';

const known = [...catalogue().commands.keys()];

describe('sextant command, for somebody who knows no command yet', () => {
  it('--help lists every command with its summary', async () => {
    const text = await answered(['command', '--help']);
    for (const { name, summary } of catalogue().commands.values()) expect(text.replace(/\s+/g, ' ')).toContain(` ${name} ${summary}`);
  });

  it.each(known)('%s --help shows the members of its data and a filled one', async (name) => {
    const { schemas } = catalogue();
    const entry = catalogue().entry(name);
    const text = await answered(['command', name, '--help']);
    expect(text.startsWith(`Usage: sextant command ${name} `)).toBe(true);
    const required = (schemas[entry.command.name]?.['required'] ?? []) as string[];
    for (const member of Object.keys(schemas[entry.command.name]?.['properties'] as object))
      expect(text).toMatch(new RegExp(`^ +${required.includes(member) ? '\\* ' : ''}${member} `, 'm'));
    expect(text).toContain(JSON.stringify(entry.example, null, 2));
  });

  it.each(known)('%s --example prints data that the command takes as it is', async (name) => {
    const example = JSON.parse(await answered(['command', name, '--example'])) as object;
    expect(catalogue().read(name, example)).toEqual(example);
  });

  it.each([
    ['the example', ['transfer-unit', '--example']],
    ['the help', ['transfer-unit', '--help']],
    ['a submission', ['transfer-unit', '--data-file', '-']],
  ])('a mistyped name gets a hint: %s', async (_, args) => {
    const { code, err } = await sextant(['command', ...args]);
    expect([code, err]).toEqual([
      1,
      'There is no command transfer-unit. Did you mean transfer-units? `sextant command --help` lists the commands.\n',
    ]);
  });

  it('a name that is like none gets no guess', async () => {
    expect((await sextant(['command', 'mint', '--example'])).err).toBe(
      'There is no command mint. `sextant command --help` lists the commands.\n',
    );
  });

  it('no line of any help is wider than 80 columns, but for what an example holds', async () => {
    const verbs = [...(await answered(['--help'])).matchAll(/^ {2}([a-z]+) /gm)].map(([, verb = '']) => verb);
    expect(verbs.length).toBeGreaterThan(15);
    for (const args of [[], ...verbs.map((verb) => [verb, '--help']), ...known.map((name) => ['command', name, '--help'])])
      for (const line of ((await answered(args)).split('\nA filled one,')[0] ?? '').split('\n'))
        expect([args, line.length > 80 ? line : '']).toEqual([args, '']);
  });
});

describe('the word that was probably meant', () => {
  it.each([
    ['open-acount', 'open-account'],
    ['opne-account', 'open-account'],
    ['open-accounts', 'open-account'],
    ['issue', 'issue-units'],
    ['transferunits', 'transfer-units'],
    ['aprove', 'approve'],
    ['x', undefined],
    ['mint', undefined],
  ])('%s: %s', (word, meant) => {
    expect(nearest(word, known)).toBe(meant);
  });
});
