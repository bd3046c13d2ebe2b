import type { FastifyInstance } from 'fastify';
import type { Catalogue } from '../../ledger/catalogue.js';
import { DOCS_POLICY } from '../gate/security-headers.js';
import { tagOfBytes } from '../entity-tags.js';
import { openapiOf } from '../openapi/document.js';
import { onlyKnown, type Query } from '../query.js';
import { html, page, sendPage } from './html.js';

/**
 * Serves the OpenAPI document, and the same as a page: Swagger UI, from files of this node, so that it works where there is no other host. The
 * page is for reading, searching and trying out; what it shows is the document alone.
 */
export const addDocuments = (fastify: FastifyInstance, catalogue: Catalogue): void => {
  let document: { readonly bytes: Buffer; readonly etag: string } | undefined;
  fastify.get('/openapi.json', (request, reply) => {
    onlyKnown(request.query as Query, []);
    document ??= sent(JSON.stringify(openapiOf(catalogue)));
    const { bytes, etag } = document;
    return reply.headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache', etag }).send(bytes);
  });
  fastify.get('/docs', { config: { form: 'page' } }, (request, reply) => {
    onlyKnown(request.query as Query, []);
    return sendPage(reply, DOCS, DOCS_POLICY);
  });
};

const sent = (text: string): { readonly bytes: Buffer; readonly etag: string } => ({ bytes: Buffer.from(text), etag: tagOfBytes(text) });

const DOCS = page(
  'Interface',
  html`<a class="home" href="/">Sextant</a>
    <div id="docs">
      <noscript>This page needs scripts. The document it shows is at <a href="/openapi.json">/openapi.json</a>.</noscript>
    </div>`,
  { styles: ['swagger-ui.css', 'docs.css'], scripts: ['swagger-ui-bundle.js', 'docs.js'] },
);

/** Where the page shows an operation, by its tag and id. */
export const docsLink = (tag: string, id: string): string => `/docs#/${tag}/${id}`;
