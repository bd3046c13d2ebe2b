import { refuse } from '../../domain/kernel/refusal.js';

/** Deeper nesting than any command has. */
const MOST_DEPTH = 32;

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads a JSON text as what it says and nothing else: UTF-8 without BOM, no member twice, no number but whole ones, no nesting beyond
 * reason, no lone surrogate (`docs/contract.md` 3). Throws `malformed-json` or `invalid-encoding` with the place.
 */
export const readJson = (bytes: Uint8Array): unknown => {
  const text = decoded(bytes);
  let value: unknown;
  try {
    scan(text);
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return malformed('', 'malformed-json', 'Not a JSON text');
    throw error;
  }
  return value;
};

const decoded = (bytes: Uint8Array): string => {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    // A fatal decoder throws for nothing else, and its error may be of another realm.
    return badEncoding('A byte that is not UTF-8');
  }
  return text.charCodeAt(0) === 0xfeff ? badEncoding('A byte order mark') : text;
};

const malformed = (pointer: string, code: string, detail: string): never =>
  refuse('malformed-json', { errors: [{ pointer, code, detail }] });
const badEncoding = (detail: string): never => refuse('invalid-encoding', { errors: [{ pointer: '', code: 'invalid-encoding', detail }] });

/** A list or record that is open at the place where the scan stands. */
interface Open {
  readonly keys: Set<string> | undefined;
  /** The member or index that is being read. */
  name: string | number;
  expectsKey: boolean;
}

/** A string with escapes, or a quote that nothing closes; and anything that is no string and no punctuation. */
const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"|"/sy;
const ESCAPE = /\\/;
const BARE = /[^\s{}[\],:"]+/y;
const WHOLE = /^-?(?:0|[1-9][0-9]*)$/;

/**
 * What `JSON.parse` would take in silence. Leaves everything else about the grammar to it. Written as one pass over the characters: every
 * command comes through here.
 */
const scan = (text: string): void => {
  const open: Open[] = [];
  let inside: Open | undefined;
  // Not `text.includes`, which V8 of Node 20 may move into the loop: the whole text is then searched again at each of its strings.
  const escapes = ESCAPE.test(text);
  const pointer = (): string => open.map(({ name }) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (char === '"') {
      const end = escapes ? endOf(STRING, text, i) : text.indexOf('"', i + 1) + 1 || i + 1;
      const string = escapes ? textOf(text.slice(i, end), pointer) : undefined;
      if (inside?.keys && inside.expectsKey) enter(inside, string ?? text.slice(i + 1, end - 1), pointer);
      i = end - 1;
    } else if (char === '{' || char === '[') {
      if (open.length === MOST_DEPTH) malformed('', 'json-too-deep', `More than ${MOST_DEPTH} levels`);
      inside = char === '{' ? { keys: new Set(), name: '', expectsKey: true } : { keys: undefined, name: 0, expectsKey: false };
      open.push(inside);
    } else if (char === '}' || char === ']') {
      open.pop();
      inside = open.at(-1);
    } else if (char === ',') {
      if (inside && typeof inside.name === 'number') inside.name += 1;
      else if (inside) inside.expectsKey = true;
    } else if ((char >= '0' && char <= '9') || char === '-') {
      const end = endOf(BARE, text, i);
      const number = text.slice(i, end);
      if (!WHOLE.test(number) || number === '-0') malformed(pointer(), 'unsafe-number', 'Only whole numbers in plain digits');
      i = end - 1;
    } else if (char !== ':' && char.trim() !== '') i = endOf(BARE, text, i) - 1;
  }
};

/** Where the token that begins at `from` ends. */
const endOf = (token: RegExp, text: string, from: number): number => {
  token.lastIndex = from;
  token.test(text);
  return token.lastIndex;
};

/** The string a token stands for. Only those with escapes, or with surrogates, need a closer look. */
const textOf = (token: string, pointer: () => string): string => {
  if (!token.includes('\\')) return token.slice(1, -1);
  const string = JSON.parse(token) as string;
  if (!string.isWellFormed())
    refuse('invalid-encoding', { errors: [{ pointer: pointer(), code: 'invalid-encoding', detail: 'A lone surrogate' }] });
  return string;
};

const enter = (record: Open, key: string, pointer: () => string): void => {
  record.name = key;
  record.expectsKey = false;
  if (FORBIDDEN_KEYS.has(key)) malformed(pointer(), 'forbidden-json-key', 'A member name that is never used');
  if (record.keys?.has(key)) malformed(pointer(), 'duplicate-json-key', 'The member stands there twice');
  record.keys?.add(key);
};
