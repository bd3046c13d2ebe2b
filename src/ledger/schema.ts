import { Ajv, type ValidateFunction } from 'ajv';
import storage from 'class-transformer/cjs/storage.js';
import { ValidationTypes } from 'class-validator';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import { FORMATS } from '../domain/kernel/fields.js';
import type { Schema } from '../domain/kernel/json-schema.js';

const REFERENCE = '#/components/schemas/';

/** A custom validator of `fields.ts` as schema keywords: a pattern with a format of ours; the others say themselves by `JSONSchema`. */
const formatted = (format: string) => (meta: { constraints?: unknown[] }) => ({
  type: 'string' as const,
  format,
  pattern: String(meta.constraints?.[0]),
});

/** The schema of every command, event and record, by class name, derived from the class-validator metadata: the one definition. */
const derivedSchemas = (): Readonly<Record<string, Schema>> => {
  const schemas = validationMetadatasToSchemas({
    classTransformerMetadataStorage: storage.defaultMetadataStorage,
    refPointerPrefix: REFERENCE,
    additionalConverters: {
      ...Object.fromEntries(Object.keys(FORMATS).map((format) => [format, formatted(format)])),
      [ValidationTypes.CONDITIONAL_VALIDATION]: ({ constraints }: { constraints: [{ nullable?: true }] }) =>
        constraints[0].nullable ? { nullable: true } : {},
      record: {},
      unique: {},
      table: {},
    } as never,
  });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, closed(schema as Schema)]));
};

/** Unknown members are refused, and what may be null says so as JSON Schema does. */
const closed = (schema: Schema): Schema => {
  const properties = Object.entries(schema['properties'] as Record<string, Schema>).map(
    ([name, { nullable, ...member }]): [string, Schema] => [name, nullable ? { anyOf: [member, { type: 'null' }] } : member],
  );
  const nullable = Object.entries(schema['properties'] as Record<string, Schema>).filter(([, member]) => member['nullable']);
  const required = [...((schema['required'] as string[] | undefined) ?? []), ...nullable.map(([name]) => name)];
  return { ...schema, properties: Object.fromEntries(properties), required, additionalProperties: false };
};

/**
 * Checks data by the schemas. Each is compiled when its first data comes: to compile all of them takes most of a second of a start, in every
 * thread of a node and in every run of the command line, and few of them are used there.
 */
export class Validators {
  readonly schemas = derivedSchemas();
  private readonly ajv = new Ajv({ allErrors: true, strict: false, verbose: true, formats: { ...FORMATS } });
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor() {
    this.ajv.addSchema({ $id: 'sextant', components: { schemas: this.schemas } });
  }

  /** Throws where no class of that name has fields. */
  expect(name: string): void {
    if (!(name in this.schemas)) throw new Error(`${name} has no fields`);
  }

  /** The check of a class. Throws where no class of that name has fields. */
  of(name: string): ValidateFunction {
    return this.compiled.get(name) ?? this.compile(name);
  }

  private compile(name: string): ValidateFunction {
    this.expect(name);
    const validate = this.ajv.getSchema(`sextant${REFERENCE}${name}`) as ValidateFunction;
    this.compiled.set(name, validate);
    return validate;
  }
}
