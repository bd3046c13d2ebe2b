import { randomUUID } from 'node:crypto';
import type { paths } from './made/openapi.js';

type Json<R> = R extends { readonly content: { readonly 'application/json': infer T } } ? T : never;
type Ok<O> = O extends { readonly responses: infer R } ? Json<R[keyof R & (200 | 201)]> : never;

/** Paths that are read with GET and answer JSON. */
type Readable = {
  [P in keyof paths]: paths[P] extends { readonly get: infer O } ? ([Ok<O>] extends [never] ? never : P) : never;
}[keyof paths];
type GetOf<P extends Readable> = paths[P] extends { readonly get: infer O } ? O : never;
type QueryOf<O> = O extends { readonly parameters: { readonly query?: infer Q } } ? Q : never;
type NamesOf<O> = O extends { readonly parameters: { readonly path: infer N } } ? N : Record<never, never>;

type Prefix = '/v1/registries/{registry}/commands/';
type CommandPath = Extract<keyof paths, `${Prefix}${string}`>;
/** Every command by its name. */
export type CommandName = {
  [P in CommandPath]: paths[P] extends { readonly post: object } ? (P extends `${Prefix}${infer N}` ? N : never) : never;
}[CommandPath];
type Post<N extends CommandName> = paths[`${Prefix}${N}`] extends { readonly post: infer O } ? O : never;
/** The data of a command. */
export type DataOf<N extends CommandName> =
  Post<N> extends { readonly requestBody: { readonly content: { readonly 'application/json': infer D } } } ? D : never;

/** What the node answered that wasn't success. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: { readonly code: string; readonly errors?: readonly { readonly pointer: string; readonly code: string }[] },
  ) {
    super(`${status} ${problem.code}`);
  }
}

/** A client whose paths, parameters and answers are those of the OpenAPI document. */
export class ApiClient {
  constructor(
    private readonly url: string,
    private readonly token?: string,
  ) {}

  /** Reads. Throws `Refused`. */
  async get<P extends Readable>(path: P, names: NamesOf<GetOf<P>>, query?: QueryOf<GetOf<P>>): Promise<Ok<GetOf<P>>> {
    const filled = path.replace(/\{([a-z]+)\}/g, (_, name: string) => encodeURIComponent((names as Record<string, string>)[name] ?? ''));
    const parameters = new URLSearchParams((query ?? {}) as Record<string, string>).toString();
    return this.answered(await fetch(`${this.url}${filled}${parameters && `?${parameters}`}`, { headers: this.headers() }));
  }

  /** Gives a command. Throws `Refused`. */
  async command<N extends CommandName>(registry: string, name: N, data: DataOf<N>, key: string = randomUUID()): Promise<Ok<Post<N>>> {
    const headers = this.headers({ 'content-type': 'application/json', 'idempotency-key': key });
    const path = `${this.url}/v1/registries/${registry}/commands/${name}`;
    return this.answered(await fetch(path, { method: 'POST', headers, body: JSON.stringify(data) }));
  }

  private async answered<T>(response: Response): Promise<T> {
    if (response.ok) return (await response.json()) as T;
    throw new Refused(response.status, (await response.json()) as Refused['problem']);
  }

  private headers(more: Record<string, string> = {}): Record<string, string> {
    return this.token === undefined ? more : { authorization: `Bearer ${this.token}`, ...more };
  }
}
