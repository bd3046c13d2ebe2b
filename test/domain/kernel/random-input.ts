import type { Dice } from './dice.js';

/** A JSON Schema as the catalogue derives it. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

/** Strings of every form a field has, and many that no field has. What a field takes is found among them by its own pattern. */
const STRINGS: readonly [string, ...string[]] = [
  '',
  ...'A-1 DOE-1 GHA EUE 10471 GS11732 dev alice-2 5 1 12000 999999999999999 0 -5 2025 1999 500 10000 10001 168 169 720 721'.split(' '),
  ...'0.5 -12.345 CA0001 https://example.org/a http://example.org AR5 5493001KJTIIGC8Y1R12 AER aer M\u00fcnchen \u2260'.split(' '),
  ...'2024-02-29 2023-02-29 2026-06-01 1989-12-31 2026-06-01T00:00:00Z 2026-06-01T00:00:00.123Z 2026-06-01T24:00:00Z'.split(' '),
  ...'UN01-GHA-10471-2025-1-12000 UN01-GHA-10471-2025-9-10 UN01-GHA-10471-2025-2-1 UN01-GHA-10471-2025-0-1'.split(' '),
  ...'+5 05 TZA01 0x10 1_000 5.0 1e3 \u0665 \uff15 1000000000000000 =1+1 @x -x \u0410-1 a- -A gha GHAN null true x-y'.split(' '),
  ...[' ', ' 5', '5 ', '5\n', 'a\u0000b', 'a\nb', 'a\u2028b', 'Energy generation', 'AR5, 100 years', 'x'.repeat(43), 'a'.repeat(64)],
  ...['A'.repeat(40), 'A'.repeat(41), 'y'.repeat(200), 'y'.repeat(201), '\u{1F600}'.repeat(200), '\u{1F600}'.repeat(201)],
];

const WITHIN_LISTS: readonly unknown[] = [[], [[]], [null], [{}], ['A-1'], [5]];
const HOSTILE: readonly unknown[] = [null, true, false, 0, 5, -1, 1.5, {}, { length: 1 }, { blocks: [] }, { a: { b: 1 } }, ...WITHIN_LISTS];

/** Inputs for a schema: mostly right, with a wrong value, a missing or a strange member here and there. */
export class RandomInput {
  constructor(
    private readonly dice: Dice,
    private readonly schemas: Readonly<Record<string, Schema>>,
    private readonly formats: Readonly<Record<string, (text: string) => boolean>>,
  ) {}

  /** `wrong` is the share of values, at each place, that are anything. */
  of(schema: Schema, wrong: number): unknown {
    const { dice } = this;
    if (dice.chance(wrong)) return dice.chance(0.5) ? dice.oneOf(STRINGS) : HOSTILE[dice.below(HOSTILE.length)];
    if (typeof schema['$ref'] === 'string') return this.of(this.schemas[schema['$ref'].split('/').at(-1) ?? ''] ?? {}, wrong);
    if (Array.isArray(schema['enum'])) return schema['enum'][dice.below(schema['enum'].length)];
    switch (schema['type']) {
      case 'object':
        return this.record(schema, wrong);
      case 'array':
        return this.list(schema, wrong);
      case 'boolean':
        return dice.chance(0.5);
      default:
        return this.text(schema);
    }
  }

  private text({ pattern, format }: Schema): string {
    const regex = new RegExp(typeof pattern === 'string' ? pattern : '', 'u');
    const holds = (typeof format === 'string' ? this.formats[format] : undefined) ?? ((): boolean => true);
    const right = STRINGS.filter((text) => regex.test(text) && holds(text));
    if (right.length === 0) throw new Error(`no string fits ${String(pattern)}`);
    return right[this.dice.below(right.length)] ?? '';
  }

  private list({ items, minItems = 0, maxItems = 5, uniqueItems }: Schema, wrong: number): unknown[] {
    const { dice } = this;
    const most = Math.min(Number(maxItems), 3);
    const length = dice.chance(wrong) ? dice.below(5) : Number(minItems) + dice.below(most - Number(minItems) + 1);
    const values = Array.from({ length }, () => this.of((items ?? {}) as Schema, wrong));
    return uniqueItems && !dice.chance(wrong) ? [...new Set(values)] : values;
  }

  private record({ properties = {}, required = [] }: Schema, wrong: number): object {
    const { dice } = this;
    const members = Object.entries(properties as Record<string, Schema>).flatMap(([name, schema]): [string, unknown][] => {
      const present = (required as string[]).includes(name) ? !dice.chance(wrong / 2) : dice.chance(0.4);
      return present ? [[name, this.of(schema, wrong)]] : [];
    });
    if (dice.chance(wrong / 2)) members.push([`strange-${dice.below(3)}`, dice.oneOf(STRINGS)]);
    return Object.fromEntries(members);
  }
}
