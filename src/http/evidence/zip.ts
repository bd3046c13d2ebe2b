import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

// An archive that every system opens (PKWARE APPNOTE 6.3.3), written in one pass: sizes and sums stand behind each file, and again at the end.

/** A file to be packed: its bytes are asked for when its turn comes. */
export interface Packed {
  readonly name: string;
  readonly pieces: () => AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
  /** Whether it may be too large for 32 bits: then its sizes have 64. */
  readonly isLarge?: boolean;
}

/** A file that was packed. */
export interface PackedFile {
  readonly name: string;
  readonly bytes: bigint;
  /** Lower-case hex. */
  readonly sha256: string;
}

interface Written extends PackedFile {
  readonly crc: number;
  readonly compressed: bigint;
  readonly offset: bigint;
}

/** Names are UTF-8, and what is only known behind a file stands there. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1980-01-01, the first day that the format has: the same files are the same bytes. */
const DAY = 0x0021;
const MOST = 0xffffffffn;
const MOST_FILES = 0xffffn;
const [PLAIN, LARGE] = [20, 45];
/** A plain file that its owner may read. */
const MODE = (0o100644 << 16) >>> 0;

/** The archive of these files, piece by piece; `last` is asked for a file that says what the others are. */
export async function* zipped(files: readonly Packed[], last: (packed: readonly PackedFile[]) => Packed): AsyncGenerator<Buffer, void> {
  const written: Written[] = [];
  let offset = 0n;
  for (let i = 0; i <= files.length; i += 1) {
    const file = files[i] ?? last(written);
    const begin = offset;
    for await (const piece of packed(file, begin, written)) {
      offset += BigInt(piece.length);
      yield piece;
    }
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield endOf(written, offset, BigInt(directory.length));
}

async function* packed({ name, pieces, isLarge = false }: Packed, offset: bigint, written: Written[]): AsyncGenerator<Buffer, void> {
  yield localHeader(name, isLarge);
  const sum = createHash('sha256');
  let [bytes, compressed, crc] = [0n, 0n, 0];
  const read = async function* (): AsyncGenerator<Buffer, void> {
    for await (const piece of pieces()) {
      const chunk = typeof piece === 'string' ? Buffer.from(piece) : Buffer.from(piece.buffer, piece.byteOffset, piece.length);
      bytes += BigInt(chunk.length);
      crc = crc32(chunk, crc);
      sum.update(chunk);
      if (chunk.length > 0) yield chunk;
    }
  };
  const source = Readable.from(read(), { objectMode: false });
  const deflated = createDeflateRaw();
  source.on('error', (error) => deflated.destroy(error));
  try {
    for await (const piece of source.pipe(deflated) as AsyncIterable<Buffer>) {
      compressed += BigInt(piece.length);
      yield piece;
    }
  } finally {
    source.destroy();
  }
  if (!isLarge && (bytes > MOST || compressed > MOST)) throw new RangeError(`${name} is larger than was said`);
  yield isLarge
    ? fields([4, 0x08074b50], [4, crc], [8, compressed], [8, bytes])
    : fields([4, 0x08074b50], [4, crc], [4, compressed], [4, bytes]);
  written.push({ name, bytes, crc, compressed, offset, sha256: sum.digest('hex') });
}

type Field = readonly [width: 2 | 4 | 8, value: number | bigint];

const fields = (...all: readonly Field[]): Buffer =>
  Buffer.concat(
    all.map(([width, value]) => {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64LE(BigInt(value));
      return bytes.subarray(0, width);
    }),
  );

const localHeader = (name: string, isLarge: boolean): Buffer => {
  const text = Buffer.from(name);
  const extra = isLarge ? fields([2, 1], [2, 16], [8, 0], [8, 0]) : Buffer.alloc(0);
  const size = isLarge ? MOST : 0n;
  const head = fields(
    ...([
      [4, 0x04034b50],
      [2, isLarge ? LARGE : PLAIN],
      [2, FLAGS],
      [2, DEFLATED],
      [2, 0],
      [2, DAY],
      [4, 0],
    ] as const),
    ...([
      [4, size],
      [4, size],
      [2, text.length],
      [2, extra.length],
    ] as const),
  );
  return Buffer.concat([head, text, extra]);
};

const directoryEntry = ({ name, bytes, crc, compressed, offset }: Written): Buffer => {
  const isLarge = [bytes, compressed, offset].some((size) => size >= MOST);
  const extra = isLarge ? fields([2, 1], [2, 24], [8, bytes], [8, compressed], [8, offset]) : Buffer.alloc(0);
  const [shownCompressed, shownBytes, shownOffset] = isLarge ? [MOST, MOST, MOST] : [compressed, bytes, offset];
  const text = Buffer.from(name);
  const head = fields(
    ...([
      [4, 0x02014b50],
      [2, (3 << 8) | (isLarge ? LARGE : PLAIN)],
      [2, isLarge ? LARGE : PLAIN],
      [2, FLAGS],
      [2, DEFLATED],
      [2, 0],
      [2, DAY],
      [4, crc],
    ] as const),
    ...([
      [4, shownCompressed],
      [4, shownBytes],
      [2, text.length],
      [2, extra.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, MODE],
      [4, shownOffset],
    ] as const),
  );
  return Buffer.concat([head, text, extra]);
};

const endOf = (written: readonly Written[], offset: bigint, size: bigint): Buffer => {
  const count = BigInt(written.length);
  const isLarge = offset + size >= MOST || count >= MOST_FILES;
  const large = isLarge
    ? fields(
        ...([
          [4, 0x06064b50],
          [8, 44],
          [2, LARGE],
          [2, LARGE],
          [4, 0],
          [4, 0],
          [8, count],
          [8, count],
          [8, size],
          [8, offset],
        ] as const),
        ...([
          [4, 0x07064b50],
          [4, 0],
          [8, offset + size],
          [4, 1],
        ] as const),
      )
    : Buffer.alloc(0);
  const [shownCount, shownSize, shownOffset] = isLarge ? [MOST_FILES, MOST, MOST] : [count, size, offset];
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, shownCount], [2, shownCount], [4, shownSize], [4, shownOffset], [2, 0]);
  return Buffer.concat([large, end]);
};
