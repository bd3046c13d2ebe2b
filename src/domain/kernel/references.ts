// Which things a message names. `If-Match`, the ETag of a read and the links of an event rest on it.

/** The kinds of things a registry knows by code. */
export type Kind =
  | 'account'
  | 'party'
  | 'programme'
  | 'component'
  | 'verification'
  | 'authorization'
  | 'entity'
  | 'issuance'
  | 'obligation'
  | 'proposal'
  | 'import';

interface Reference {
  readonly member: string;
  readonly kind: Kind | undefined;
  readonly nested: (() => new () => object) | undefined;
  readonly columns: readonly (Kind | undefined)[] | undefined;
}

const references = new WeakMap<object, Reference[]>();

/** Marks a member as naming a thing of `kind`, as a record (or list of records) that may, or as a compact table whose columns do. */
export const refersTo =
  (kind: Kind | undefined, nested?: () => new () => object, columns?: readonly (Kind | undefined)[]) =>
  (target: object, member: string): void => {
    if (!kind && !nested && !columns) return;
    const own = references.get(target.constructor) ?? [];
    references.set(target.constructor, [...own, { member, kind, nested, columns }]);
  };

/** The things `message`, an instance or plain data of class `type`, names: `kind:code`, each as often as it stands there. */
export function* thingsNamed(type: object, message: object): IterableIterator<string> {
  for (const { member, kind, nested, columns } of references.get(type) ?? []) {
    const value = (message as Record<string, unknown>)[member];
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (kind && typeof item === 'string') yield `${kind}:${item}`;
      if (nested && typeof item === 'object' && item !== null) yield* thingsNamed(nested(), item);
      if (columns) yield* thingsInTable(columns, item as { rows: readonly (readonly (string | null)[])[] });
    }
  }
}

function* thingsInTable(
  columns: readonly (Kind | undefined)[],
  { rows }: { rows: readonly (readonly (string | null)[])[] },
): IterableIterator<string> {
  for (const row of rows) for (const [i, kind] of columns.entries()) if (kind && row[i]) yield `${kind}:${row[i]}`;
}
