import { beforeAll, describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { FORMATS } from '../../../src/domain/kernel/fields.js';
import { Refusal } from '../../../src/domain/kernel/refusal.js';
import type { Catalogue } from '../../../src/ledger/catalogue.js';
import { Validators } from '../../../src/ledger/schema.js';
import { catalogue } from '../../support/scenario.js';
import { Dice } from './dice.js';
import { RandomInput } from './random-input.js';
import { authorization, programme } from '../../support/samples.js';

const RUNS = 12_000;

/** What class-validator itself says of the data of a command, with nothing unknown let through. */
const isValid = (command: new () => object, input: object): boolean => {
  const instance = plainToInstance(command, input);
  return validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true }).length === 0;
};

describe('the fields of commands', () => {
  let known: Catalogue;
  beforeAll(() => {
    known = catalogue();
  });

  it(`are judged alike by class-validator and by the compiled schema (${RUNS} inputs)`, () => {
    const dice = new Dice(6);
    const inputs = new RandomInput(dice, known.schemas, FORMATS);
    const entries = [...known.commands.values()];
    const validators = new Validators();
    const verdicts = new Map<string, [right: number, wrong: number]>();
    for (let i = 0; i < RUNS; i += 1) {
      const { name, command } = entries[i % entries.length]!;
      const input = inputs.of(known.schemas[command.name] ?? {}, dice.oneOf([0, 0.01, 0.03, 0.1]));
      if (typeof input !== 'object' || input === null || Array.isArray(input)) continue;
      const compiled = validators.of(command.name)(input);
      if (isValid(command, input) !== compiled)
        throw new Error(`${name}: the schema says ${compiled}, class-validator says ${!compiled} of ${JSON.stringify(input)}`);
      const [right, wrong] = verdicts.get(name) ?? [0, 0];
      verdicts.set(name, compiled ? [right + 1, wrong] : [right, wrong + 1]);
    }
    expect(verdicts.size).toBe(entries.length);
    for (const [name, [right, wrong]] of verdicts) expect([name, right > 10, wrong > 10]).toEqual([name, true, true]);
  });

  it.each([null, 5, 'text', true, [], [{}]])('belong to a record: %j is no data of a command', (input) => {
    for (const { name } of known.commands.values())
      expect(known.errors(name, input)?.[0]).toMatchObject({ pointer: '', code: 'validation-failed' });
  });
});

describe('a text', () => {
  const errorsOf = (title: string): unknown => catalogue().errors('register-programme', programme('10471', { title }));
  const read = (title: string): unknown => {
    try {
      return (catalogue().read('register-programme', programme('10471', { title })) as { title: string }).title;
    } catch (error) {
      return error instanceof Refusal ? error.code : error;
    }
  };

  it.each(['a', 'y'.repeat(200), '\u{1F600}'.repeat(200), 'Côte d’Ivoire', '漢字'])('may be %j', async (title) => {
    expect(await errorsOf(title)).toEqual([]);
  });

  it.each([
    ...[
      '',
      'y'.repeat(201),
      '\u{1F600}'.repeat(201),
      '=HYPERLINK("x")',
      '+1',
      '-1',
      '@x',
      'a\u0000',
      'a\tb',
      'a\u007f',
      'a\u0085',
      'a\u2028b',
    ],
  ])('may not be %j', async (title) => {
    expect(await errorsOf(title)).toMatchObject([{ pointer: '/title', code: 'text-format' }]);
  });

  it('is stored in NFC, and has at most 200 characters as it came and as it is stored', async () => {
    expect(await read('Cafe\u0301')).toBe('Caf\u00e9');
    expect(await read('e\u0301'.repeat(100))).toBe('\u00e9'.repeat(100));
    expect(await read('e\u0301'.repeat(101))).toBe('invalid-input');
    expect(await read('\uFB2C'.repeat(66))).toBe('\u05E9\u05BC\u05C1'.repeat(66));
    expect(await read('\uFB2C'.repeat(67))).toBe('invalid-input');
  });
});

describe('all text of a command', () => {
  it('is stored in NFC, in lists and records too; what is no text is as it came', () => {
    const data = authorization('A-1', 'GHA', '10471', {
      sectors: ['Energie', 'Cafe\u0301'],
      nonGhgMetric: 'Ha\u0308user',
      metric: 'non-GHG',
    });
    const read = catalogue().read('authorize-units', data);
    expect(read).toEqual({ ...data, sectors: ['Energie', 'Caf\u00e9'], nonGhgMetric: 'H\u00e4user' });
  });
});

describe('the finer code of a wrong value', () => {
  const codeOf = (maximumAnnualAmount: unknown): unknown => {
    const data = { programme: '10471', host: 'GHA', maximumAnnualAmount, renewalsAllowed: true };
    return catalogue()
      .errors('record-host-approval', data)
      ?.map(({ pointer, code }) => [pointer, code]);
  };

  it.each([
    [5, 'quantity-must-be-string'],
    [2 ** 53, 'quantity-must-be-string'],
    [null, 'quantity-must-be-string'],
    [true, 'quantity-must-be-string'],
    [['5'], 'quantity-must-be-string'],
    [{}, 'quantity-must-be-string'],
    ['0', 'quantity-not-positive'],
    ['-5', 'quantity-not-positive'],
    ['1000000000000000', 'quantity-too-large'],
    ['9'.repeat(1_000_000), 'quantity-too-large'],
    ...['', ' 5', '5\n', '+5', '007', '0x10', '1_000', '1,000', '5.0', '1e2', '\u0665', '\uff15'].map((text): [string, string] => [
      text,
      'quantity-format',
    ]),
  ])('of a quantity (case %#)', async (value, code) => {
    expect(await codeOf(value)).toEqual([['/maximumAnnualAmount', code]]);
  });

  it('is none for the least and the most units', async () => {
    expect([await codeOf('1'), await codeOf('999999999999999')]).toEqual([[], []]);
  });

  it.each([
    ['2023-02-29', 'no-such-date'],
    ['2024-13-01', 'no-such-date'],
    ['20240101', 'date-format'],
    ['2024-01-01T00:00:00Z', 'date-format'],
    ['0001-01-01', 'date-format'],
    ['1989-12-31', 'date-format'],
    ['2200-01-01', 'date-format'],
    [1704067200, 'date-format'],
  ])('of a day: %j', (start, code) => {
    const errors = catalogue().errors('register-programme', programme('10471', { start }));
    expect(errors?.map((error) => [error.pointer, error.code])).toEqual([['/start', code]]);
  });

  it.each([
    [5, 'quantity-must-be-string'],
    ['1000000000000000', 'quantity-too-large'],
    ['-1000000000000000', 'quantity-too-large'],
    ['+5', 'quantity-format'],
    ['-0', 'quantity-format'],
    ['0.5', 'quantity-format'],
  ])('of an amount, which may be negative: %j', (verified, code) => {
    const component = { component: 'C-1', vintages: [{ vintage: '2021', verified }] };
    const errors = catalogue().errors('verify-reductions', { components: [component] });
    expect(errors).toContainEqual(expect.objectContaining({ pointer: '/components/0/vintages/0/verified', code }));
  });

  it.each([
    [5, 'quantity-must-be-string'],
    ['-5', 'serial-format'],
    ['05', 'serial-format'],
  ])('of a number from 0: %j', (assetsInOperation, code) => {
    const errors = catalogue().errors('verify-reductions', { components: [{ component: 'C-1', assetsInOperation }] });
    expect(errors).toContainEqual(expect.objectContaining({ pointer: '/components/0/assetsInOperation', code }));
  });

  it('of a value that a set has twice', () => {
    const errors = catalogue().errors('authorize-units', authorization('A-1', 'GHA', '10471', { purposes: ['NDC', 'OP', 'NDC'] }));
    expect(errors?.map(({ pointer, code }) => [pointer, code])).toEqual([['/purposes', 'duplicate']]);
  });

  it.each([
    ...['x-y', 'yyy', '', 'UN01-GHA-10471-2021-1-x', 'UN01-GHA-10471-2021-1', 'UN01-GHA-10471-2021-0-1'].map((id): [string, string] => [
      id,
      'identifier-format',
    ]),
    ['UN01-GHA-10471-2021-10-9', 'serial-range-reversed'],
  ])('of a block id that is none: %j', (id, code) => {
    const errors = catalogue().errors('freeze-units', { blocks: [id], reason: { code: 'other' } });
    expect(errors?.map((error) => [error.pointer, error.code])).toEqual([['/blocks/0', code]]);
  });

  it('never repeats what was sent', () => {
    const errors = catalogue().errors('register-programme', programme('<script>', { title: '=secret', 'x<y': 1 }));
    expect(errors?.map(({ detail }) => detail).join()).not.toMatch(/script|secret/);
  });
});
