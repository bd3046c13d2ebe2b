/**
 * RFC 8785 (JCS) for what commands and events hold: strings, booleans, null, lists and records; numbers only as whole numbers.
 * Members with the value undefined are left out, as JSON does. Throws on anything else, and on text that is not well-formed Unicode.
 */
export const canonical = (value: unknown): string => {
  if (typeof value === 'string') return text(value);
  if (value === null) return 'null';
  if (Array.isArray(value)) return list(value);
  if (typeof value === 'object') return record(value as Record<string, unknown>);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
  throw new Error(`this ${typeof value} has no canonical form here`);
};

const PLAIN = /^[ !#-[\]-~]*$/;
const text = (value: string): string => {
  if (PLAIN.test(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw new Error('text with a lone surrogate has no canonical form');
  return JSON.stringify(value);
};

const list = (values: readonly unknown[]): string => {
  let out = '[';
  for (let i = 0; i < values.length; i += 1) out += (i > 0 ? ',' : '') + canonical(values[i]);
  return `${out}]`;
};

const record = (members: Record<string, unknown>): string => {
  let out = '';
  for (const key of inOrder(Object.keys(members))) {
    const value = members[key];
    if (value !== undefined) out += `${out ? ',' : ''}${text(key)}:${canonical(value)}`;
  }
  return `{${out}}`;
};

/** Sorted by UTF-16 code units. The few names a record has, often in order already, are put in place faster than by `sort`. */
const inOrder = (names: string[]): string[] => {
  if (names.length > 32) return names.sort();
  for (let i = 1; i < names.length; i += 1) {
    const name = names[i] ?? '';
    let at = i;
    for (; at > 0 && name < (names[at - 1] ?? ''); at -= 1) names[at] = names[at - 1] ?? '';
    names[at] = name;
  }
  return names;
};
