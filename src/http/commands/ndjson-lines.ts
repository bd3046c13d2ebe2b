import type { Readable } from 'node:stream';
import { MOST_BODY_BYTES } from '../limits.js';

/** One line; undefined where it is too long to be a command. */
export type Bytes = Buffer | undefined;

/** The lines of a stream, those that end in one piece of it together. Empty lines are skipped. */
export async function* linesOf(body: Readable): AsyncGenerator<Bytes[]> {
  let rest = Buffer.alloc(0);
  let tooLong = false;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    const lines: Bytes[] = [];
    let begin = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, begin)) {
      const line = rest.length === 0 ? chunk.subarray(begin, end) : Buffer.concat([rest, chunk.subarray(begin, end)]);
      begin = end + 1;
      rest = Buffer.alloc(0);
      if (tooLong || line.length > MOST_BODY_BYTES) lines.push(undefined);
      else if (line.length > 0) lines.push(line);
      tooLong = false;
    }
    yield lines;
    if (!tooLong) rest = Buffer.concat([rest, chunk.subarray(begin)]);
    if (rest.length > MOST_BODY_BYTES) tooLong = true;
    if (tooLong) rest = Buffer.alloc(0);
  }
  if (tooLong) yield [undefined];
  else if (rest.length > 0) yield [rest];
}
