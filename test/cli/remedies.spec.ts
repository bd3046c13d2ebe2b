import { mkdtempSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { built } from '../support/server/built.js';
import { freshPath, serving, sextant, type Serving } from './sextant.js';

/** Runs lines as they were printed, in a shell that finds `sextant`, one after the other in a directory of their own. */
const typed = (lines: readonly string[]): { status: number | null; err: string } => {
  const program = `sextant() { '${process.execPath}' '${built('cli/main.js')}' "$@"; }; set -e`;
  const cwd = mkdtempSync(join(tmpdir(), 'sextant-cli-'));
  const { status, stderr } = spawnSync('bash', ['-c', [program, ...lines].join('\n')], { cwd, encoding: 'utf8' });
  return { status, err: stderr };
};

/** The commands in a message: lines that are indented, and what stands in backticks. */
const commandsIn = (text: string): string[] =>
  [...text.matchAll(/^ {2}(sextant .+)$|`(sextant [^`]+)`/gm)].map(([, line, quoted]) => line ?? quoted ?? '');

describe('what an error advises works as it is printed', () => {
  let node: Serving;
  beforeAll(async () => {
    node = await serving('serve', freshPath('a node'));
  });

  it('where there is no registry yet, and where a command has no data', async () => {
    const none = commandsIn((await sextant(['balance', '--url', node.url])).err);
    expect(none).toHaveLength(2);
    expect(typed(none)).toEqual({ status: 0, err: '' });
    const noData = commandsIn((await sextant(['command', 'register-party', '--url', node.url])).err);
    expect(noData).toHaveLength(2);
    expect(typed(noData)).toEqual({ status: 0, err: '' });
  });

  it('where a registry to open has no name, on a directory whose name has a space', async () => {
    const { err } = await sextant(['command', 'open-registry', '--data', freshPath('a directory'), '--data-file', '-']);
    expect(commandsIn(err)).toHaveLength(2);
    expect(typed(commandsIn(err))).toEqual({ status: 0, err: '' });
  });

  it('where a command is mistyped, a verb lacks something, or a row has no command', async () => {
    for (const args of [['command', 'opne-account', '--example'], ['list'], ['command']]) {
      const advised = commandsIn((await sextant(args)).err);
      expect(advised).toHaveLength(1);
      expect(typed(advised)).toEqual({ status: 0, err: '' });
    }
  });

  it('where nothing is served: the line starts a node', async () => {
    const { err } = await sextant(['balance', '--data', freshPath('not there')]);
    const [advised = ''] = commandsIn(err);
    expect(advised).toMatch(/^sextant serve --data /);
    // It serves until it is stopped: that it takes the line is seen by what it says of a port that is none.
    expect(typed([`${advised} --port x`]).err).toContain('PORT');
  });
});
