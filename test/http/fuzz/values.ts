import fc from 'fast-check';
import { PLAYED_STORY } from '../../support/api/played-story.js';
import type { Schema } from '../../../src/domain/kernel/json-schema.js';

const MOST_ITEMS = 3;
/** Strings of each pattern in one run. */
const EACH = 200;

/** Every string that stands in the examples, by the name of its member: what the book of the test knows. */
const knownStrings = (): Map<string, Set<string>> => {
  const known = new Map<string, Set<string>>();
  const look = (value: unknown, name: string): void => {
    if (typeof value === 'string') known.set(name, (known.get(name) ?? new Set<string>()).add(value));
    else if (Array.isArray(value)) value.forEach((item) => look(item, name));
    else if (typeof value === 'object' && value !== null) for (const [member, inner] of Object.entries(value)) look(inner, member);
  };
  for (const { data } of PLAYED_STORY) look(data, '');
  return known;
};

/** Values that fit the schemas of an OpenAPI document; often the codes, days and quantities that the examples speak of. */
export class Values {
  private readonly known = knownStrings();
  private readonly made = new Map<string, fc.Arbitrary<unknown>>();
  private readonly patterns = new Map<string, fc.Arbitrary<string>>();

  constructor(
    private readonly schemas: Readonly<Record<string, Schema>>,
    private readonly seed: number,
  ) {}

  /** Values of a schema that stands under the member `name`. */
  of(schema: Schema, name = ''): fc.Arbitrary<unknown> {
    if (typeof schema['$ref'] === 'string') return this.named(schema['$ref'].split('/').at(-1) ?? '', name);
    if ('const' in schema) return fc.constant(schema['const']);
    if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
    const either = (schema['anyOf'] ?? schema['oneOf']) as readonly Schema[] | undefined;
    if (either) return fc.oneof(...either.map((one) => this.of(one, name)));
    switch (schema['type']) {
      case 'boolean':
        return fc.boolean();
      case 'integer':
        return fc.integer({ min: Number(schema['minimum'] ?? 0) });
      case 'null':
        return fc.constant(null);
      case 'array':
        return this.list(schema, name);
      case 'object':
        return this.record(schema);
      default:
        return this.string(schema, name);
    }
  }

  private named(schemaName: string, name: string): fc.Arbitrary<unknown> {
    const schema = this.schemas[schemaName];
    if (!schema) throw new Error(`the document has no schema ${schemaName}`);
    const made = this.made.get(schemaName) ?? this.of(schema, name);
    this.made.set(schemaName, made);
    return made;
  }

  private list({ items, minItems = 0, maxItems = MOST_ITEMS, uniqueItems }: Schema, name: string): fc.Arbitrary<unknown> {
    const [minLength, maxLength] = [Number(minItems), Math.max(Number(minItems), Math.min(Number(maxItems), MOST_ITEMS))];
    const item = this.of(items as Schema, name);
    return uniqueItems === true
      ? fc.uniqueArray(item, { minLength: Math.min(minLength, 1), maxLength })
      : fc.array(item, { minLength, maxLength });
  }

  private record({ properties, required }: Schema): fc.Arbitrary<unknown> {
    if (properties === undefined) return fc.constantFrom(...PLAYED_STORY.map(({ data }) => data));
    const members = Object.entries(properties as Record<string, Schema>).map(([name, schema]) => [name, this.of(schema, name)] as const);
    return fc.record(Object.fromEntries(members), { requiredKeys: (required ?? []) as string[], noNullPrototype: true });
  }

  private string({ format, pattern }: Schema, name: string): fc.Arbitrary<string> {
    const fits = new RegExp(typeof pattern === 'string' ? pattern : '', 'u');
    const any = ofFormat(String(format)) ?? this.fitting(pattern === undefined ? undefined : fits);
    const known = [...(this.known.get(name) ?? [])].filter((text) => fits.test(text));
    return known.length === 0 ? any : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: any });
  }

  /** Few patterns are said by very many members, and fast-check makes a string character by character: some are made once for each. */
  private fitting(pattern: RegExp | undefined): fc.Arbitrary<string> {
    const source = pattern?.source ?? '';
    const made = this.patterns.get(source) ?? fc.constantFrom(...fc.sample(ofPattern(pattern), { seed: this.seed, numRuns: EACH }));
    this.patterns.set(source, made);
    return made;
  }
}

const ofFormat = (format: string): fc.Arbitrary<string> | undefined => {
  const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
  if (format === 'day') return date.map((day) => day.toISOString().slice(0, 10));
  if (format === 'instant') return date.map((instant) => instant.toISOString());
  if (format === 'block-range')
    return fc
      .tuple(fc.constantFrom('2024', '2025'), fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 0, max: 20_000 }))
      .map(([vintage, first, more]) => `UN01-GHA-10471-${vintage}-${first}-${first + more}`);
  return undefined;
};

const ofPattern = (pattern: RegExp | undefined): fc.Arbitrary<string> => {
  if (pattern === undefined) return fc.string({ maxLength: 40 });
  // fast-check makes no strings for a pattern that looks ahead: `Text` is the only one.
  if (pattern.source.includes('(?!'))
    return fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).filter((text) => pattern.test(text));
  return fc.stringMatching(pattern);
};
