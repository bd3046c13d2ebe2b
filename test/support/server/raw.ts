import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Answer } from './client.js';

/** An HTTP/1.1 request as bytes, with the length of its body. */
export const requestBytes = (
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array = '',
): Buffer => {
  const bytes = Buffer.from(body as Uint8Array);
  const all = { host: '127.0.0.1', 'content-length': String(bytes.length), ...headers };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n`, 'latin1'), bytes]);
};

/** Sends exactly these bytes and reads the first answer. */
export const exchange = async (port: number, bytes: Uint8Array | string): Promise<Answer> =>
  (await HeldRequest.open(port, Buffer.from(bytes as Uint8Array), 0)).release();

/** Sends exactly these bytes, reads the answer, and waits until the node closes the connection by itself. */
export const untilClosed = async (port: number, bytes: string): Promise<Answer> =>
  (await HeldRequest.open(port, Buffer.from(bytes), 0)).release({ hangUp: false });

/** A request on a socket of its own whose last byte is kept back, so that many can be let go together. */
export class HeldRequest {
  private received = Buffer.alloc(0);
  private closed = false;
  private readonly answered: Promise<Answer>;

  private constructor(
    private readonly socket: Socket,
    private readonly rest: Buffer,
  ) {
    this.answered = new Promise((resolve, reject) => {
      const look = (): void => {
        const answer = answerIn(this.received, this.closed);
        if (answer) resolve(answer);
        else if (this.closed) reject(new Error(`closed after ${this.received.length} bytes of an answer`));
      };
      socket.on('data', (chunk) => {
        this.received = Buffer.concat([this.received, chunk]);
        look();
      });
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.closed = true;
        look();
      });
    });
  }

  /** Sends all but the last `kept` bytes, and waits until they have left. */
  static async open(port: number, bytes: Buffer, kept = 1): Promise<HeldRequest> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    const request = new HeldRequest(socket, bytes.subarray(bytes.length - kept));
    await new Promise<void>((sent) => socket.write(bytes.subarray(0, bytes.length - kept), () => sent()));
    return request;
  }

  /** Sends what was kept back. The answer comes when the node gives it; then one of the two hangs up. */
  async release({ hangUp = true } = {}): Promise<Answer> {
    if (this.rest.length > 0) this.socket.write(this.rest);
    const answer = await this.answered;
    if (hangUp) this.socket.destroy();
    else if (!this.closed) await once(this.socket, 'close');
    return answer;
  }
}

/** The answer in the bytes, once it is whole. */
const answerIn = (bytes: Buffer, closed: boolean): Answer | undefined => {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const body = bytes.subarray(end + 4);
  const length = headers['content-length'];
  if (length === undefined ? !closed : body.length < Number(length)) return undefined;
  return new Answer(Number(first.split(' ')[1]), headers, body.toString('utf8'));
};
