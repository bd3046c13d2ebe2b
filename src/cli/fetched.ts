import { CliError, type Terminal } from './terminal.js';

/** What an address answered. */
export interface Fetched {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** How long an answer may take, and how long it may be: it is somebody else's, and nobody asked for more. */
const PATIENCE_MS = 10_000;
const MOST_BYTES = 1024 * 1024;

/** What is at an address, or what it answers to `body`. Throws `CliError` where nothing does, or more than a checkpoint or a key could be. */
export const answerOf = async (
  url: string,
  { terminal: { env }, body }: { readonly terminal: Terminal; readonly body?: string },
): Promise<Fetched> => {
  const token = env['SEXTANT_TOKEN'];
  const sent = body === undefined ? {} : { method: 'POST', body };
  const headers = token === undefined || body !== undefined ? {} : { authorization: `Bearer ${token}` };
  try {
    const answer = await fetch(url, { ...sent, headers, signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await whole(answer, url) };
  } catch (error) {
    if (error instanceof CliError) throw error;
    const { cause, message } = error as Error & { cause?: { code?: string } };
    throw new CliError(`${url} doesn't answer (${cause?.code ?? message}).`, { cause: error });
  }
};

const whole = async (answer: Response, url: string): Promise<string> => {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) throw new CliError(`${url} answers with more than ${MOST_BYTES} bytes: that is no checkpoint.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
};
