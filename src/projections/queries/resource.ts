import { refuse } from '../../domain/kernel/refusal.js';
import { asOf, cursor } from '../answers/as-of.js';
import { joined, list, oneOf, optional, record, type Shape, type TypeOf } from '../answers/shape.js';
import { quantity } from '../answers/types.js';
import { askedOf, parametersOf } from '../find/asked.js';
import type { Filters } from '../find/filter.js';
import { countOf, found as foundIn } from '../find/found.js';
import { fact } from '../view/facts-at.js';
import { takePage } from '../view/page.js';
import { touchOf } from '../view/touches-at.js';
import type { Found, View } from '../view/view.js';
import type { PathParameter } from './parameters.js';
import type { Paged, Question } from './question.js';

/** Resources of one kind: what is answered of each, and how that is made from the row that the facts keep. */
export interface Resource<Row extends object, Item extends object> {
  /** The kind under which its rows are kept. */
  readonly kind: string;
  /** What `touched` calls the kind, where the facts are kept under another. */
  readonly resource?: string;
  /** Its name in a path. */
  readonly named: PathParameter;
  readonly answer: Shape<Item>;
  /** By what its list is filtered and put in order. */
  readonly filters?: Filters<Row>;
  /** The names of each that are looked for by words, beside its code. */
  readonly names?: (row: Row, code: string) => readonly (string | null)[];
  /** Whether a row stands for something still; absent where every row does. */
  readonly stands?: (row: Row) => boolean;
  /** Undefined for a row that stands for nothing any more. */
  readonly item: (view: View, row: Row, code: string) => NoInfer<Item> | undefined;
}

/** Resources of one kind; the type of what is answered follows from its shape. */
export const resource = <Row extends object, Item extends object>(of: Resource<Row, Item>): Resource<Row, Item> => of;

/** What is said of a resource alone, and not in a list. */
interface More<Item extends object, Rest extends object> {
  readonly answer: Shape<Rest>;
  readonly find: (view: View, item: Item) => NoInfer<Rest>;
}

interface Listed<Item> {
  readonly items: readonly Item[];
  readonly count?: string;
  readonly cursor: string | null;
}

/** How a list is narrowed and put in order: by the filters of its resource, `text`, `sort` and `count`. */
type Asking = Paged & Readonly<Record<string, unknown>>;

/** How many there are, in an answer that was asked to say it. */
export const count = optional(quantity('How many there are in all, whichever page this is; where `count=true` asks for it'));

/** The question for a page of the resources of a kind, at `/<name>`: by code, or as is asked. */
export const listed = <const Name extends string, Row extends object, Item extends object>(
  name: Name,
  summary: string,
  { kind, resource: called = kind, answer: shape, item, filters = {}, names = () => [], stands }: Resource<Row, Item>,
): Question<Name, Asking, Listed<Item>> => ({
  ...{ name, path: `/${name}`, summary, names: {}, query: parametersOf(filters), pages: 'items', csv: false },
  answer: joined(asOf, record({ items: list(shape), count, cursor })),
  finds: { kind, filters, names, called, folder: name, ...(stands ? { stands } : {}) },
  find: (view, params, page) => {
    const finds = { kind, filters, names, called, folder: name };
    const asked = askedOf(filters, params);
    const items = function* (): IterableIterator<{ key: readonly string[]; answer: Item }> {
      for (const { subject, value, row } of foundIn(view, finds, asked, page)) {
        const answer = item(view, row, subject);
        if (answer) yield { key: [value, subject], answer };
      }
    };
    const { items: shown, cursor: next } = takePage(items(), page, ({ key }) => key);
    const counted = asked.count ? { count: String(countOf(view, finds, asked, stands)) } : {};
    return { answer: { items: shown.map(({ answer }) => answer), ...counted, cursor: next }, touched: view.revision };
  },
});

/** The question for one resource, by its code, at `/<those>/:<name>`. It refuses with the `unknown` of its name where it wasn't known then. */
export const single = <const Name extends string, Row extends object, Item extends object>(
  name: Name,
  those: string,
  summary: string,
  of: Resource<Row, Item>,
): Question<Name, Readonly<Record<Name, string>>, Item> => ({
  ...routeOf(name, those, summary, of),
  answer: joined(asOf, of.answer),
  find: (view, { [name]: code }) => found(view, of, code),
});

/** The same with what is said of the resource alone. */
export const singleWith = <const Name extends string, Row extends object, Item extends object, Rest extends object>(
  name: Name,
  those: string,
  summary: string,
  of: Resource<Row, Item>,
  more: More<Item, Rest>,
): Question<Name, Readonly<Record<Name, string>>, Item & Rest> => ({
  ...routeOf(name, those, summary, of),
  answer: joined(asOf, joined(of.answer, more.answer)),
  find: (view, { [name]: code }) => {
    const { answer, touched } = found(view, of, code);
    return { answer: { ...answer, ...more.find(view, answer) }, touched };
  },
});

const routeOf = <const Name extends string>(name: Name, those: string, summary: string, { named }: { readonly named: PathParameter }) => ({
  ...{ name, path: `/${those}/:${name}`, summary, names: { [name]: named }, query: {}, pages: null, csv: false },
});

const found = <Row extends object, Item extends object>(
  view: View,
  { kind, resource = kind, named, item }: Resource<Row, Item>,
  code: string,
): Found<Item> => {
  const row = fact<Row>(view, kind, code);
  const answer = (row && item(view, row, code)) ?? refuse(named.unknown);
  return { answer, touched: touchOf(view, `${resource}:${code}`) ?? view.revision };
};

/** Where the day of the question stands to the span of days that a resource is for. */
export const phase = oneOf('On the day asked for', 'upcoming', 'active', 'ended');

/** The phase on `day` of what is from `start` until `end`. */
export const phaseOn = ({ start, end }: { readonly start: string; readonly end: string }, day: string): TypeOf<typeof phase> =>
  day < start ? 'upcoming' : day > end ? 'ended' : 'active';
