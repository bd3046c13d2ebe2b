import { statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { refuse } from '../../domain/kernel/refusal.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import { BUILD } from '../../node/build.js';
import type { Registries, Registry } from '../../node/registries.js';
import { atFrom } from '../../projections/at.js';
import { noteText } from '../../transparency-log/note.js';
import { linesOf } from '../events/event-feed.js';
import type { OpenReaders } from '../events/open-readers.js';
import { consistencyOf } from '../log/log-routes.js';
import { onlyKnown, single, type Query } from '../query.js';
import { rulesPage, schemasPage } from './pages.js';
import { readme } from './readme.js';
import { zipped, type Packed, type PackedFile } from './zip.js';

/** From so many bytes of events on their sizes are written with 64 bits: a file of lines is never twice as large as its event file. */
const LARGE_BYTES = 2 ** 31;

/** Serves everything that is needed to check a registry's history elsewhere, as one archive: up to what is sealed, or to an earlier moment. */
export const addEvidence = (
  fastify: FastifyInstance,
  registries: Registries,
  { catalogue, readers, dataDir }: { readonly catalogue: Catalogue; readonly readers: OpenReaders; readonly dataDir: string },
): void => {
  fastify.get('/v1/registries/:registry/evidence', { config: { form: 'archive' } }, async (request, reply) => {
    const registry = await registries.get((request.params as { registry: string }).registry);
    const query = request.query as Query;
    onlyKnown(query, ['at']);
    const evidence = await evidenceOf(registry, single(query, 'at'));
    const name = `${registry.code}-${evidence.size}.zip`;
    reply.headers({
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-cache',
    });
    if (request.method === 'HEAD') return reply.send(Readable.from([]));
    const reader = readers.add(request, reply, registry);
    const head = evidence.size - 1n;
    const events: Packed = {
      name: 'events.ndjson',
      pieces: () => linesOf(reader, readers.turns, { after: -1n, head }),
      isLarge: statSync(join(dataDir, registry.code, 'events.sqlite')).size >= LARGE_BYTES,
    };
    const listing = (files: readonly PackedFile[]): Packed => fileOf('evidence.json', listingOf(registry.code, evidence, files));
    return reply.send(Readable.from(zipped([...beside(registry, evidence, catalogue), events], listing)));
  });
};

/** Which events an archive has, and what was signed over them. */
interface Evidence {
  readonly size: bigint;
  readonly sealed: bigint;
  readonly origin: string;
  readonly note: string;
}

/** Up to the last checkpoint, or to the end of the act at a moment, all of which must be sealed. Throws `not-sealed-yet`, `unknown-event`. */
const evidenceOf = async (registry: Registry, at: string | undefined): Promise<Evidence> => {
  if (at !== undefined) atFrom(at);
  const asked = at === undefined ? undefined : await revisionAt(registry, at);
  const { size, origin, note } = registry.log.published.checkpoint ?? refuse('not-sealed-yet');
  if (asked !== undefined && asked >= size) refuse('not-sealed-yet');
  return { size: asked === undefined ? size : asked + 1n, sealed: size, origin, note: noteText(note) };
};

const revisionAt = async ({ reads }: Registry, at: string): Promise<bigint> => {
  const { text } = await reads.askText('registry', { at });
  return BigInt((JSON.parse(text) as { revision: string }).revision);
};

const fileOf = (name: string, text: string): Packed => ({ name, pieces: () => [text] });

/** What stands beside the events: short, and first, so that whoever opens the archive reads it first. */
const beside = ({ code, log }: Registry, { size, sealed, origin, note }: Evidence, catalogue: Catalogue): Packed[] => [
  fileOf('README.md', readme({ registry: code, size, sealed, origin })),
  fileOf('checkpoint', note),
  ...(size === sealed ? [] : [fileOf('consistency.json', `${JSON.stringify(consistencyOf(code, log.published, size, sealed))}\n`)]),
  fileOf('keys', log.published.keys.map((key) => `${key}\n`).join('')),
  fileOf('rules.txt', rulesPage()),
  fileOf('schemas/events.json', schemasPage(catalogue)),
];

const listingOf = (registry: string, { size, sealed, origin }: Evidence, files: readonly PackedFile[]): string => {
  const each = files.map(({ name, bytes, sha256 }) => ({ name, bytes: String(bytes), sha256 }));
  return `${JSON.stringify({ registry, revision: String(size - 1n), origin, sealed: String(sealed), build: BUILD, files: each }, null, 1)}\n`;
};
