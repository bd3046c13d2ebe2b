import type { Schema } from '../../domain/kernel/json-schema.js';
import { html, type Content, type Html } from './html.js';

/** The members of a record as a table; what is no record is told in a line. */
export const fieldTable = (schema: Schema): Html => {
  const properties = schema['properties'] as Record<string, Schema> | undefined;
  if (!properties) return html`<p>${typeOf(schema)}</p> `;
  const required = new Set(schema['required'] as readonly string[] | undefined);
  return html`<table>
    <tbody>
      ${Object.entries(properties).map(
        ([name, member]) =>
          html`<tr>
            <td><code>${name}</code>${required.has(name) ? '' : ' (optional)'}</td>
            <td>${typeOf(member)}</td>
            <td>${wordOf(member['description'])}</td>
          </tr> `,
      )}
    </tbody>
  </table> `;
};

/** A keyword's value where it is text, else nothing. */
export const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** In a few words: the type with its pattern, values or bounds, linked where it has a name. */
const typeOf = (schema: Schema): Content => {
  const { $ref, anyOf, oneOf, enum: values, const: only, items, type, pattern, maxItems } = schema;
  if (typeof $ref === 'string') {
    const name = $ref.split('/').at(-1) ?? '';
    return html`<a href="#type-${name}">${name}</a>`;
  }
  const choices = (anyOf ?? oneOf) as readonly Schema[] | undefined;
  if (choices) return choices.length > 3 ? `one of ${choices.length} forms` : choices.map((one, i) => [i > 0 ? ' or ' : '', typeOf(one)]);
  if (Array.isArray(values))
    return html`<code>${values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' | ')}</code>`;
  if (only !== undefined) return html`<code>${JSON.stringify(only)}</code>`;
  if (items) return ['list of ', typeOf(items as Schema), typeof maxItems === 'number' ? `, at most ${maxItems}` : ''];
  return [wordOf(type) || 'anything', pattern === undefined ? '' : html` <code>${wordOf(pattern)}</code>`];
};
