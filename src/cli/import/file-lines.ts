import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { MOST_BODY_BYTES } from '../../http/limits.js';
import { CliError } from '../terminal.js';

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

const LINE_FEED = 10;
/** A byte order mark may begin a file; it is no part of its text. */
const BOM = '\uFEFF';

/**
 * The lines of a text file, without what ends them, in chunks as they are read. Throws where the file can't be read, where a line isn't
 * UTF-8, which would be other text than was meant, and where one is longer than any command.
 */
export async function* fileLines(path: string): AsyncIterableIterator<readonly Line[]> {
  let [number, rest] = [0, Buffer.alloc(0)];
  const line = (bytes: Buffer): Line => ({ number: (number += 1), text: decoded(path, number, bytes) });
  const tooLong = (): never => {
    throw new CliError(`${path}, line ${number + 1}: longer than 1 MiB, and no command is. Nothing was written.`);
  };
  for await (const chunk of readable(path)) {
    const lines: Line[] = [];
    let begin = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, begin)) {
      if (rest.length + end - begin > MOST_BODY_BYTES) tooLong();
      lines.push(line(Buffer.concat([rest, chunk.subarray(begin, end)])));
      [rest, begin] = [Buffer.alloc(0), end + 1];
    }
    rest = Buffer.concat([rest, chunk.subarray(begin)]);
    if (rest.length > MOST_BODY_BYTES) tooLong();
    if (lines.length > 0) yield lines;
  }
  if (rest.length > 0) yield [line(rest)];
}

const decoded = (path: string, number: number, bytes: Buffer): string => {
  if (!isUtf8(bytes)) throw new CliError(`${path}, line ${number}: not UTF-8. Save the file as UTF-8. Nothing was written.`);
  const text = bytes.toString('utf8').replace(/\r$/, '');
  return number === 1 && text.startsWith(BOM) ? text.slice(BOM.length) : text;
};

async function* readable(path: string): AsyncIterableIterator<Buffer> {
  try {
    if (!(await stat(path)).isFile()) throw new CliError(`${path} can be read only once, or not at all: save it as a file.`);
    yield* createReadStream(path) as AsyncIterable<Buffer>;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new CliError(code === 'ENOENT' ? `${path} is not there.` : `${path} can't be read: ${code}.`);
  }
}
