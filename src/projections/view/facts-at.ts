import type { View } from './view.js';

/** What was known of a resource at the view's revision, if it was known. */
export const fact = <Body extends object>(
  { db, revision }: Pick<View, 'db' | 'revision'>,
  kind: string,
  subject: string,
): Body | undefined => {
  const row = db.get<{ body: string }>(
    'SELECT body FROM facts WHERE kind = ? AND subject = ? AND began <= ? ORDER BY began DESC LIMIT 1',
    ...[kind, subject, revision],
  );
  return row && (JSON.parse(row.body) as Body);
};

/** Everything that was stated of a resource until the view's revision, in order, each with its revision. */
export const factsOf = <Body extends object>({ db, revision }: View, kind: string, subject: string): { began: number; body: Body }[] =>
  db
    .all<{ began: number; body: string }>(
      'SELECT began, body FROM facts WHERE kind = ? AND subject = ? AND began <= ? ORDER BY began',
      ...[kind, subject, revision],
    )
    .map(({ began, body }) => ({ began, body: JSON.parse(body) as Body }));

/** The resources of a kind that were known at the view's revision, by subject: those after `after` whose subject begins with `prefix`. */
export const facts = function* <Body extends object>(
  view: View,
  kind: string,
  { prefix = '', after = '' }: { readonly prefix?: string; readonly after?: string } = {},
): IterableIterator<{ subject: string; body: Body }> {
  let last = after > prefix ? after : prefix;
  for (;;) {
    const next = view.db.get<{ subject: string }>(
      'SELECT subject FROM facts WHERE kind = ? AND subject > ? ORDER BY subject LIMIT 1',
      ...[kind, last],
    )?.subject;
    if (next === undefined || !next.startsWith(prefix)) return;
    const body = fact<Body>(view, kind, next);
    if (body) yield { subject: next, body };
    last = next;
  }
};

/** A row of the book as the facts keep it: quantities and revisions as decimal strings. */
export type Stored<Row> = Row extends bigint
  ? string
  : Row extends readonly (infer Item)[]
    ? readonly Stored<Item>[]
    : Row extends object
      ? { readonly [Member in keyof Row]: Stored<Row[Member]> }
      : Row;
