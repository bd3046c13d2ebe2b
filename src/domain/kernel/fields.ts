import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsString,
  Matches,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { BLOCK_ID } from './block-id.js';
import { COUNTRIES, PARTY_CODES } from './countries.js';
import { isDay, isInstant } from './days.js';
import { OUTSIDE_REGISTRIES, SERIES } from './outside-series.js';
import { refersTo, type Kind, type KindOf } from './references.js';
import { isLegible } from './wording.js';

// The field types of `docs/contract.md` 1, as compositions of class-validator's own decorators, which are the one definition: the JSON
// schema of commands and events is derived from them. `x-type` names the type in that schema, so that a wrong value gets its finer code.

export type Decorator = (target: object, member: string) => void;
type Class = new () => object;
type SchemaObject = Exclude<Parameters<typeof JSONSchema>[0], (...args: never[]) => unknown>;

const all =
  (...decorators: Decorator[]): Decorator =>
  (target, member) => {
    for (const decorate of decorators) decorate(target, member);
  };

const pattern = (type: string, regex: RegExp, description: string, of?: KindOf): Decorator =>
  all(IsString(), Matches(regex), JSONSchema({ description, 'x-type': type }), refersTo(of));

const patterns = (type: string, regex: RegExp, max: number, description: string, of?: Kind, least = 1): Decorator =>
  all(
    IsArray(),
    ...(least > 0 ? [ArrayNotEmpty()] : []),
    ArrayMaxSize(max),
    IsString({ each: true }),
    Matches(regex, { each: true }),
    JSONSchema({ description, items: { 'x-type': type } }),
    refersTo(of),
  );

/** A string with a pattern and a meaning that no pattern can hold (a real day, an ordered range): a JSON Schema `format` of our own. */
const formatted = (format: string, regex: RegExp, holds: (text: string) => boolean, each: boolean): Decorator =>
  ValidateBy(
    { name: format, constraints: [regex.source], validator: { validate: (v) => typeof v === 'string' && regex.test(v) && holds(v) } },
    { each },
  );

const CODE = /^[A-Z0-9](?:[A-Z0-9-]{0,38}[A-Z0-9])?$/;
/** A spreadsheet reads `0012` and `12E5` as numbers, and saves them as other codes. */
const NEW_CODE = /^(?![0-9]+(?:E[0-9]+)?$)[A-Z0-9](?:[A-Z0-9-]{0,38}[A-Z0-9])?$/;
/** Whether a code is one that a new thing may have. */
export const isNewCode = (code: string): boolean => NEW_CODE.test(code);
const ACTIVITY = /^[A-Z0-9]{1,20}$/;
const PARTY = /^[A-Z]{3}$/;
const QUANTITY = /^[1-9][0-9]{0,14}$/;
const TEXT = /^(?![=+\-@])[^\u0000-\u001f\u007f-\u009f\u2028\u2029]{1,200}$/u;
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const INSTANT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,3})?Z$/;

export const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  day: isDay,
  instant: isInstant,
  text: isLegible,
  'block-range': (id) => {
    if (!BLOCK_ID.test(id)) return false;
    const b = id.lastIndexOf('-');
    const a = id.lastIndexOf('-', b - 1);
    const [first, last] = [id.slice(a + 1, b), id.slice(b + 1)];
    return first.length === last.length ? first <= last : first.length < last.length;
  },
};
const holds = (format: string): ((text: string) => boolean) => FORMATS[format] ?? (() => false);

/**
 * The name of a thing of kind `of` that stands in the book, and every name in an event. Stored names are never judged by a form that came
 * later: what a command gives a new name has `NewCode`, `NewParty` or `Text`.
 */
export const Code = (of?: KindOf): Decorator => pattern('Code', CODE, 'Code: upper case, digits, inner hyphens; 1 to 40 characters', of);
/** A name that its caller chooses, for a thing of kind `of` or for something that is no resource here. No number to a spreadsheet. */
export const NewCode = (of?: Kind): Decorator =>
  pattern('Code', NEW_CODE, 'Code: upper case, digits, inner hyphens; 1 to 40 characters, not all digits, no digits around one E', of);
export const Codes = (max: number, of?: Kind): Decorator => patterns('Code', CODE, max, 'Codes', of);
/** Devices, households or plots, by the ids that somebody gave them; meter and household numbers may be digits alone. At most 1,000. */
export const Assets = (): Decorator =>
  patterns('Asset', /^[A-Z0-9][A-Z0-9-]{0,39}$/, 1_000, 'Assets: upper case, digits, hyphens; 1 to 40 characters each');
/** An opaque id; who the person is stands nowhere in the ledger. */
export const Actor = (): Decorator => pattern('Actor', /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'Actor: an opaque id');
export const Actors = (max: number): Decorator => patterns('Actor', /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, max, 'Actors: opaque ids');
/** A programme or a stand-alone project; stands in unit ids, so it has no hyphen. */
export const Activity = (): Decorator => pattern('Activity', ACTIVITY, 'Activity: a programme or stand-alone project', 'programme');
export const Activities = (max: number): Decorator => patterns('Activity', ACTIVITY, max, 'Activities', 'programme');
/** A Party as the book may have it: ISO 3166-1 alpha-3, or EUE. */
export const Party = (): Decorator => pattern('Party', PARTY, 'Party: ISO 3166-1 alpha-3, or EUE', 'party');
export const Parties = (max: number): Decorator => patterns('Party', PARTY, max, 'Parties', 'party');
/** A Party that is registered: a country that has a code today, or EUE. */
export const NewParty = (): Decorator =>
  all(
    IsIn(PARTY_CODES),
    JSONSchema({ description: 'Party: an assigned ISO 3166-1 alpha-3 code, or EUE', 'x-type': 'Party' }),
    refersTo('party'),
  );
/** A country of the world, registered here or not. */
export const Country = (): Decorator =>
  all(IsIn(COUNTRIES), JSONSchema({ description: 'Country: an assigned ISO 3166-1 alpha-3 code', 'x-type': 'Party' }));
/** The registry that an outside unit is of. Closed, so that one registry has one name. */
export const OutsideRegistry = (): Decorator => OneOf(...OUTSIDE_REGISTRIES);
/** The space in which an outside registry numbers its units; which ones a registry has: `outside-series.ts`. */
export const Series = (): Decorator =>
  pattern('Series', SERIES, 'Series: the space in which the registry numbers its units, in ASCII capitals as the registry writes it');
/** Whole units of 1 tCO2e, 1 to 10^15 - 1. */
export const Quantity = (): Decorator => pattern('Quantity', QUANTITY, 'Quantity: whole units of 1 tCO2e, 1 to 10^15 - 1');
/** A sum of quantities, at least 1: up to 21 digits, exact. */
export const Total = (): Decorator => pattern('Quantity', /^[1-9][0-9]{0,20}$/, 'Quantity: the sum of whole units, 1 to 10^21 - 1');
/** tCO2e that may be zero or negative. */
export const Amount = (): Decorator => pattern('Amount', /^(?:0|-?[1-9][0-9]{0,14})$/, 'Amount: tCO2e, may be zero or negative');
export const Serial = (): Decorator => pattern('Serial', /^(?:0|[1-9][0-9]{0,17})$/, 'Serial: a whole number from 0');
/** A sum of quantities: whole units from 0, up to 21 digits, exact. */
export const Sum = (): Decorator => pattern('Sum', /^(?:0|[1-9][0-9]{0,20})$/, 'Sum: whole units from 0, up to 21 digits');
/** A sum of quantities that may be less than zero: up to 22 digits, exact. */
export const Difference = (): Decorator => pattern('Difference', /^(?:0|-?[1-9][0-9]{0,21})$/, 'Difference: whole units, may be negative');
/** A small whole number from 1, such as the line of a list. */
export const Ordinal = (): Decorator => pattern('Ordinal', /^[1-9][0-9]{0,3}$/, 'A position in a list, from 1');
export const Year = (): Decorator => pattern('Year', /^(?:19|20|21)[0-9]{2}$/, 'Calendar year in UTC');
export const Bps = (): Decorator => pattern('Bps', /^(?:0|[1-9][0-9]{0,3}|10000)$/, 'Basis points: 500 is 5 %');
export const Decimal = (): Decorator => pattern('Decimal', /^-?(?:0|[1-9][0-9]{0,3})(?:\.[0-9]{1,9})?$/, 'A decimal number');
export const CooperativeApproach = (): Decorator =>
  pattern('CooperativeApproach', /^CA[0-9]{4}$/, 'Cooperative approach: CA and four digits');
export const Sha256 = (): Decorator => pattern('Sha256', /^[0-9a-f]{64}$/, 'SHA-256, lower-case hex');
/** Something longer than a `Code` that a machine made: an id, a hash, an address. */
export const Token = (regex: RegExp, description: string): Decorator => pattern('Token', regex, description);
/** Public wording that people can read, never personal data. */
export const Text = (): Decorator =>
  all(
    formatted('text', TEXT, holds('text'), false),
    JSONSchema({ description: 'Text: 1 to 200 characters of public wording, all of them to be seen; no personal data', 'x-type': 'Text' }),
  );
export const Texts = (max: number): Decorator =>
  all(
    IsArray(),
    ArrayNotEmpty(),
    ArrayMaxSize(max),
    formatted('text', TEXT, holds('text'), true),
    JSONSchema({ description: 'Texts: public wording', items: { 'x-type': 'Text' } }),
  );
/** Wording as events hold it, also of before people had to be able to read it. */
export const StoredText = (): Decorator => pattern('Text', TEXT, 'Text: 1 to 200 characters of public wording');
export const StoredTexts = (max: number): Decorator => patterns('Text', TEXT, max, 'Texts: public wording');

/** A day of the calendar, YYYY-MM-DD, 1990-01-01 to 2199-12-31. */
export const Day = (): Decorator =>
  all(formatted('day', DAY, holds('day'), false), JSONSchema({ description: 'Day, YYYY-MM-DD', 'x-type': 'Day' }));
export const Instant = (): Decorator =>
  all(formatted('instant', INSTANT, holds('instant'), false), JSONSchema({ description: 'Instant, RFC 3339 in UTC', 'x-type': 'Instant' }));
/** Ranges of units: registry, host, activity, vintage, first and last serial. */
export const BlockIds = (max: number, least = 1): Decorator =>
  all(
    IsArray(),
    ...(least > 0 ? [ArrayNotEmpty()] : []),
    ArrayMaxSize(max),
    formatted('block-range', BLOCK_ID, holds('block-range'), true),
    JSONSchema({ description: 'Blocks of units', items: { 'x-type': 'BlockId' } }),
  );

/** The data of another command, checked against that command. */
export const CommandData = (): Decorator => all(isObject(), JSONSchema({ type: 'object', description: "The command's data" }));
export const Flag = (): Decorator => IsBoolean();
export const OneOf = (...values: readonly string[]): Decorator => all(IsIn(values), JSONSchema({ 'x-type': 'Enum' }));
/** A set of `values`, possibly empty. */
export const SomeOf = (...values: readonly string[]): Decorator =>
  all(
    IsArray(),
    ArrayMaxSize(values.length),
    IsIn(values, { each: true }),
    JSONSchema({ uniqueItems: true, items: { 'x-type': 'Enum' } }),
    ValidateBy({ name: 'unique', validator: { validate: (v) => !Array.isArray(v) || new Set(v).size === v.length } }),
  );

export const Nested = (of: () => Class): Decorator => all(ValidateNested(), isObject(), Type(of), refersTo(undefined, of));
/** A list of records. `least` 0 where `docs/contract.md` 1 lets the list be empty. */
export const Rows = (of: () => Class, { max, least = 1 }: { max: number; least?: 0 | 1 }): Decorator =>
  all(
    IsArray(),
    ...(least > 0 ? [ArrayNotEmpty()] : []),
    ArrayMaxSize(max),
    ValidateNested({ each: true }),
    isObject(true),
    Type(of),
    refersTo(undefined, of),
  );

/**
 * Many rows in a compact table under stated columns; every cell is a string or null. `of` says which columns name things. All of `more` may
 * stand behind the columns, or none of them.
 */
export const Columns = (columns: readonly string[], of: Readonly<Record<string, Kind>>, more: readonly string[] = []): Decorator => {
  const forms = [columns, ...(more.length === 0 ? [] : [[...columns, ...more]])];
  return all(
    ValidateBy({ name: 'table', validator: { validate: (v) => forms.some((form) => isTable(v, form)) } }),
    JSONSchema(more.length === 0 ? tableOf(columns) : { type: 'object', anyOf: forms.map(tableOf) }),
    refersTo(
      undefined,
      undefined,
      columns.map((column) => of[column]),
    ),
  );
};

const tableOf = (columns: readonly string[]): SchemaObject => {
  const cell: SchemaObject = { anyOf: [{ type: 'string', maxLength: 200 }, { type: 'null' }] };
  const rows: SchemaObject = { type: 'array', items: { type: 'array', items: cell, minItems: columns.length, maxItems: columns.length } };
  return {
    type: 'object',
    properties: { columns: { type: 'array', items: { type: 'string' }, enum: [columns] }, rows },
    required: ['columns', 'rows'],
    additionalProperties: false,
  };
};

const isTable = (value: unknown, columns: readonly string[]): boolean => {
  const table = value as { columns?: unknown; rows?: unknown } | null;
  const rows: unknown = table?.rows;
  return (
    Array.isArray(rows) &&
    String(table?.columns) === String(columns) &&
    rows.every((row) => Array.isArray(row) && row.length === columns.length)
  );
};

/** A member of a command that may be absent. */
export const Optional = (): Decorator => ValidateIf((_, value) => value !== undefined);
const orNull = Object.assign((_: object, value: unknown): boolean => value !== null, { nullable: true });
/** A member of an event that is null where it doesn't apply. */
export const OrNull = (): Decorator => ValidateIf(orNull);

/** class-validator's nested validation passes a list for a record; the schema doesn't. */
const isObject = (each = false): Decorator =>
  ValidateBy({ name: 'record', validator: { validate: (v) => typeof v === 'object' && v !== null && !Array.isArray(v) } }, { each });
