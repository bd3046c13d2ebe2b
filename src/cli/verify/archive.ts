import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { CliError } from '../terminal.js';

// A zip as somebody sent it (PKWARE APPNOTE 6.3.3): nothing in it is written anywhere, and nothing that it says of sizes is believed.

/** What keeps an archive from being what it says it is. */
export class ArchiveFault extends CliError {}

/** A file in an archive. */
export interface ArchivedFile {
  readonly name: string;
  /** Uncompressed, as the directory says. */
  readonly size: number;
  readonly compressed: number;
  readonly crc: number;
  readonly method: number;
  /** Where its own header begins. */
  readonly offset: number;
}

const [END, LARGE_LOCATOR, LARGE_END, ENTRY, LOCAL] = [0x06054b50, 0x07064b50, 0x06064b50, 0x02014b50, 0x04034b50];
const [STORED, DEFLATED] = [0, 8];
/** The end of an archive has a comment of at most 64 KiB behind it. */
const MOST_END = 22 + 65_535;
const MOST_DIRECTORY = 4 * 1024 * 1024;
const MOST_FILES = 10_000;
/** Deflate never makes more than so many bytes of one. */
const MOST_RATIO = 1_032;
const CHUNK = 1024 * 1024;
const NAME = /^(?:[A-Za-z0-9][A-Za-z0-9._-]{0,100}\/){0,3}[A-Za-z0-9][A-Za-z0-9._-]{0,100}$/;

/** An archive, opened to be read file by file. */
export class Archive {
  private constructor(
    readonly path: string,
    private readonly handle: FileHandle,
    readonly files: ReadonlyMap<string, ArchivedFile>,
  ) {}

  /** Throws `ArchiveFault` where it is none, not whole, or holds a name that no file of evidence has. */
  static async open(path: string): Promise<Archive> {
    const handle = await open(path, 'r');
    try {
      return new Archive(path, handle, await directoryOf(path, handle));
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** The bytes of a file, at most so many as the directory says. Throws `ArchiveFault` where they are others. */
  async *read(file: ArchivedFile): AsyncGenerator<Buffer, void> {
    const { name, size, compressed, crc, method, offset } = file;
    const fault = (what: string): ArchiveFault => new ArchiveFault(`${this.path}: ${name} ${what}.`);
    const head = await readAt(this.handle, offset, 30);
    if (head.length < 30 || head.readUInt32LE(0) !== LOCAL) throw fault('is not where the directory says');
    const begin = offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
    const raw = compressed === 0 ? [] : createReadStream(this.path, { start: begin, end: begin + compressed - 1, highWaterMark: CHUNK });
    let [bytes, sum] = [0, 0];
    try {
      for await (const piece of method === STORED ? raw : inflated(raw)) {
        const chunk = piece as Buffer;
        bytes += chunk.length;
        if (bytes > size) throw fault(`is larger than the ${size} bytes that the directory says`);
        sum = crc32(chunk, sum);
        yield chunk;
      }
    } catch (error) {
      throw error instanceof ArchiveFault ? error : fault(`can't be unpacked (${(error as Error).message})`);
    }
    if (bytes !== size || sum !== crc) throw fault('is not as it was packed');
  }

  /** A short file as a text; undefined where there is none. Throws `ArchiveFault`. */
  async text(name: string, most = 8 * CHUNK): Promise<string | undefined> {
    const file = this.files.get(name);
    if (!file) return undefined;
    if (file.size > most) throw new ArchiveFault(`${this.path}: ${name} says that it has ${file.size} bytes, and no such file has.`);
    const pieces: Buffer[] = [];
    for await (const piece of this.read(file)) pieces.push(piece);
    return Buffer.concat(pieces).toString('utf8');
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}

type Raw = Iterable<Buffer> | ReturnType<typeof createReadStream>;

const inflated = (raw: Raw): AsyncIterable<unknown> => {
  const inflate = createInflateRaw();
  if ('pipe' in raw) {
    raw.on('error', (error) => inflate.destroy(error));
    return raw.pipe(inflate);
  }
  inflate.end();
  return inflate;
};

const readAt = async (handle: FileHandle, at: number, length: number): Promise<Buffer> => {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
};

const directoryOf = async (path: string, handle: FileHandle): Promise<ReadonlyMap<string, ArchivedFile>> => {
  const fault = (what: string): ArchiveFault => new ArchiveFault(`${path} is not a whole archive: ${what}.`);
  const { size } = await handle.stat();
  const tailAt = Math.max(0, size - MOST_END);
  const tail = await readAt(handle, tailAt, Math.min(size, MOST_END));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > tail.length || tail.readUInt32LE(end) !== END) throw fault('its end is missing');
  let [count, bytes, at] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (at === 0xffffffff) {
    const locator = end - 20;
    if (locator < 0 || tail.readUInt32LE(locator) !== LARGE_LOCATOR) throw fault('the place of its directory is missing');
    const large = await readAt(handle, Number(tail.readBigUInt64LE(locator + 8)), 56);
    if (large.length < 56 || large.readUInt32LE(0) !== LARGE_END) throw fault('the place of its directory is missing');
    [count, bytes, at] = [24, 40, 48].map((place) => Number(large.readBigUInt64LE(place))) as [number, number, number];
  }
  if (count > MOST_FILES || bytes > MOST_DIRECTORY || at + bytes > size) throw fault('its directory is none');
  const directory = await readAt(handle, at, bytes);
  const files = new Map<string, ArchivedFile>();
  for (let place = 0, i = 0; i < count; i += 1) {
    if (place + 46 > directory.length || directory.readUInt32LE(place) !== ENTRY) throw fault('its directory breaks off');
    const lengths = [28, 30, 32].map((field) => directory.readUInt16LE(place + field)) as [number, number, number];
    const file = entryAt(directory, place, lengths);
    const shown = JSON.stringify(file.name.slice(0, 100));
    if (!NAME.test(file.name)) throw fault(`it holds ${shown}, which is no name of a file of evidence`);
    if (files.has(file.name)) throw fault(`it holds ${shown} twice`);
    if (![STORED, DEFLATED].includes(file.method) || (directory.readUInt16LE(place + 8) & 1) !== 0)
      throw fault(`${shown} is packed in a way that isn't read`);
    if (file.size > file.compressed * MOST_RATIO || file.offset + file.compressed > size) throw fault(`the sizes of ${shown} can't be`);
    files.set(file.name, file);
    place += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  return files;
};

const entryAt = (directory: Buffer, place: number, [nameLength, extraLength]: readonly [number, number, number]): ArchivedFile => {
  const name = directory.toString('utf8', place + 46, place + 46 + nameLength);
  const extra = directory.subarray(place + 46 + nameLength, place + 46 + nameLength + extraLength);
  const sizes = [24, 20, 42].map((field) => directory.readUInt32LE(place + field));
  let large = extra.length >= 4 && extra.readUInt16LE(0) === 1 ? 4 : -1;
  const [size = 0, compressed = 0, offset = 0] = sizes.map((value) => {
    if (value !== 0xffffffff || large < 0 || large + 8 > extra.length) return value;
    large += 8;
    return Number(extra.readBigUInt64LE(large - 8));
  });
  return { name, size, compressed, offset, crc: directory.readUInt32LE(place + 16), method: directory.readUInt16LE(place + 10) };
};
