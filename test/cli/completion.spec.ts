import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { program } from '../../src/cli/program.js';
import { processTerminal } from '../../src/cli/terminal.js';
import { catalogue } from '../support/scenario.js';
import { answered, freshPath, sextant } from './sextant.js';

const zsh = process.env['ZSH'] ?? 'zsh';
const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

/** What the program itself says it has. */
const root: Command = program(processTerminal(), () => undefined);
const verbs = root.createHelp().visibleCommands(root);

const directory = freshPath();
const scripts: Record<string, string> = {};
beforeAll(async () => {
  mkdirSync(join(directory, 'book'), { recursive: true });
  writeFileSync(join(directory, 'commands one.ndjson'), '');
  for (const shell of ['bash', 'zsh']) {
    scripts[shell] = join(dirname(directory), `completion.${shell}`);
    writeFileSync(scripts[shell], await answered(['completion', shell]));
  }
});

const run = (shell: string, commands: string): string[] => {
  const { stdout, stderr, status } = spawnSync(shell, shell === 'bash' ? ['--norc', '-c', commands] : ['-f', '-c', commands], {
    cwd: directory,
    encoding: 'utf8',
  });
  expect([stderr, status]).toEqual(['', 0]);
  return stdout.split('\n').filter((line) => line !== '');
};

/** What is offered at the end of a line, as bash would ask for it: words broken at colons too. */
const inBash = (line: string): string[] => {
  const words = [...(line.match(/[^\s:=]+|[:=]+/g) ?? []), ...(line.endsWith(' ') ? [''] : [])];
  return run(
    'bash',
    `source ${scripts['bash']}; COMP_LINE='${line}'; COMP_POINT=\${#COMP_LINE}; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); ` +
      `COMP_CWORD=${words.length - 1}; _sextant; printf '%s\\n' "\${COMPREPLY[@]}"`,
  );
};

/** The same in zsh; what zsh would then filter by the word at the cursor is filtered here. */
const inZsh = (line: string): string[] => {
  const words = line.split(/\s+/);
  const offered = run(
    zsh,
    `compdef() { :; }; compadd() { shift; print -l -- "$@"; }; _files() { print -l -- FILES "$@"; }; source ${scripts['zsh']}; ` +
      `words=(${words.map((word) => `'${word}'`).join(' ')}); CURRENT=${words.length}; _sextant`,
  );
  return offered[0] === 'FILES' ? offered : offered.filter((word) => word.startsWith(words.at(-1) ?? ''));
};

const everywhere = (offered: (line: string) => string[]): void => {
  it('offers every verb', () => {
    expect(offered('sextant ').sort()).toEqual(verbs.map((verb) => verb.name()).sort());
    expect(offered('sextant imp')).toEqual(['import']);
  });

  it('offers the options of each verb and no others', () => {
    for (const verb of verbs.filter((one) => one.name() !== 'help')) {
      const own = [...verb.options, ...root.options].map(({ long }) => long);
      expect(offered(`sextant ${verb.name()} --`).sort()).toEqual([...new Set([...own, '--help'])].sort());
    }
  });

  it('offers the commands of the ledger, the lists, the formats', () => {
    expect(offered('sextant command ').sort()).toEqual([...catalogue().commands.keys()].sort());
    expect(offered('sextant import f.csv --command open-')).toEqual(['open-account', 'open-registry']);
    expect(offered('sextant list acco')).toEqual(['accounts']);
    expect(offered('sextant import --format ')).toEqual(['ndjson', 'csv', 'events', 'gs-verra', 'cdm-serials', 'assets']);
    expect(offered('sextant completion ')).toEqual(['bash', 'zsh']);
  });

  it('knows which words are values of options, addresses with colons too', () => {
    expect(offered('sextant --url http://127.0.0.1:3000 --json command trans')).toEqual(['transfer-units']);
    expect(offered('sextant --registry command comm')).toEqual(['command']);
    expect(offered('sextant balance --at ')).toEqual([]);
    expect(offered('sextant command transfer-units ')).toEqual([]);
  });
};

describe('completion in bash', () => {
  everywhere(inBash);

  it('offers files and directories where they are meant', () => {
    expect(inBash('sextant import ').sort()).toEqual(['book', 'commands one.ndjson']);
    expect(inBash('sextant audit --data ')).toEqual(['book']);
    expect(inBash('sextant tasks ')).toEqual([]);
  });

  it('is registered for sextant', () => {
    expect(run('bash', `source ${scripts['bash']}; complete -p sextant`)).toEqual(['complete -F _sextant sextant']);
  });
});

(has(zsh) ? describe : describe.skip)('completion in zsh (skipped where there is no zsh; ZSH names one)', () => {
  everywhere(inZsh);

  it('offers files and directories where they are meant', () => {
    expect(inZsh('sextant import ')).toEqual(['FILES']);
    expect(inZsh('sextant audit --data ')).toEqual(['FILES', '-/']);
    expect(inZsh('sextant tasks ')).toEqual([]);
  });
});

describe('completion', () => {
  it('is for shells that are known', async () => {
    const { code, err } = await sextant(['completion', 'fish']);
    expect([code, err]).toEqual([1, expect.stringContaining('Allowed choices are bash, zsh.')]);
  });
});
