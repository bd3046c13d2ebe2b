import { createReadStream, statSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { CliError } from '../terminal.js';

// As much of the tape archive format (POSIX ustar) as a backup needs: plain files with short names, one after the other.

const BLOCK = 512;
const CHUNK = 1024 * 1024;

/** A file to be packed, and the name it has inside. */
export interface Packed {
  readonly name: string;
  readonly path: string;
}

/** Packs files into the new archive `to`, which is on the disk when it resolves. Throws where `to` is there already. */
export const pack = async (to: string, files: readonly Packed[]): Promise<void> => {
  const archive = await open(to, 'wx');
  try {
    for (const { name, path } of files) {
      const { size } = statSync(path);
      await archive.appendFile(header(name, size));
      for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) await archive.appendFile(chunk);
      await archive.appendFile(Buffer.alloc(padding(size)));
    }
    await archive.appendFile(Buffer.alloc(2 * BLOCK));
    await archive.sync();
  } finally {
    await archive.close();
  }
};

/** Calls `take` with every file in the archive, in order, and its bytes, which it reads to their end. Throws `CliError` where it is no archive. */
export const unpack = async (from: string, take: (name: string, bytes: AsyncIterable<Buffer>) => Promise<void>): Promise<void> => {
  const archive = await open(from, 'r');
  try {
    const end = (await archive.stat()).size;
    for (let at = 0; ;) {
      const head = await readAt(archive, at, BLOCK);
      if (head.length === BLOCK && head.every((byte) => byte === 0)) return;
      const size = sizeIn(head);
      if (size === undefined || at + BLOCK + size > end)
        throw new CliError(`${from} is not a whole backup archive: it breaks at byte ${at}.`);
      await take(head.toString('utf8', 0, 100).replace(/\0.*$/s, ''), bytesOf(archive, at + BLOCK, size));
      at += BLOCK + size + padding(size);
    }
  } finally {
    await archive.close();
  }
};

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

const readAt = async (archive: FileHandle, at: number, length: number): Promise<Buffer> => {
  const { bytesRead, buffer } = await archive.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
};

async function* bytesOf(archive: FileHandle, from: number, size: number): AsyncIterableIterator<Buffer> {
  for (let at = 0; at < size; at += CHUNK) yield await readAt(archive, from + at, Math.min(CHUNK, size - at));
}

/** The sum that stands in bytes 148 to 156 counts those as spaces. */
const checksum = (head: Buffer): number => head.reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 32 : byte), 0);

/** Sizes from 8 GiB on don't fit 11 octal digits, and are written in binary, as GNU tar does and POSIX tools read. */
const header = (name: string, size: number): Buffer => {
  const head = Buffer.alloc(BLOCK);
  head.write(name, 0);
  head.write('0000600\0', 100);
  head.write('0000000\0', 108);
  head.write('0000000\0', 116);
  if (size < 8 ** 11) head.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  else {
    head.writeUInt8(0x80, 124);
    head.writeBigUInt64BE(BigInt(size), 128);
  }
  head.write(`${Math.floor(Date.now() / 1000).toString(8)}\0`, 136);
  head.write('0', 156);
  head.write('ustar\u000000', 257);
  head.write(`${checksum(head).toString(8).padStart(6, '0')}\0 `, 148);
  return head;
};

/** The size a header says; undefined where the bytes are none. */
const sizeIn = (head: Buffer): number | undefined => {
  if (head.length < BLOCK || parseInt(head.toString('latin1', 148, 156), 8) !== checksum(head)) return undefined;
  return head.readUInt8(124) === 0x80 ? Number(head.readBigUInt64BE(128)) : parseInt(head.toString('latin1', 124, 136), 8);
};
