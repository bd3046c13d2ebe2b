import fc from 'fast-check';
import { PLAYED_STORY } from '../../support/api/played-story.js';
import type { Schema } from '../../../src/domain/kernel/json-schema.js';
import type { Document } from '../../support/api/checked-answers.js';
import { mangled, mutated, oddText } from './odd.js';
import { Values } from './values.js';

/** A request as it is sent. `template` is the path of the operation it asks for; absent where the address or the method may be of none. */
export interface FuzzRequest {
  readonly method: string;
  readonly template: string | undefined;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | undefined;
}

/** Stands for a cursor that the node gave to an earlier request. */
export const GIVEN_CURSOR = 'cursor-given-before';

type Parameter = Document['paths'][string][string]['parameters'][number] & { readonly schema: Schema };
type Pairs = readonly (readonly [name: string, value: string])[];

const encoded = (pairs: Pairs): string =>
  pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
const lossless = (text: string): string => text.toWellFormed();
/** What HTTP lets stand in a header. */
const headerSafe = (text: string): string => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?');

/** Revisions and instants around those of the book; a `minRevision` that is far ahead would be waited for. */
const NEAR: Readonly<Record<string, fc.Arbitrary<string>>> = {
  at: fc.oneof(
    fc.integer({ min: 0, max: 60 }).map(String),
    fc.constantFrom('999999999', '2026-01-01T00:00:00Z', '2999-12-31T23:59:59.999+02:00'),
  ),
  minRevision: fc.integer({ min: 0, max: 30 }).map(String),
  after: fc.integer({ min: -1, max: 60 }).map(String),
  from: fc.oneof(fc.integer({ min: -1, max: 60 }).map(String), fc.constantFrom('2021', '2024')),
  to: fc.oneof(fc.integer({ min: 0, max: 60 }).map(String), fc.constantFrom('2025', '2199')),
  cursor: fc.constantFrom(GIVEN_CURSOR, `${GIVEN_CURSOR}A`, 'e30', 'W10', 'bnVsbA', 'AAAA', 'UN01'),
  pageSize: fc.constantFrom('1', '2', '7', '1000'),
  'Idempotency-Key': fc.oneof(
    { weight: 9, arbitrary: fc.stringMatching(/^[a-z0-9]{16}$/) },
    { weight: 1, arbitrary: fc.constant('example-open-registry') },
  ),
  'If-Match': fc.constantFrom('"30"', '"80"', '"5"', '"999999"'),
};

/** Requests for every operation of a document: as it says, and otherwise. */
export const requestsOf = (document: Document, seed: number): fc.Arbitrary<FuzzRequest> => {
  const { schemas } = document['components'] as { schemas: Readonly<Record<string, Schema>> };
  const values = new Values(schemas, seed);
  const all = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => [path, method] as const));
  return fc.oneof(...all.map(([path, method]) => requestOf(document, values, path, method)));
};

const requestOf = (document: Document, values: Values, template: string, method: string): fc.Arbitrary<FuzzRequest> => {
  const { parameters, requestBody } = document.paths[template]?.[method] ?? { parameters: [] };
  const valueOf = ({ name, schema, example }: Parameter): fc.Arbitrary<string> =>
    fc.oneof(
      { weight: 15, arbitrary: NEAR[name] ?? (example === undefined ? values.of(schema, name).map(String) : fc.constant(example)) },
      { weight: 3, arbitrary: name === 'minRevision' ? fc.constant('3') : values.of(schema, name).map(String) },
      { weight: 1, arbitrary: name === 'minRevision' ? fc.constantFrom('', 'x', '-1', '01') : oddText },
    );
  const pairsOf = (place: string): fc.Arbitrary<Pairs> => {
    const own = (parameters as readonly Parameter[]).filter((one) => one.in === place);
    const each = own.map((one) => {
      const needed = one.required === true || one.name === 'Idempotency-Key';
      const value = fc.oneof(
        { weight: needed ? 1 : 3, arbitrary: fc.constant(null) },
        { weight: needed ? 19 : 1, arbitrary: valueOf(one) },
      );
      return value.map((text): Pairs => (text === null ? [] : [[one.name, text]]));
    });
    return fc.tuple(...each).map((pairs) => pairs.flat());
  };
  const strange = fc.tuple(oddText, oddText).map(([name, value]): Pairs => [[name, value]]);
  const query = fc
    .tuple(pairsOf('query'), onceIn(20, strange), onceIn(20, fc.constant(true)))
    .map(([pairs, more, twice]) =>
      encoded([...pairs, ...(more ?? []), ...(twice ? pairs : [])].map(([n, v]) => [lossless(n), lossless(v)])),
    );
  const names = (parameters as readonly Parameter[]).filter((one) => one.in === 'path');
  const filled = pathOf(template, names, valueOf);
  const headers = fc
    .tuple(pairsOf('header'), onceIn(5, HEADERS))
    .map(([own, more]) => Object.fromEntries([...own, ...(more ?? [])].map(([name, value]) => [name.toLowerCase(), headerSafe(value)])));
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  const body = type === undefined || !content ? fc.constant(undefined) : bodyOf(values, template, type, content.schema);
  const asked = fc.tuple(
    filled,
    query,
    headers,
    body,
    onceIn(40, fc.constantFrom('PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'POST', 'GET')),
  );
  return asked.map(([path, search, given, sent, other]) => {
    const verb = other ?? method.toUpperCase();
    const isOwn = verb === method.toUpperCase() && path.isOwn;
    const typed = sent === undefined || verb === 'GET' || verb === 'HEAD' ? {} : { 'content-type': type ?? '' };
    return {
      method: verb,
      template: isOwn ? template : undefined,
      url: `${path.text}${search === '' ? '' : `?${search}`}`,
      headers: { ...typed, ...given },
      body: verb === 'GET' || verb === 'HEAD' ? undefined : sent,
    };
  });
};

/** The value once in `times`, else null. */
const onceIn = <T>(times: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });

/** A new registry is a directory and its threads: only a few codes are opened. */
const TO_OPEN = ['UN01', 'UN02', 'GHA01', 'XY77'];

interface Path {
  readonly text: string;
  readonly isOwn: boolean;
}
const pathOf = (template: string, names: readonly Parameter[], valueOf: (one: Parameter) => fc.Arbitrary<string>): fc.Arbitrary<Path> => {
  const opens = template.endsWith('/open-registry');
  const each = names.map((one) =>
    one.name !== 'registry'
      ? valueOf(one)
      : opens
        ? fc.constantFrom(...TO_OPEN)
        : fc.oneof({ weight: 30, arbitrary: fc.constant('UN01') }, { weight: 1, arbitrary: valueOf(one) }),
  );
  const raw = opens
    ? fc.constant(null)
    : onceIn(40, fc.constantFrom('/', '//', '%00', '%ff', '%2f..', ';x', '/..', 'x'.repeat(9_000), '%'));
  return fc.tuple(fc.tuple(...each), raw).map(([values, more]) => {
    const given = new Map(names.map(({ name }, i) => [name, values[i] ?? '']));
    const parts = [...given.values()];
    const text = template.replace(/\{([a-z]+)\}/g, (_, name: string) => encodeURIComponent(lossless(given.get(name) ?? '')));
    // An empty name, dots or a word of another route in place of a name make another address.
    const isOwn = more === null && parts.every((part) => !['', '.', '..', 'stream', 'history'].includes(part));
    return { text: `${text}${more ?? ''}`, isOwn };
  });
};

const header = (name: string, ...values: readonly string[]): fc.Arbitrary<Pairs> =>
  fc.constantFrom(...values).map((value): Pairs => [[name, value]]);
const HEADERS: fc.Arbitrary<Pairs> = fc
  .array(
    fc.oneof(
      header(
        'authorization',
        'Bearer dev-two',
        'Bearer dev-nobody',
        'Bearer nobody',
        'Bearer dev-NOBODY',
        'Basic x',
        '',
        `Bearer ${'x'.repeat(600)}`,
      ),
      header(
        'accept',
        '*/*',
        'application/json',
        'text/html',
        'text/*;q=0',
        'application/*;q=0.5, */*;q=0',
        ',;=',
        'application/x-ndjson',
        'text/event-stream',
      ),
      header(
        'content-type',
        'application/json; charset=utf-8',
        'application/json; charset=latin1',
        'text/plain',
        '',
        'application/x-ndjson',
        'multipart/form-data',
      ),
      header('content-encoding', 'gzip', 'identity', 'br', 'x'),
      header('if-match', '"1"', '"30"', '"999999999999999999"', '*', '1', 'W/"1"', '"-1"', ''),
      header(
        'idempotency-key',
        'short',
        'example-open-registry',
        'example-open-account-2',
        'x'.repeat(65),
        ' spaced key ',
        'clé-étrange',
        '',
      ),
      header('last-event-id', '1', '99999', '-1', 'x', ''),
      fc
        .tuple(
          fc.constantFrom('range', 'cookie', 'x-http-method-override', 'origin', 'if-none-match', 'x-forwarded-for', 'referer'),
          oddText,
        )
        .map((pair): Pairs => [pair]),
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map((pairs) => pairs.flat());

const bodyOf = (values: Values, template: string, type: string, schema: Schema): fc.Arbitrary<string | Buffer> => {
  const command = template.split('/').at(-1);
  const value = type === 'application/json' ? commandData(values, schema, command ?? '') : undefined;
  if (value) return anyText(value, (data) => JSON.stringify(data));
  const lines = PLAYED_STORY.map(({ command: name, data }) =>
    fc
      .tuple(fc.stringMatching(/^[!-~]{8,64}$/), mutatedAtTimes(fc.constant<unknown>(data)))
      .map(([key, sent]) => ({ command: name, key, data: sent })),
  );
  const line = mutatedAtTimes(fc.oneof(...lines));
  return anyText(fc.array(line, { maxLength: 4 }), (all) =>
    [all]
      .flat()
      .map((one) => `${JSON.stringify(one)}\n`)
      .join(''),
  );
};

const mutatedAtTimes = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 2, arbitrary: value }, { weight: 1, arbitrary: mutated(value) });

const anyText = (value: fc.Arbitrary<unknown>, textOf: (value: unknown) => string): fc.Arbitrary<string | Buffer> =>
  fc.oneof(
    { weight: 6, arbitrary: value.map(textOf) },
    { weight: 3, arbitrary: mutated(value).map((odd) => textOf(odd) ?? '') },
    { weight: 1, arbitrary: mangled(value.map(textOf)) },
  );

/** The data of the examples with some of its members as the schema may have them, or all of it. */
const commandData = (values: Values, schema: Schema, command: string): fc.Arbitrary<unknown> => {
  const any = values.of(schema);
  const examples = PLAYED_STORY.filter((example) => example.command === command).map(({ data }) => data);
  if (examples.length === 0) return any;
  const near = fc.tuple(fc.constantFrom(...examples), any, fc.nat()).map(([example, other, pick]) => {
    const replaced = Object.entries(other as object).filter((_, i) => (pick >> i) % 3 === 0);
    return { ...example, ...Object.fromEntries(replaced.slice(0, 2)) };
  });
  return fc.oneof({ weight: 2, arbitrary: near }, { weight: 1, arbitrary: any });
};
