import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { Target } from './connection-string.js';

const MOST = 1_000_000;

/**
 * The options a server runs with, by name, from its page /info/options. Undefined where it doesn't tell: it does so to operators, and to
 * anybody on an insecure server.
 */
export const serverOptions = (target: Target, milliseconds: number): Promise<ReadonlyMap<string, string> | undefined> =>
  new Promise((resolve) => {
    const { hosts, tls, credentials, rootCertificate } = target;
    const [{ address, port }] = hosts;
    const untold = (): void => resolve(undefined);
    const call = (tls ? secure : plain)(
      {
        host: address,
        port,
        path: '/info/options',
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
        response.on('end', () => resolve(response.statusCode === 200 ? parsed(text) : undefined));
        response.on('error', untold);
      },
    );
    call.on('error', untold);
    call.on('close', untold);
    call.end();
  });

const parsed = (text: string): ReadonlyMap<string, string> | undefined => {
  try {
    const options: unknown = JSON.parse(text);
    if (!Array.isArray(options)) return undefined;
    return new Map(options.map(({ name, value }: { name: unknown; value: unknown }) => [String(name), String(value)]));
  } catch {
    return undefined;
  }
};
