import { Agent, request as send, type IncomingMessage } from 'node:http';
import { GIVEN_CURSOR, type FuzzRequest } from './requests.js';

/** What came back, as `CheckedAnswers` reads it. */
export interface FuzzAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const PATIENCE_MS = 30_000;
const GONE: ReadonlySet<string | undefined> = new Set(['ECONNRESET', 'EPIPE']);

/** One who sends requests as they are, over connections that stay open, and comes back with cursors that were given. */
export class Caller {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 16 });
  private cursor = '';

  constructor(private readonly url: URL) {}

  /** The answer to a request. An answer without end is left after its head. Rejects where none comes. */
  async ask(request: FuzzRequest): Promise<FuzzAnswer> {
    const url = request.url.replace(GIVEN_CURSOR, encodeURIComponent(this.cursor));
    for (let again = false; ; again = true) {
      try {
        return await this.once({ ...request, url });
      } catch (error) {
        // A connection that was kept may be closed by the node just when it is used again.
        if (again || !GONE.has((error as NodeJS.ErrnoException).code)) throw error;
      }
    }
  }

  /** Takes up the cursor of an answer. */
  remember({ text }: FuzzAnswer): void {
    this.cursor = /"cursor":"([^"]+)"/.exec(text)?.[1] ?? this.cursor;
  }

  close(): void {
    this.agent.destroy();
  }

  private once({ method, url, headers, body }: FuzzRequest): Promise<FuzzAnswer> {
    const { hostname: host, port } = this.url;
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    return new Promise((resolve, reject) => {
      const asked = send({ host, port, method, path: url, headers: { ...headers, ...length }, agent: this.agent });
      asked.setTimeout(PATIENCE_MS, () => asked.destroy(new Error(`no answer within ${PATIENCE_MS} ms`)));
      asked.on('response', (response) => void read(response).then(resolve, reject)).on('error', reject);
      asked.end(body);
    });
  }
}

const read = async (response: IncomingMessage): Promise<FuzzAnswer> => {
  const { statusCode: status = 0, headers } = response;
  const type = headers['content-type'] ?? '';
  if (type.startsWith('text/event-stream')) {
    response.destroy();
    return { status, type, text: '' };
  }
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece as Buffer);
  return { status, type, text: Buffer.concat(pieces).toString('utf8') };
};
