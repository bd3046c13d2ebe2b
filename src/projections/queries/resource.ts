import { refuse } from '../../domain/kernel/refusal.js';
import { asOf, cursor } from '../answers/as-of.js';
import { joined, list, oneOf, record, type Shape, type TypeOf } from '../answers/shape.js';
import { fact, facts } from '../view/facts-at.js';
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
  readonly cursor: string | null;
}

/** The question for a page of the resources of a kind, by code, at `/<name>`. */
export const listed = <const Name extends string, Row extends object, Item extends object>(
  name: Name,
  summary: string,
  { kind, answer: shape, item }: Resource<Row, Item>,
): Question<Name, Paged, Listed<Item>> => ({
  ...{ name, path: `/${name}`, summary, names: {}, query: {}, pages: 'items', csv: false },
  answer: joined(asOf, record({ items: list(shape), cursor })),
  find: (view, _params, page) => {
    const [after = ''] = page.after;
    const items = function* (): IterableIterator<{ subject: string; answer: Item }> {
      for (const { subject, body } of facts<Row>(view, kind, { after })) {
        const answer = item(view, body, subject);
        if (answer) yield { subject, answer };
      }
    };
    const { items: shown, cursor: next } = takePage(items(), page, ({ subject }) => [subject]);
    return { answer: { items: shown.map(({ answer }) => answer), cursor: next }, touched: view.revision };
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
