import { asOf, type AsOf } from '../answers/as-of.js';
import { joined, type Shape, type TypeOf } from '../answers/shape.js';
import type { Finds } from '../find/filter.js';
import type { Page } from '../view/page.js';
import type { Found, View } from '../view/view.js';
import type { PathParameter, QueryParameter } from './parameters.js';

/** Every question is of now, or of the past moment `at`: a revision in digits, or an RFC 3339 instant. */
interface OfAnyTime {
  readonly at?: string;
}

/** A list is read in pages of `pageSize` (1 to 1,000, else 100); `cursor` is what the page before ended with. */
export interface Paged {
  readonly pageSize?: number;
  readonly cursor?: string;
}

/**
 * A question that the read file answers, and the read of the API that asks it: its route under a registry, its parameters, what is answered,
 * and how that is found. `Params` and `Answer` are without what every question takes and every answer says of itself.
 */
export interface Question<Name extends string, Params extends object, Answer extends object> {
  readonly name: Name;
  /** With names after colons: `/accounts/:account`. */
  readonly path: string;
  readonly summary: string;
  readonly names: Readonly<Record<string, PathParameter>>;
  readonly query: Readonly<Record<string, QueryParameter>>;
  /** The member of the answer that is read page by page, if one is. */
  readonly pages: string | null;
  /** Whether its items are there as CSV as well. */
  readonly csv: boolean;
  readonly answer: Shape<AsOf & Answer>;
  /** Of a list of resources: by what the read file keeps them to be found. */
  readonly finds?: Finds<never>;
  /** Throws a `Refusal` for what isn't there, or can't be asked for. */
  readonly find: (view: View, params: Params, page: Page) => Found<Answer>;
}

/** What a question takes, with what every question does. */
export type ParamsOf<Q> = Q extends { readonly find: (view: View, params: infer Params, page: Page) => unknown }
  ? OfAnyTime & Params
  : never;
/** What it is answered with, with what every answer says of itself. */
export type AnswerOf<Q> = Q extends { readonly answer: infer Answer } ? TypeOf<Answer> : never;

type NamesIn<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
type QueryParameters = Readonly<Record<string, QueryParameter>>;
type ValueOf<P> = P extends { readonly several: true } ? readonly string[] : string;
type Given<Q extends QueryParameters> = {
  readonly [N in keyof Q as Q[N] extends { readonly required: true } ? N : never]: ValueOf<Q[N]>;
} & { readonly [N in keyof Q as Q[N] extends { readonly required: true } ? never : N]?: ValueOf<Q[N]> };
type Own<Path extends string, Q extends QueryParameters> = { readonly [N in NamesIn<Path>]: string } & Given<Q>;

interface Stated<Name extends string, Path extends string, Q extends QueryParameters, Answer extends object, Pages> {
  readonly name: Name;
  readonly path: Path;
  readonly summary: string;
  /** What the names in the path are. */
  readonly names: { readonly [N in NamesIn<Path>]: PathParameter };
  /** Parameters of its own in the query, beside those every read takes. */
  readonly query?: Q;
  readonly pages?: Pages;
  readonly csv?: true;
  readonly answer: Shape<Answer>;
  readonly find: (view: View, params: Own<Path, Q>, page: Page) => Found<NoInfer<Answer>>;
}

/** A question as it is stated in the file of its topic: the types of its parameters follow from its path and its query. */
export const question = <
  const Name extends string,
  const Path extends string,
  Answer extends object,
  const Q extends QueryParameters = Record<never, never>,
  const Pages extends (keyof Answer & string) | null = null,
>({
  query,
  pages,
  csv,
  answer,
  ...stated
}: Stated<Name, Path, Q, Answer, Pages>): Question<Name, Own<Path, Q> & (Pages extends string ? Paged : unknown), Answer> => ({
  ...stated,
  query: query ?? {},
  pages: pages ?? null,
  csv: csv ?? false,
  answer: joined(asOf, answer),
});
