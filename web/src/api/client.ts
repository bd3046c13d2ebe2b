import createClient from 'openapi-fetch';
import type { paths } from '../../../test/support/api/made/openapi.js';
import { session } from '../app/session.js';
import { problemOf } from './problem.js';

type Json<R> = R extends { readonly content: { readonly 'application/json': infer T } } ? T : never;
type Ok<O> = O extends { readonly responses: infer R } ? Json<R[keyof R & (200 | 201)]> : never;
type QueryOf<O> = O extends { readonly parameters: { readonly query?: infer Q } } ? Q : never;
type PathOf<O> = O extends { readonly parameters: { readonly path: infer N } } ? N : Record<never, never>;

/** Paths that are read with GET and answer JSON: the console can ask for no other, since it is compiled against the node's own document. */
export type Readable = {
  [P in keyof paths]: paths[P] extends { readonly get: infer O } ? ([Ok<O>] extends [never] ? never : P) : never;
}[keyof paths];
type GetOf<P extends Readable> = paths[P] extends { readonly get: infer O } ? O : never;

/** What a read answers. */
export type Answer<P extends Readable> = Ok<GetOf<P>>;
/** The parameters of its query. */
export type QueryFor<P extends Readable> = QueryOf<GetOf<P>>;
/** The names in its path. */
export type NamesFor<P extends Readable> = PathOf<GetOf<P>>;

type Loose = (path: string, init: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

const client = createClient<paths>({ baseUrl: '' });
client.use({
  onRequest: ({ request }) => {
    for (const [name, value] of Object.entries(authorization())) request.headers.set(name, value);
    return request;
  },
});

/** The header by which whoever signed in is known; none for the nameless caller of a node on one machine. */
export const authorization = (): Record<string, string> => {
  const { token } = session.get();
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
};

/** Reads. Throws `Problem`, and what `fetch` throws where no answer came. */
export const read = async <P extends Readable>(path: P, names: NamesFor<P>, query?: object): Promise<Answer<P>> => {
  const get = client.GET as unknown as Loose;
  const { data, error, response } = await get(path, { params: { path: names, query }, headers: { accept: 'application/json' } });
  if (!response.ok) throw problemOf(response, error);
  return data as Answer<P>;
};

/** Reads text: events a line each, receipts, checkpoints. Throws `Problem`. */
export const readText = async (address: string): Promise<string> => {
  const response = await fetch(address, { headers: authorization() });
  const text = await response.text();
  if (!response.ok) throw problemOf(response, text);
  return text;
};
