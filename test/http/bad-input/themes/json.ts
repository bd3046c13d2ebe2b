import { invalid, invalidEncoding, malformedJson, type Row } from '../row.js';
import { transferText } from '../samples.js';

const body = (row: number, says: string, bytes: string | Uint8Array, gets: Row['gets']): Row => ({
  ...{ row, says, gets },
  send: (edge) => edge.body(bytes),
});
const good = transferText('"1"');
const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

/** The body as a text. */
export const json: readonly Row[] = [
  { ...body(1, 'broken JSON', '{"to":"GHA-SECRET', malformedJson('malformed-json')), hostile: 'SECRET' },
  body(2, 'an empty body', '', malformedJson('malformed-json')),
  ...['null', '5', '"text"', '[]', 'true'].map((text) => body(3, `${text} instead of an object`, text, invalid('', 'validation-failed'))),
  body(4, 'two JSON values', `${good} {}`, malformedJson('malformed-json')),
  body(5, 'a member twice', '{"units":{"quantity":"1","quantity":"1000"}}', malformedJson('duplicate-json-key', '/units/quantity')),
  body(6, 'a member twice, once escaped', '{"a":1,"\\u0061":2}', malformedJson('duplicate-json-key', '/a')),
  body(7, 'a member __proto__', '{"__proto__":{"isAdmin":true}}', malformedJson('forbidden-json-key', '/__proto__')),
  ...['constructor', 'prototype'].map((name) =>
    body(8, `a member ${name}`, `{"units":{"${name}":1}}`, malformedJson('forbidden-json-key', `/units/${name}`)),
  ),
  body(8, 'a member constructor, escaped', '{"\\u0063onstructor":1}', malformedJson('forbidden-json-key', '/constructor')),
  body(9, '40,000 open brackets', '['.repeat(40_000), malformedJson('json-too-deep')),
  body(9, '33 levels', deep(33), malformedJson('json-too-deep')),
  body(9, '32 levels are read', deep(32), invalid('', 'validation-failed')),
  body(10, 'a byte order mark', `\ufeff${good}`, invalidEncoding()),
  body(11, 'a byte that is not UTF-8', Buffer.from(`{"from":"GHA\xff"}`, 'latin1'), invalidEncoding()),
  body(12, 'a lone surrogate', '{"from":"\\ud800"}', invalidEncoding('/from')),
  body(25, 'a quantity as a number', transferText('5'), invalid('/units/quantity', 'quantity-must-be-string')),
  body(26, 'a number beyond 2^53', transferText('9007199254740993'), invalid('/units/quantity', 'quantity-must-be-string')),
  body(27, '1e400', transferText('1e400'), malformedJson('unsafe-number', '/units/quantity')),
  ...['1.0', '1e2', '1.0000000000000001', '-0'].map((number) =>
    body(28, `the number ${number}`, transferText(number), malformedJson('unsafe-number', '/units/quantity')),
  ),
];
