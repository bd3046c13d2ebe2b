/** As much of JSON Schema as the fields of commands are described by. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly description?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly 'x-type'?: string;
}

interface PostOperation {
  readonly summary: string;
  readonly description: string;
  readonly requestBody: { readonly content: { readonly 'application/json': { readonly schema: Schema; readonly example: unknown } } };
}

/** As much of the node's OpenAPI document as forms are made of. */
export interface Document {
  readonly paths: Readonly<Record<string, { readonly post?: PostOperation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** What `schema` stands for. */
export const resolved = (schema: Schema, schemas: Document['components']['schemas']): Schema =>
  schema.$ref === undefined ? schema : (schemas[schema.$ref.replace('#/components/schemas/', '')] ?? {});

/** What stands in a field, or in none: a tree of texts, flags, lists and records. */
export type Value = string | boolean | undefined | readonly Value[] | { readonly [name: string]: Value };

/** An empty value of a schema: what must be there is there to be filled in. */
export const blank = (schema: Schema, schemas: Document['components']['schemas']): Value => {
  const { type, properties = {}, required = [], items, minItems = 0 } = resolved(schema, schemas);
  if (type === 'object')
    return Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => required.includes(name))
        .map(([name, member]) => [name, blank(member, schemas)]),
    );
  if (type === 'array') return items && minItems > 0 ? [blank(items, schemas)] : [];
  if (type === 'boolean') return false;
  return '';
};

/** A value as it is sent: what was left empty isn't there, unless it must be. */
export const sent = (value: Value, schema: Schema, schemas: Document['components']['schemas']): Value => {
  const { type, properties = {}, required = [], items = {} } = resolved(schema, schemas);
  if (type === 'array') return Array.isArray(value) ? (value as readonly Value[]).map((one) => sent(one, items, schemas)) : value;
  if (type !== 'object' || typeof value !== 'object' || Array.isArray(value)) return typeof value === 'string' ? value.trim() : value;
  const members = value as Readonly<Record<string, Value>>;
  if (Object.keys(properties).length === 0) return members;
  return Object.fromEntries(
    Object.entries(members)
      .filter(([name]) => name in properties)
      .map(([name, member]) => [name, sent(member, properties[name] ?? {}, schemas)] as const)
      .filter(([name, member]) => required.includes(name) || !isNothing(member)),
  );
};

const isNothing = (value: Value): boolean =>
  value === undefined || value === '' || (typeof value === 'object' && Object.values(value).every((member) => isNothing(member)));
