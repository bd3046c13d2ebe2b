import fc from 'fast-check';

/** Texts that something once stumbled over: lengths, scripts, signs, numbers in words, paths. */
const ODD_TEXTS: readonly string[] = [
  ...[
    '',
    ' ',
    '0',
    '-1',
    '-0',
    '1e3',
    '1.5',
    '0x10',
    '٣',
    '１',
    '01',
    '+1',
    'NaN',
    'null',
    'undefined',
    'true',
    '999999999999999999999999',
  ],
  ...['9223372036854775807', '18446744073709551616', '=1+1', '@x', '-x', '\u0000', '\u202e', 'ﬁ', 'é', 'e\u0301', '😀', '\ud7ff', 'İ', 'ß'],
  ...[
    '../../etc/passwd',
    '..',
    '.',
    '/',
    '%',
    '%25',
    '"',
    "'",
    '\\',
    '<script>',
    '${x}',
    '{{x}}',
    'a\nb',
    'a\tb',
    'x'.repeat(300),
    'Z'.repeat(5000),
  ],
  ...[
    '2026-02-30',
    '2026-13-01',
    '0000-00-00',
    '2026-06-01T24:00:00Z',
    '2026-06-01T00:00:60Z',
    '2026-06-01T00:00:00+99:00',
    '+275760-09-13',
  ],
  ...['UN01-GHA-10471-2025-0-0', 'UN01-GHA-10471-2025-9-1', 'UN01-GHA-10471-2025-1-999999999999999999', 'UN01-GHA-10471-2025-500-500'],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'then',
    'length',
    'dev',
    'UN01',
    'un01',
    'EUE',
    'administrator',
  ],
];
export const oddText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ODD_TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
);

const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.constantFrom<unknown>(null, true, false, 0, 1, -1, 1.5, 1e21, Number.MAX_SAFE_INTEGER + 2, [], {}, [[]], [null], { '': '' }),
  fc.constant(Array.from({ length: 3_000 }, () => 'X')),
  fc.jsonValue({ maxDepth: 3 }),
);

type Place = readonly (string | number)[];
const placesIn = (value: unknown, at: Place = []): Place[] => {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Array.isArray(value) ? value.map((item, i) => [i, item] as const) : Object.entries(value);
  return [at, ...inner.flatMap(([name, member]) => placesIn(member, [...at, name]))];
};

type Change = 'replace' | 'remove' | 'add' | 'repeat';

/** `value` with something else at `place`: replaced, taken away, or with a member more in it. */
const changed = (value: unknown, place: Place, change: Change, odd: unknown): unknown => {
  const [step, ...rest] = place;
  if (step === undefined) {
    if (change === 'replace' || typeof value !== 'object' || value === null) return odd;
    if (Array.isArray(value))
      return change === 'repeat' ? [...(value as unknown[]), ...(value as unknown[])] : [...(value as unknown[]), odd];
    return { ...value, [typeof odd === 'string' ? odd : 'extra']: odd };
  }
  if (Array.isArray(value))
    return value.flatMap((item: unknown, i) => (i !== step ? [item] : gone(rest, change) ? [] : [changed(item, rest, change, odd)]));
  const members = Object.entries(value as object).flatMap(([name, member]): [string, unknown][] =>
    name !== step ? [[name, member]] : gone(rest, change) ? [] : [[name, changed(member, rest, change, odd)]],
  );
  return Object.fromEntries(members);
};
const gone = (rest: Place, change: Change): boolean => rest.length === 0 && change === 'remove';

/** A value with one to three places in it changed. */
export const mutated = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => {
  const change = fc.tuple(fc.nat(), fc.constantFrom<Change>('replace', 'replace', 'remove', 'add', 'repeat'), oddValue);
  return fc.tuple(value, fc.array(change, { minLength: 1, maxLength: 3 })).map(([start, changes]) =>
    changes.reduce<unknown>((now, [nth, how, odd]) => {
      const places = placesIn(now);
      return changed(now, places[nth % places.length] ?? [], how, odd);
    }, start),
  );
};

const nested = (depth: number): string => `${'{"a":['.repeat(depth)}1${']}'.repeat(depth)}`;
/** What a JSON text becomes when it is no longer one, or one that is read in two ways. */
const TEXT_CHANGES: readonly ((text: string) => string | Buffer)[] = [
  (text) => text.slice(0, -1),
  (text) => `${text}${text}`,
  (text) => `\ufeff${text}`,
  (text) => text.replace('{', '{"x":1,"x":2,'),
  (text) => text.replace(/^\{("[^"]+":)/, '{$1null,$1'),
  (text) => text.replace('{', '{"__proto__":{},'),
  (text) => text.replace('{', '{"x":1e999,'),
  (text) => text.replace('{', '{"\\ud800":"\\udfff",'),
  (text) => text.replaceAll('"', "'"),
  (text) => `/* */${text}`,
  (text) => text.replace(/:/g, ' :\r\n\t'),
  () => '',
  () => 'null',
  () => '"text"',
  () => nested(40),
  () => `[${'['.repeat(2_000)}`,
  (text) => Buffer.concat([Buffer.from(text.slice(0, 8)), Buffer.from([0xff, 0xc0, 0x80]), Buffer.from(text.slice(8))]),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => `${text}${' '.repeat(1_100_000)}`,
];
export const mangled = (text: fc.Arbitrary<string>): fc.Arbitrary<string | Buffer> =>
  fc.tuple(text, fc.constantFrom(...TEXT_CHANGES)).map(([whole, change]) => change(whole));
