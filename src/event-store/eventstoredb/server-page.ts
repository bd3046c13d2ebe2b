import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { Target } from './connection-string.js';

const MOST = 1_000_000;

/** A page of a server as it came. */
export interface ServerPage {
  readonly status: number;
  readonly text: string;
  /** When the server says that it answered: the header Date. */
  readonly date: string | undefined;
}

/** What a server says at `path` beside its calls. Undefined where no whole answer comes within `milliseconds`. */
export const serverPage = (target: Target, path: string, milliseconds: number): Promise<ServerPage | undefined> =>
  new Promise((resolve) => {
    const { hosts, tls, credentials, rootCertificate } = target;
    const [{ address, port }] = hosts;
    const input = (): void => resolve(undefined);
    const call = (tls ? secure : plain)(
      {
        host: address,
        port,
        path,
        timeout: milliseconds,
        signal: AbortSignal.timeout(milliseconds),
        ...(credentials && tls && { auth: `${credentials.username}:${credentials.password}` }),
        ...(rootCertificate && { ca: rootCertificate }),
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
          if (text.length > MOST) call.destroy();
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text, date: response.headers.date }));
        response.on('error', input);
      },
    );
    call.on('error', input);
    call.on('close', input);
    call.end();
  });
