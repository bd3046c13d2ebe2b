import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { canonical } from '../../../src/domain/kernel/canonical.js';

const VECTORS = join(process.cwd(), '..', 'shared', 'data', 'vectors', 'jcs');
const published = existsSync(VECTORS) ? it : it.skip;

describe('canonical text (RFC 8785)', () => {
  published.each(['arrays', 'french', 'structures', 'unicode', 'weird'])(
    'is that of the published vector %s (skipped where ../shared/data/vectors/jcs is absent)',
    (name) => {
      const read = (folder: string): string => readFileSync(join(VECTORS, folder, `${name}.json`), 'utf8');
      expect(canonical(JSON.parse(read('input')))).toBe(read('output').trim());
    },
  );

  it('sorts members by their UTF-16 code units, at every depth', () => {
    const value = { b: 1, a: { '\u{1F602}': 1, '\uFB33': 2, é: 3, z: 4, Z: 5, '10': 6, '9': 7, '': 8 } };
    expect(canonical(value)).toBe('{"a":{"":8,"10":6,"9":7,"Z":5,"z":4,"é":3,"\u{1F602}":1,"\uFB33":2},"b":1}');
  });

  it.each([2, 32, 33, 100])('sorts %i members written in the opposite order', (count) => {
    const names = Array.from({ length: count }, (_, i) => `m${String(i).padStart(3, '0')}`);
    const value = Object.fromEntries(names.map((name, i) => [name, i]).reverse());
    expect(canonical(value)).toBe(`{${names.map((name, i) => `"${name}":${i}`).join(',')}}`);
  });

  it('escapes what must be escaped, and nothing else', () => {
    expect(canonical('\u0000\b\t\n\f\r\u001f"\\/\u007f\u0080\u2028€')).toBe('"\\u0000\\b\\t\\n\\f\\r\\u001f\\"\\\\/\u007f\u0080\u2028€"');
  });

  it('does not change text: no normalization', () => {
    expect(canonical('A\u030a')).toBe('"A\u030a"');
  });

  it('leaves absent members out, and writes null', () => {
    expect(canonical({ b: undefined, a: null, c: [null, true, false] })).toBe('{"a":null,"c":[null,true,false]}');
  });

  it('is the same whatever the order in which members were written', () => {
    expect(canonical({ x: { q: '1', p: '2' }, a: [] })).toBe(canonical(JSON.parse('{ "a" : [ ], "x":{"p":"2","q":"1"} }')));
  });

  it.each([
    ['a fraction', 0.5],
    ['a number beyond 2^53', 2 ** 53],
    ['minus zero', -0],
    ['no number', Number.NaN],
    ['a bigint', 1n],
    ['a lone surrogate', '\ud800'],
    ['a lone surrogate in a name', { '\udc00': 1 }],
    ['nothing in a list', [undefined]],
    ['a function', (): number => 1],
  ])('has none for %s', (_, value) => {
    expect(() => canonical(value)).toThrow('canonical form');
  });

  it('has whole numbers as they are', () => {
    expect(canonical([0, -1, 9007199254740991])).toBe('[0,-1,9007199254740991]');
  });
});
