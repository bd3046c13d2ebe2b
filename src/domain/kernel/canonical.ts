/**
 * RFC 8785 (JCS) for what commands and events hold: strings, booleans, null, lists and records; numbers only as whole numbers.
 * Members with the value undefined are left out, as JSON does. Throws on anything else, and on text that is not well-formed Unicode.
 */
export const canonical = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
      return text(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Error('only whole numbers have a canonical form here');
      return String(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? list(value) : record(value as Record<string, unknown>);
    default:
      throw new Error(`a ${typeof value} has no canonical form`);
  }
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
  for (const key of Object.keys(members).sort()) {
    const value = members[key];
    if (value !== undefined) out += `${out ? ',' : ''}${text(key)}:${canonical(value)}`;
  }
  return `{${out}}`;
};
