import { createReadStream } from 'node:fs';

/** Longer than any event: what has no end is cut there, and found to be too long a line. */
const MOST_LINE = 1024 * 1024;

/** A line, and whether a line end stood behind it. */
export interface Line {
  readonly bytes: Uint8Array;
  readonly isEnded: boolean;
}

/** The lines of a file as bytes, page by page; only LF ends one. */
export const linesOfFile = (path: string): AsyncGenerator<Line[]> =>
  linesOf(createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>);

/** The same of bytes that come piece by piece. */
export async function* linesOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<Line[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of pieces) {
    const page: Line[] = [];
    let begin = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, begin)) {
      const piece = chunk.subarray(begin, end);
      page.push({ bytes: rest.length === 0 ? piece : Buffer.concat([rest, piece]), isEnded: true });
      rest = Buffer.alloc(0);
      begin = end + 1;
    }
    yield page;
    rest = Buffer.concat([rest, chunk.subarray(begin)]);
    if (rest.length > MOST_LINE) {
      yield [{ bytes: rest, isEnded: false }];
      return;
    }
  }
  if (rest.length > 0) yield [{ bytes: rest, isEnded: false }];
}
