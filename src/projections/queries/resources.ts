import { refuse, type RefusalCode } from '../../domain/kernel/refusal.js';
import { fact, facts } from './facts-at.js';
import { touchOf } from './touches-at.js';
import { takePage, type Page } from './page.js';
import type { Found, View } from './view.js';

/** How resources of one kind are told: from the row that the facts keep, and what a list doesn't say but the resource alone does. */
export interface Resource<Row extends object, Item extends object, More extends object = object> {
  readonly kind: string;
  /** What `touched` calls the kind, where the facts are kept under another. */
  readonly resource?: string;
  readonly unknown: RefusalCode;
  /** Undefined for a row that stands for nothing any more. */
  readonly item: (view: View, row: Row, code: string) => Item | undefined;
  readonly more?: (view: View, item: Item) => More;
}

/** A page of the resources of a kind, by code. */
export const listed =
  <Row extends object, Item extends object>({ kind, item }: Resource<Row, Item>) =>
  (view: View, _params: object, page: Page): Found<{ items: Item[]; cursor: string | null }> => {
    const [after = ''] = page.after;
    const items = function* (): IterableIterator<{ subject: string; item: Item }> {
      for (const { subject, body } of facts<Row>(view, kind, { after })) {
        const told = item(view, body, subject);
        if (told) yield { subject, item: told };
      }
    };
    const { items: shown, cursor } = takePage(items(), page, ({ subject }) => [subject]);
    return { answer: { items: shown.map((told) => told.item), cursor }, touched: view.revision };
  };

/** One resource. Throws the refusal of its kind where it wasn't known then. */
export const single =
  <Name extends string, Row extends object, Item extends object, More extends object>(
    name: Name,
    { kind, resource: of = kind, unknown, item, more }: Resource<Row, Item, More>,
  ) =>
  (view: View, params: Readonly<Record<Name, string>>): Found<Item & More> => {
    const code = params[name];
    const row = fact<Row>(view, kind, code);
    const told = (row && item(view, row, code)) ?? refuse(unknown);
    const rest = more?.(view, told) ?? ({} as More);
    return { answer: { ...told, ...rest }, touched: touchOf(view, `${of}:${code}`) ?? view.revision };
  };

/** When a resource was last touched, whatever kind it is of. */
export const resource = (view: View, { kind, code }: { kind: string; code: string }): Found<{ touched: string | null }> => {
  const touched = touchOf(view, `${kind}:${code}`);
  return { answer: { touched: touched === undefined ? null : String(touched) }, touched: touched ?? view.revision };
};

/** Where a day stands to a span of days. */
export const stateOn = ({ start, end }: { start: string; end: string }, day: string): 'upcoming' | 'active' | 'ended' =>
  day < start ? 'upcoming' : day > end ? 'ended' : 'active';
