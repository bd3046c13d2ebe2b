import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { NotWritten } from '../../src/event-store/event-store.js';
import { fileSystemFault } from '../../src/event-store/file-system.js';
import { machineFault, startFault } from '../../src/node/machine-faults.js';
import { UnknownEvent } from '../../src/ledger/unknown-event.js';
import { NodeProcess, temporaryDirectory } from '../support/server/node-process.js';

const errorOf = (code: string, path?: string): Error => Object.assign(new Error('as the system says it'), { code, ...(path && { path }) });

describe('what the machine says', () => {
  it.each([
    ['EACCES', /may not read or write there.*Give the directory/],
    ['EPERM', /may not read or write there/],
    ['EROFS', /can be read and not written.*Mount the volume writable/],
    ['SQLITE_READONLY_DBMOVED', /can be read and not written/],
    ['ENOSPC', /the disk is full.*Make room/],
    ['SQLITE_FULL', /the disk is full/],
    ['EMFILE', /too many files.*ulimit/],
    ['ENOTDIR', /no such directory.*DATA_DIR/],
    ['SQLITE_CANTOPEN', /can not be opened/],
    ['SQLITE_BUSY', /another program holds the file.*lsof/],
    ['SQLITE_IOERR_FSYNC', /gave an error.*backup/],
    ['EIO', /gave an error/],
  ])('%s is said with the path, what is wrong and what to do', (code, text) => {
    const fault = machineFault(errorOf(code), '/data/UN01/events.sqlite');
    expect(fault).toMatchObject({ name: 'StartFault', message: expect.stringMatching(text), cause: expect.objectContaining({ code }) });
    expect((fault as Error).message).toMatch(new RegExp(`^/data/UN01/events\\.sqlite: .*\\(${code}\\)\\. .*, then start again\\.$`));
  });

  it('names the path that the system names', () => {
    expect(machineFault(errorOf('EACCES', '/data/UN01'), '/data')).toMatchObject({ message: expect.stringMatching(/^\/data\/UN01: /) });
  });

  it('is left as it is where it is no fault of the machine', () => {
    for (const error of [new Error('of the program'), errorOf('ERR_SOMETHING'), 'a text', undefined])
      expect(machineFault(error, '/data')).toBe(error);
  });
});

describe('what keeps a registry from starting and says nothing of where', () => {
  it.each([
    [
      Object.assign(new NotWritten('unavailable'), { cause: new Error('deadline of 3 s') }),
      /^\/data: it doesn't answer.*: deadline of 3 s\. See that it can be reached/,
    ],
    [new NotWritten('storage-full'), /^\/data: nothing can be written, its disk is full\. Make room/],
    [new UnknownEvent('SomethingLater', '3'), /^\/data: this build doesn't know the event SomethingLater version 3.*later one\.$/],
    [errorOf('EROFS'), /^\/data: it can be read and not written/],
  ])('%s', (error, text) => {
    expect(startFault(error, '/data')).toMatchObject({ name: 'StartFault', message: expect.stringMatching(text) });
  });
});

describe('the file system of a data directory', () => {
  const typed = (type: number) => fileSystemFault('/data', () => type);

  it.each([
    ['NFS', 0x6969],
    ['CIFS', 0xff534d42],
    ['SMB2', 0xfe534d42],
    ['9p', 0x01021997],
  ])('%s is refused, with the path and the remedy', (name, type) => {
    expect(typed(type)).toEqual({
      refused: true,
      text: expect.stringMatching(new RegExp(`^/data is on a network file system \\(${name}\\)\\. .*block volume`)),
    });
  });

  it('one that may be anything is worth a warning, and a disk is worth nothing', () => {
    expect(typed(0x65735546)).toEqual({ refused: false, text: expect.stringMatching(/FUSE, which may be a network file system/) });
    expect(typed(0xef53)).toBeUndefined();
    expect(fileSystemFault('/')).toBeUndefined();
  });
});

describe('a node that can not have its directory', () => {
  it('a file stands in the place of a registry', async () => {
    const dataDir = temporaryDirectory();
    mkdirSync(join(dataDir, 'UN01', 'events.sqlite'), { recursive: true });
    const { code, said } = await NodeProcess.refused(dataDir);
    expect([code, said.trim().split('\n').length]).toEqual([1, 1]);
    expect(said).toMatch(/UN01\/events\.sqlite: .* \(SQLITE_CANTOPEN\w*\)\. .*, then start again\./);
  });

  it('the directory is below a file, or can not be made', async () => {
    const file = join(temporaryDirectory(), 'file');
    writeFileSync(file, '');
    const { code, said } = await NodeProcess.refused(join(file, 'data'));
    expect(code).toBe(1);
    expect(said).toMatch(/DATA_DIR: the path of a directory/);
  });

  const asRoot = process.getuid?.() === 0;
  (asRoot ? it.skip : it)('may not be written, which root always may', async () => {
    const dataDir = temporaryDirectory();
    chmodSync(dataDir, 0o555);
    const { code, said } = await NodeProcess.refused(dataDir);
    expect([code, said.trim().split('\n').length]).toEqual([1, 1]);
    expect(said).toContain(dataDir);
    expect(said).toMatch(/then start again\./);
  });
});
