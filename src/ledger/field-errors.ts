import type { ErrorObject } from 'ajv';
import { BLOCK_ID, parseBlockId } from '../domain/kernel/block-id.js';
import type { FieldError } from '../domain/kernel/field-error.js';

const TOO_MANY_DIGITS = /^[1-9][0-9]{15,}$/;
const DIGITS = /^-?0*[0-9]+$/;

const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const exists = (day: string): boolean => {
  const ms = Date.parse(`${day}T00:00:00.000Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
};

/** The finer word for a value of the wrong form, by its type in `docs/contract.md` 1. */
const FORM: Readonly<Record<string, (value: unknown) => string>> = {
  Quantity: (value) => {
    if (typeof value !== 'string') return 'quantity-must-be-string';
    if (value === '0' || /^-[1-9][0-9]*$/.test(value)) return 'quantity-not-positive';
    return TOO_MANY_DIGITS.test(value) ? 'quantity-too-large' : 'quantity-format';
  },
  Amount: (value) =>
    typeof value !== 'string'
      ? 'quantity-must-be-string'
      : DIGITS.test(value) && value.length > 15
        ? 'quantity-too-large'
        : 'quantity-format',
  Day: (value) => (typeof value === 'string' && DAY.test(value) && !exists(value) ? 'no-such-date' : 'date-format'),
  Instant: () => 'time-format',
  BlockId: (value) => (isReversed(value) ? 'serial-range-reversed' : 'identifier-format'),
  Serial: (value) => (typeof value === 'string' ? 'serial-format' : 'quantity-must-be-string'),
  Text: () => 'text-format',
  Series: () => 'series-format',
  Enum: () => 'enum',
};

const isReversed = (value: unknown): boolean => {
  if (typeof value !== 'string' || !BLOCK_ID.test(value)) return false;
  const { first, last } = parseBlockId(value);
  return first > last;
};

const SAYS: Readonly<Record<string, string>> = {
  'unknown-field': 'No such member',
  'missing-field': 'The member is missing',
  'too-many': 'More entries than the list may have',
  'too-few': 'The list has no entry',
  enum: 'Not one of the values it may have',
  duplicate: 'The same value twice',
  'no-such-date': 'No such day in the calendar',
};

/** What a compiled schema found, one entry a place, with its JSON Pointer and finer code. `detail` never echoes the input. */
export const fieldErrors = (errors: readonly ErrorObject[]): FieldError[] => {
  const found = new Map<string, FieldError>();
  for (const error of errors) {
    const finding = findingOf(error);
    if (!found.has(finding.pointer)) found.set(finding.pointer, finding);
  }
  return [...found.values()];
};

const findingOf = ({ keyword, instancePath, params, parentSchema, data }: ErrorObject): FieldError => {
  const at = (code: string, pointer = instancePath): FieldError => {
    const description = (parentSchema as { description?: string } | undefined)?.description;
    return { pointer, code, detail: SAYS[code] ?? (description ? `Expected: ${description}` : 'The value has the wrong form') };
  };
  const member = (name: unknown): string => `${instancePath}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
  switch (keyword) {
    case 'additionalProperties':
      return at('unknown-field', member(params['additionalProperty']));
    case 'required':
      return at('missing-field', member(params['missingProperty']));
    case 'maxItems':
      return at('too-many');
    case 'minItems':
      return at('too-few');
    case 'uniqueItems':
      return at('duplicate');
    default: {
      const type = (parentSchema as { 'x-type'?: string } | undefined)?.['x-type'];
      return at((type === undefined ? undefined : FORM[type]?.(data)) ?? (type === undefined ? 'validation-failed' : 'identifier-format'));
    }
  }
};
