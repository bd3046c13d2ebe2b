import type { FastifyInstance } from 'fastify';
import { resourcesNamed } from '../../domain/kernel/references.js';
import { refuse } from '../../domain/kernel/refusal.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import { decoded } from '../../ledger/fold.js';
import type { Registries, Registry } from '../../node/registries.js';
import { movesOf } from './moves.js';
import { onlyKnown, type Query } from '../query.js';
import { sendJson } from '../send-json.js';
import { linkTo, type ResourceLink } from '../reads/resource-links.js';

/** More blocks of one event than this are not linked one by one. */
const MOST_LINKS = 1_000;

/** One event with its act and links to what it touched (`docs/contract.md` 5). */
export interface EventAnswer {
  readonly registry: string;
  /** The revision of the event itself. */
  readonly revision: string;
  /** The first and the last event of its act. */
  readonly act: { readonly first: string; readonly last: string };
  /** The event as it is stored. */
  readonly event: object;
  readonly touches: readonly ResourceLink[];
}

/** Serves one event by its revision. */
export const addEventLinks = (fastify: FastifyInstance, registries: Registries, catalogue: Catalogue): void => {
  fastify.get('/v1/registries/:registry/events/:revision', async (request, reply) => {
    const { registry: code, revision } = request.params as { registry: string; revision: string };
    onlyKnown(request.query as Query, []);
    const registry = await registries.get(code);
    const answer = eventAnswer(registry, catalogue, /^(?:0|[1-9][0-9]{0,17})$/.test(revision) ? BigInt(revision) : -1n);
    return sendJson(reply.header('etag', `"${answer.revision}"`), answer);
  });
};

const eventAnswer = ({ code, file, ledger }: Registry, catalogue: Catalogue, revision: bigint): EventAnswer => {
  const act = revision < 0n || revision > ledger.revision ? [] : file.actAt(revision);
  const stored = act.find((event) => event.revision === revision) ?? refuse('unknown-event');
  const { event } = decoded(catalogue, stored);
  const blocks = movesOf(code, event, revision).flatMap((move) => move.blocks);
  return {
    registry: code,
    revision: String(revision),
    act: { first: String(act[0]?.revision), last: String(act.at(-1)?.revision) },
    event: JSON.parse(stored.body) as object,
    touches: [
      ...[...new Set(resourcesNamed(event.constructor, event))].map((thing) => linkTo(code, thing)),
      ...blocks.slice(0, MOST_LINKS).map((block) => linkTo(code, `units:${block}`)),
    ],
  };
};
