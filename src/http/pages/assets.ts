import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { refuse } from '../../domain/kernel/refusal.js';
import { tagOfBytes } from '../entity-tags.js';
import { onlyKnown, type Query } from '../query.js';
import type { ConsoleFiles, File } from './console-files.js';

const CSS = 'text/css; charset=utf-8';
const JAVASCRIPT = 'text/javascript; charset=utf-8';

/** Beside `src` and `dist`: the same files for both. */
const ownPath = (name: string): string => join(import.meta.dirname, '../../../assets', name);
const swaggerUi = (name: string): string => createRequire(import.meta.url).resolve(`swagger-ui-dist/${name}`);

/** The files that pages load, and no others: where each is, and its type. */
const FILES: Readonly<Record<string, { readonly path: string; readonly type: string }>> = {
  'sextant.css': { path: ownPath('sextant.css'), type: CSS },
  'sextant.svg': { path: ownPath('sextant.svg'), type: 'image/svg+xml' },
  'docs.css': { path: ownPath('docs.css'), type: CSS },
  'docs.js': { path: ownPath('docs.js'), type: JAVASCRIPT },
  'swagger-ui.css': { path: swaggerUi('swagger-ui.css'), type: CSS },
  'swagger-ui-bundle.js': { path: swaggerUi('swagger-ui-bundle.js'), type: JAVASCRIPT },
};

/** The files of this table may be other ones after the next start, under the same names; those of the console never change. */
const ASK_AGAIN = 'no-cache';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Serves the files that pages load, to everybody: they are the same in every node of this build. Each is read when it is first asked for. */
export const addAssets = (fastify: FastifyInstance, built: ConsoleFiles): void => {
  const read = new Map<string, File>();
  const own = (name: string): File | undefined => {
    const { path, type } = (Object.hasOwn(FILES, name) ? FILES[name] : undefined) ?? {};
    if (path === undefined || type === undefined) return undefined;
    const bytes = readFileSync(path);
    const file = { bytes, type, etag: tagOfBytes(bytes) };
    read.set(name, file);
    return file;
  };
  fastify.get('/assets/:file', { config: { form: 'asset', isOpen: true } }, (request, reply) => {
    onlyKnown(request.query as Query, []);
    const { file: name } = request.params as { file: string };
    const ours = read.get(name) ?? own(name);
    const { bytes, type, etag } = ours ?? built.file(name) ?? refuse('not-found');
    return reply.headers({ 'content-type': type, 'cache-control': ours ? ASK_AGAIN : FOR_EVER, etag }).send(bytes);
  });
};
