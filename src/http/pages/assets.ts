import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { refuse } from '../../domain/kernel/refusal.js';
import { tagOfBytes } from '../entity-tags.js';
import { onlyKnown, type Query } from '../query.js';

const CSS = 'text/css; charset=utf-8';
const JAVASCRIPT = 'text/javascript; charset=utf-8';

/** Beside `src` and `dist`: the same files for both. */
const own = (name: string): string => join(import.meta.dirname, '../../../assets', name);
const swaggerUi = (name: string): string => createRequire(import.meta.url).resolve(`swagger-ui-dist/${name}`);

/** The files that pages load, and no others: where each is, and its type. */
const FILES: Readonly<Record<string, { readonly path: string; readonly type: string }>> = {
  'sextant.css': { path: own('sextant.css'), type: CSS },
  'sextant.svg': { path: own('sextant.svg'), type: 'image/svg+xml' },
  'docs.css': { path: own('docs.css'), type: CSS },
  'docs.js': { path: own('docs.js'), type: JAVASCRIPT },
  'swagger-ui.css': { path: swaggerUi('swagger-ui.css'), type: CSS },
  'swagger-ui-bundle.js': { path: swaggerUi('swagger-ui-bundle.js'), type: JAVASCRIPT },
};

/** Serves the files that pages load, to everybody: they are the same in every node of this build. Each is read when it is first asked for. */
export const addAssets = (fastify: FastifyInstance): void => {
  const read = new Map<string, { readonly bytes: Buffer; readonly etag: string }>();
  fastify.get('/assets/:file', { config: { form: 'asset', isOpen: true } }, (request, reply) => {
    onlyKnown(request.query as Query, []);
    const { file: name } = request.params as { file: string };
    const file = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
    const { path, type } = file ?? refuse('not-found');
    let asset = read.get(name);
    if (!asset) {
      const bytes = readFileSync(path);
      read.set(name, (asset = { bytes, etag: tagOfBytes(bytes) }));
    }
    return reply.headers({ 'content-type': type, 'cache-control': 'no-cache', etag: asset.etag }).send(asset.bytes);
  });
};
