import { refuse } from '../domain/kernel/refusal.js';

/** Deeper nesting than any command has. */
const MOST_DEPTH = 32;

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads a JSON text as what it says and nothing else: UTF-8 without BOM, no member twice, no number but whole ones, no nesting beyond
 * reason, no lone surrogate (`bad-input.md` 1 to 12, 25 to 28). Throws `malformed-json` or `invalid-encoding` with the place.
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
  } catch (error) {
    if (error instanceof TypeError) return badEncoding('A byte that is not UTF-8');
    throw error;
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

const TOKEN = /[{}[\],:]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s{}[\],:"]+|"/gs;
const WHOLE = /^-?(?:0|[1-9][0-9]*)$/;

/** What `JSON.parse` would take in silence. Leaves everything else about the grammar to it. */
const scan = (text: string): void => {
  const open: Open[] = [];
  const pointer = (): string => open.map(({ name }) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  for (const [token] of text.matchAll(TOKEN)) {
    const inside = open.at(-1);
    if (token === '{' || token === '[') {
      if (open.length === MOST_DEPTH) malformed('', 'json-too-deep', `More than ${MOST_DEPTH} levels`);
      open.push({ keys: token === '{' ? new Set() : undefined, name: token === '{' ? '' : 0, expectsKey: token === '{' });
    } else if (token === '}' || token === ']') open.pop();
    else if (token === ',') {
      if (inside && typeof inside.name === 'number') inside.name += 1;
      else if (inside) inside.expectsKey = true;
    } else if (token.startsWith('"')) {
      const string = textOf(token, pointer);
      if (inside?.keys && inside.expectsKey) enter(inside, string, pointer);
    } else if (token !== ':' && /^[-0-9]/.test(token) && (!WHOLE.test(token) || token === '-0')) {
      malformed(pointer(), 'unsafe-number', 'Only whole numbers in plain digits');
    }
  }
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
