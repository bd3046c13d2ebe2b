import type { Readable } from 'node:stream';
import { Refusal, refuse } from '../../domain/kernel/refusal.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import type { Done, Request } from '../../ledger/request.js';
import type { Registry } from '../../node/registries.js';
import type { Caller } from '../gate/authentication.js';
import { resultText } from './act-text.js';
import { keyOf, requestOf } from './command-request.js';
import { submit, submitTogether } from './submit.js';
import { linesOf, type Bytes } from './ndjson-lines.js';
import { malformedRequest, problemOf } from '../problems/problem.js';
import { readJson } from './strict-json.js';

/** Bulk keeps at most this many commands in the queue, so that others are not kept waiting (`docs/architecture.md` 4.1). */
const MOST_IN_QUEUE = 256;
/** An atomic upload is one append of at most 1,024 events. */
const MOST_TOGETHER = 1024;

/** Hears of every line that was refused, with its command where one could be read. */
type Refused = (refusal: Refusal, command: string | null) => void;

interface Line {
  readonly line: number;
  readonly key: string | undefined;
  readonly request: Request | Refusal;
}

/** The lines of an NDJSON upload as commands. A malformed line is a refusal of its own, and so is each that comes after the caller's key is gone. */
export class BulkLines {
  /** The lines that came with the first that did. */
  private begun: Bytes[] = [];
  private readonly pieces: AsyncGenerator<Bytes[]>;

  constructor(
    body: Readable,
    private readonly catalogue: Catalogue,
    private readonly caller: Caller,
  ) {
    this.pieces = linesOf(body);
  }

  /** Waits for the first line. Throws `malformed-request` where the upload ends without one: whoever sends nothing meant something else. */
  async begin(): Promise<void> {
    while (this.begun.length === 0) {
      const piece = await this.pieces.next();
      if (piece.done) throw malformedRequest('', 'no-lines', 'At least one line of {"command","key","data"}');
      this.begun = piece.value;
    }
  }

  /** The results as NDJSON, in order, while the upload is still being read; memory is bounded by the queue. */
  async *results(registry: Registry, refused: Refused): AsyncIterableIterator<string> {
    const waiting: Result[] = [];
    for await (const lines of this.read())
      for (const line of lines) {
        waiting.push(new Result(resultOf(line, registry, refused)));
        if (waiting.length >= MOST_IN_QUEUE) yield firstOf(waiting);
      }
    while (waiting.length > 0) yield firstOf(waiting);
  }

  /** The lines in order, once `begin` has waited for the first; those that came together at once: each is read when it is asked for. */
  async *read(): AsyncIterableIterator<Iterable<Line>> {
    try {
      yield this.linesBehind(0, this.begun);
      let number = this.begun.length;
      for (let piece = await this.pieces.next(); !piece.done; piece = await this.pieces.next()) {
        const before = number;
        number += piece.value.length;
        yield this.linesBehind(before, piece.value);
      }
    } finally {
      // Nobody wants the rest of an upload whose answers nobody takes.
      await this.pieces.return(undefined);
    }
  }

  private *linesBehind(before: number, lines: readonly Bytes[]): IterableIterator<Line> {
    for (const [i, bytes] of lines.entries()) yield this.lineOf(before + i + 1, bytes);
  }

  private lineOf(line: number, bytes: Bytes): Line {
    let key: string | undefined;
    try {
      if (!this.caller.isStillGood()) refuse('unauthenticated');
      const given = commandLine(bytes === undefined ? refuse('too-large') : readJson(bytes));
      key = keyOf(given.key);
      return { line, key, request: requestOf(this.catalogue, this.caller, { ...given, key }) };
    } catch (error) {
      if (error instanceof Refusal) return { line, key, request: error };
      throw error;
    }
  }
}

/** A result that is awaited, and its text once it is there. Its fault, if it has one, is thrown where it is awaited. */
class Result {
  text: string | undefined;

  constructor(readonly awaited: Promise<string>) {
    awaited.then(
      (text) => (this.text = text),
      () => undefined,
    );
  }
}

/** The text of the first result, when it is there, with all behind it that are there by then: those of one append leave together. */
const firstOf = async (waiting: Result[]): Promise<string> => {
  let text = (await waiting.shift()?.awaited) ?? '';
  while (waiting[0]?.text !== undefined) text += waiting.shift()?.text ?? '';
  return text;
};

/** All lines in one append, or none. Returns the results; throws the one refusal, with its line. */
export const together = async (lines: BulkLines, registry: Registry): Promise<string> => {
  const read: { line: number; key: string; request: Request }[] = [];
  for await (const some of lines.read())
    for (const { line, key, request } of some) {
      if (request instanceof Refusal) throw new Refusal(request.code, { ...request.names, line });
      if (read.length === MOST_TOGETHER) refuse('too-large', { line });
      read.push({ line, key: key ?? '', request });
    }
  const answers = await submitTogether(
    registry,
    read.map(({ request }) => request),
  );
  const refusal = answers.find((answer) => answer instanceof Refusal);
  if (refusal) throw refusal;
  return read.map(({ line, key }, i) => `${resultText(line, key, answers[i] as Done)}\n`).join('');
};

const resultOf = async ({ line, key, request }: Line, registry: Registry, refused: Refused): Promise<string> => {
  const answer = request instanceof Refusal ? request : await submit(registry, request);
  if (answer instanceof Refusal) refused(answer, request instanceof Refusal ? null : request.name);
  else return `${resultText(line, key ?? '', answer)}\n`;
  return `${JSON.stringify({ line, ...(key === undefined ? {} : { key }), ...problemOf(answer).body })}\n`;
};

/** `{"command","key","data"}` and nothing else. Throws `malformed-request`. */
export const commandLine = (value: unknown): { name: string; key: unknown; data: unknown } => {
  const line = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  const stray = Object.keys(line).find((member) => !['command', 'key', 'data'].includes(member));
  if (typeof line['command'] !== 'string' || line['data'] === undefined || stray !== undefined)
    throw malformedRequest('', 'line-form', 'A line is {"command","key","data"}');
  return { name: line['command'], key: line['key'], data: line['data'] };
};
