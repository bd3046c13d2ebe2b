import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DirectoryLock } from '../../src/event-store/directory-lock.js';
import { serverOf } from '../../src/event-store/server-file.js';
import { cleanUp, temporaryDirectory } from './stored.js';

describe('the lock of a data directory', () => {
  cleanUp();

  it('has one holder: the second is told who the first is', () => {
    const directory = temporaryDirectory();
    const first = new DirectoryLock(directory);
    writeFileSync(join(directory, 'server.json'), JSON.stringify({ pid: process.pid, url: 'http://127.0.0.1:3000' }));
    expect(() => new DirectoryLock(directory)).toThrow(`${directory} is in use by process ${process.pid} at http://127.0.0.1:3000`);
    first.release();
  });

  it('is refused to the second even where the first has not said who it is', () => {
    const directory = temporaryDirectory();
    const first = new DirectoryLock(directory);
    expect(() => new DirectoryLock(directory)).toThrow(`${directory} is in use by another process`);
    writeFileSync(join(directory, 'server.json'), JSON.stringify({ pid: process.pid, url: null }));
    expect(() => new DirectoryLock(directory)).toThrow(`is in use by process ${process.pid}:`);
    first.release();
  });

  it('is not said to be held by a process that has ended, which server.json may name still', () => {
    const directory = temporaryDirectory();
    const first = new DirectoryLock(directory);
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(join(directory, 'server.json'), JSON.stringify({ pid, url: 'http://127.0.0.1:3000' }));
    expect(() => new DirectoryLock(directory)).toThrow(`${directory} is in use by another process`);
    first.release();
  });

  it('is free again once it is released', () => {
    const directory = temporaryDirectory();
    new DirectoryLock(directory).release();
    const next = new DirectoryLock(directory);
    next.release();
  });

  it('is held for each directory by itself, which is made where it is not there', () => {
    const directory = temporaryDirectory();
    const [a, b] = [new DirectoryLock(join(directory, 'a', 'deep')), new DirectoryLock(join(directory, 'b'))];
    a.release();
    b.release();
  });

  it('names no holder where the file of the lock is not what it must be', () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'lock.sqlite'), 'This is no lock. '.repeat(100));
    expect(() => new DirectoryLock(directory)).toThrow('file is not a database');
  });

  it('reads no holder out of a file that is not readable', () => {
    const directory = temporaryDirectory();
    expect(serverOf(directory)).toBeUndefined();
    writeFileSync(join(directory, 'server.json'), '{');
    expect(serverOf(directory)).toBeUndefined();
  });
});
