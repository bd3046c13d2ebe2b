import { canonical } from '../kernel/canonical.js';

// The data of a proposed command that is too big for one event: its longest list is cut, everything else stands in every part.

/** A list in data, by the names that lead to it. */
interface Listed {
  readonly path: readonly string[];
  readonly list: readonly unknown[];
}

/**
 * The data twice, each with its part of the longest list. The parts are never of the same length: whoever joins them knows by that which
 * list was cut. Undefined where no list has three entries.
 */
export const cutInTwo = (data: object): readonly [object, object] | undefined => {
  const { path, list } = listsOf(data).reduce((longest, one) => (one.list.length > longest.list.length ? one : longest), NONE);
  if (list.length < 3) return undefined;
  const middle = (list.length >> 1) + 1;
  return [withList(data, path, list.slice(0, middle)), withList(data, path, list.slice(middle))];
};

/** `before`, continued by the next part: the list that differs between them goes on. */
export const continued = (before: object, next: object): object => {
  const more = new Map(listsOf(next).map(({ path, list }) => [path.join('/'), list]));
  const cut = listsOf(before).find(({ path, list }) => canonical(more.get(path.join('/')) ?? []) !== canonical(list));
  return cut ? withList(before, cut.path, [...cut.list, ...(more.get(cut.path.join('/')) ?? [])]) : before;
};

const NONE: Listed = { path: [], list: [] };

/** Every list in the data that stands in no other list. */
const listsOf = (data: object, at: readonly string[] = []): Listed[] =>
  Object.entries(data).flatMap(([member, value]: [string, unknown]): Listed[] => {
    const path = [...at, member];
    if (Array.isArray(value)) return [{ path, list: value }];
    return typeof value === 'object' && value !== null ? listsOf(value, path) : [];
  });

const withList = (data: object, [member = '', ...rest]: readonly string[], list: readonly unknown[]): object => ({
  ...data,
  [member]: rest.length === 0 ? list : withList((data as Record<string, object>)[member] ?? {}, rest, list),
});
