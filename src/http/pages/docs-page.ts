import type { FastifyInstance } from 'fastify';
import type { RefusalCode } from '../../domain/kernel/refusal.js';
import { REFUSALS } from '../../domain/kernel/refusal.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import type { Schema } from '../../domain/kernel/json-schema.js';
import { openapiOf, operationsOf } from '../openapi/document.js';
import type { Operation } from '../openapi/operations.js';
import { onlyKnown, type Query } from '../query.js';
import { html, page, sendPage, type Content, type Html } from './html.js';
import { fieldTable, wordOf } from './schema-tables.js';

/** Serves the OpenAPI document, and the same as a page that needs no other host. Both are made once. */
export const addDocuments = (fastify: FastifyInstance, catalogue: Catalogue): void => {
  let json: string | undefined;
  let docs: string | undefined;
  fastify.get('/openapi.json', (request, reply) => {
    onlyKnown(request.query as Query, []);
    json ??= JSON.stringify(openapiOf(catalogue));
    return reply.header('content-type', 'application/json; charset=utf-8').header('cache-control', 'no-cache').send(json);
  });
  fastify.get('/docs', { config: { form: 'page' } }, (request, reply) => {
    onlyKnown(request.query as Query, []);
    docs ??= docsPage(catalogue);
    return sendPage(reply, docs);
  });
};

const docsPage = (catalogue: Catalogue): string => {
  const document = openapiOf(catalogue);
  const { schemas } = document['components'] as { schemas: Record<string, Schema> };
  const operations = operationsOf(catalogue);
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  const section = (tag: string): Content =>
    html`<h2>${tag}</h2>
      ${operations.filter((one) => one.tag === tag).map((one) => operationSection(one))}`;
  return page(
    'Interface',
    html`<h1>Sextant: the interface</h1>
      <p>${(document['info'] as { description: string }).description}</p>
      <p>For programs: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1). For refusals: <a href="/problems">problems</a>.</p>
      <nav>
        <ul>
          ${operations.map((one) => html`<li><a href="#${anchorOf(one)}">${titleOf(one)}</a></li> `)}
        </ul>
      </nav>
      ${tags.map(section)}
      <h2>types</h2>
      ${Object.entries(schemas).map(([name, schema]) => schemaSection(name, schema))}`,
  );
};

const anchorOf = ({ path, id, tag }: Operation): string =>
  tag === 'commands' && !path.endsWith('}') ? (path.split('/').at(-1) ?? id) : id;
const titleOf = ({ method, path, tag, summary }: Operation): string =>
  tag === 'commands' && method === 'post' && !path.endsWith('/commands') ? (path.split('/').at(-1) ?? '') : summary;

const operationSection = (operation: Operation): Html => {
  const { method, path, summary, description = '', parameters = [], body, answers, refuses } = operation;
  return html`<h3 id="${anchorOf(operation)}"><code>${method.toUpperCase()} ${path}</code></h3>
    <p>${summary}. ${description}</p>
    ${parameters.length === 0 ? '' : parameterTable(parameters)}${body ? bodyOf(body) : ''}
    <details>
      <summary>Answers: ${Object.keys(answers).join(', ')}; refusals</summary>
      <dl>
        ${Object.entries(answers).map(
          ([status, one]) =>
            html`<dt>${status}</dt>
              <dd>${String(one['description'])} ${contentOf(one)}</dd> `,
        )}
      </dl>
      <ul>
        ${[...new Set(refuses)].map(refusalItem)}
      </ul>
    </details> `;
};

const refusalItem = (code: RefusalCode): Html => {
  const { status, title, rule } = REFUSALS[code];
  return html`<li>
    ${String(status)} <a href="/problems/${code}"><code>${code}</code></a> ${title}${rule ? ` (${rule})` : ''}
  </li> `;
};

const parameterTable = (parameters: readonly Schema[]): Html =>
  html`<table>
    <tbody>
      ${parameters.map(
        ({ name, in: place, description, required, schema }) =>
          html`<tr>
            <td><code>${String(name)}</code></td>
            <td>${String(place)}${required ? ', required' : ''}</td>
            <td>${String(description)}</td>
            <td><code>${wordOf((schema as Schema)['pattern'])}</code></td>
          </tr> `,
      )}
    </tbody>
  </table> `;

const bodyOf = (body: Schema): Html => {
  const [[type, media]] = Object.entries(body['content'] as Record<string, Schema>) as [[string, Schema]];
  const example = media['example'];
  return html`<p>Body, <code>${type}</code>: ${referenceIn(media['schema'] as Schema)}</p>
    ${example === undefined ? '' : html`<pre>${JSON.stringify(example, null, 2)}</pre> `}`;
};

const contentOf = (response: Schema): Content =>
  Object.entries((response['content'] ?? {}) as Record<string, Schema>).map(
    ([type, media]) => html`<code>${type}</code> ${referenceIn(media['schema'] as Schema)}`,
  );

const referenceIn = ({ $ref }: Schema): Content => {
  const name = typeof $ref === 'string' ? $ref.split('/').at(-1) : undefined;
  return name === undefined ? '' : html`<a href="#type-${name}">${name}</a>`;
};

const schemaSection = (name: string, schema: Schema): Html =>
  html`<details id="type-${name}">
    <summary>${name}</summary>
    ${fieldTable(schema)}
  </details> `;
