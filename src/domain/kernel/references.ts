// Which resources a message names. `If-Match`, the ETag of a read and the links of an event rest on it.

/** The kinds of resources a registry knows by code. */
export type Kind =
  | 'account'
  | 'party'
  | 'programme'
  | 'component'
  | 'verification'
  | 'authorization'
  | 'entity'
  | 'issuance'
  | 'finance'
  | 'obligation'
  | 'reversal'
  | 'proposal'
  | 'import';

/** The kind of what a member names; or how its code says of which kind that is, where it may be of several. */
export type KindOf = Kind | ((code: string) => Kind);

interface Reference {
  readonly member: string;
  readonly kind: KindOf | undefined;
  readonly nested: (() => new () => object) | undefined;
  readonly columns: readonly (Kind | undefined)[] | undefined;
}

const references = new WeakMap<object, Reference[]>();

/** Marks a member as naming a resource of `kind`, as a record (or list of records) that may, or as a compact table whose columns do. */
export const refersTo =
  (kind: KindOf | undefined, nested?: () => new () => object, columns?: readonly (Kind | undefined)[]) =>
  (target: object, member: string): void => {
    if (!kind && !nested && !columns) return;
    const own = references.get(target.constructor) ?? [];
    references.set(target.constructor, [...own, { member, kind, nested, columns }]);
  };

/** The resources `message`, an instance or plain data of class `type`, names: `kind:code`, each as often as it stands there. */
export const resourcesNamed = (type: object, message: object): string[] => {
  const resources: string[] = [];
  nameResources(type, message, resources);
  return resources;
};

/** Fills a list and yields nothing: this runs for every event of a replay. */
const nameResources = (type: object, message: object, resources: string[]): void => {
  const own = references.get(type);
  if (!own) return;
  for (const reference of own) {
    const value = (message as Record<string, unknown>)[reference.member];
    if (Array.isArray(value)) for (const item of value as unknown[]) nameItem(reference, item, resources);
    else nameItem(reference, value, resources);
  }
};

const nameItem = ({ kind, nested, columns }: Reference, item: unknown, resources: string[]): void => {
  if (kind && typeof item === 'string') resources.push(`${typeof kind === 'function' ? kind(item) : kind}:${item}`);
  if (nested && typeof item === 'object' && item !== null) nameResources(nested(), item, resources);
  if (columns) nameInTable(columns, item as { rows: readonly (readonly (string | null)[])[] }, resources);
};

const nameInTable = (
  columns: readonly (Kind | undefined)[],
  { rows }: { rows: readonly (readonly (string | null)[])[] },
  resources: string[],
): void => {
  for (const row of rows) for (const [i, kind] of columns.entries()) if (kind && row[i]) resources.push(`${kind}:${row[i]}`);
};
