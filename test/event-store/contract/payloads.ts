import { expect } from '@jest/globals';
import { append } from './backend.js';
import type { Semantic } from './describe-event-store.js';
import { sealed, type Override } from './events.js';

const comesBack = (what: string, data: unknown, override: Override = {}): Semantic => ({
  title: `${what}: the same bytes come back`,
  holds: async ({ store, registry, stored }) => {
    const event = sealed(registry, 0n, data, override);
    expect(await append(store, [event])).toBe('committed');
    expect(await stored()).toEqual([event]);
  },
});

const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
const CONTROLS = Array.from({ length: 32 }, (_, i) => String.fromCharCode(i)).join('');

/** That what comes back is what was given, whatever it holds. */
export const payloads: readonly Semantic[] = [
  comesBack('an empty record', {}),
  comesBack('printable ASCII', { text: PRINTABLE }),
  comesBack('control characters', { text: CONTROLS }),
  comesBack('letters of many scripts', { text: 'éÅ漢字कখ한글עברית' }),
  comesBack('characters beyond the basic plane', { text: '😀𐍈𝔘' }),
  comesBack('separators U+2028 and U+2029, and a byte order mark', { text: '\u2028\u2029\ufeff' }),
  comesBack('combining marks, not composed', { text: 'e\u0301 Å' }),
  comesBack('a quantity beyond 2^53', { quantity: '9007199254740993' }),
  comesBack('the largest and the smallest whole number', { most: Number.MAX_SAFE_INTEGER, least: Number.MIN_SAFE_INTEGER }),
  comesBack('true, false and null', { yes: true, no: false, nothing: null }),
  comesBack('nested lists and records', { rows: [[], [{}], [[['a']], { b: { c: [] } }]] }),
  comesBack('member names that look like numbers', { rows: { '10': 'a', '9': 'b', '1': 'c', '-1': 'd', '01': 'e' } }),
  comesBack('member names with a meaning to JavaScript', JSON.parse('{"__proto__":{"a":"b"},"constructor":"c","toString":"d"}')),
  comesBack('member names beyond ASCII, in their order', { é: '1', z: '2', '😀': '3', '\ufb01': '4' }),
  comesBack('an empty member name', { '': 'nameless' }),
  comesBack('text that looks like the end of an event', { text: ',"id":"00000000-0000-8000-8000-000000000000","part":"1","parts":"1"' }),
  comesBack('text that looks like JSON', { text: '{"a":[1,2,3]}\\"' }),
  comesBack('text that looks like a date, a number, a key of the server', { a: '2026-01-01', b: '1e400', $maxCount: '1' }),
  comesBack('a long text', { text: 'unit '.repeat(11_000) }),
  comesBack('ten thousand short texts', { rows: Array.from({ length: 9_000 }, (_, i) => String(i % 10)) }),
  comesBack(
    'an envelope with all its members',
    {},
    { approver: 'ann', authority: 'party:GHA', command: 'a'.repeat(43), commandHash: 'b'.repeat(43) },
  ),
  comesBack('a long name of a type', {}, { type: `Very${'Long'.repeat(30)}` }),
];
