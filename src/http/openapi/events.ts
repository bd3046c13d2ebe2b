import { eventMeta } from '../../domain/message/message.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import type { Schema } from '../../domain/kernel/json-schema.js';
import { constant, nullable, record, text, type Shape } from '../../projections/answers/shape.js';
import { actor, hash, instant, registryCode, revision } from '../../projections/answers/types.js';

const id = text(
  'First 128 bits of SHA-256 of the stored event without its id, as UUIDv8',
  '^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
);

/** The schemas of events as acts tell them and as they are stored (`docs/contract.md` 8), one alternative an event type. */
export const eventSchemas = (catalogue: Catalogue): Record<string, Schema> => {
  const classes = [...catalogue.eventClasses.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const alternatives = (build: (type: Shape<string>, data: Shape<object>, version: number) => Schema): Schema => ({
    oneOf: classes.map((event) => {
      const { type, version } = eventMeta(event);
      return build(constant(type), { schema: { $ref: `#/components/schemas/${event.name}` } }, version);
    }),
  });
  return {
    ActEvent: alternatives((type, data) => record({ revision: revision('Its revision'), id, type, at: instant('When'), data }).schema),
    StoredEvent: alternatives((type, data, version) => storedEvent(type, data, version)),
  };
};

const storedEvent = (type: Shape<string>, data: Shape<object>, version: number): Schema =>
  record({
    actor: actor('Who gave the command; the proposer where it was proposed'),
    approver: nullable(actor('Who approved it')),
    at: instant("The ledger's time"),
    authority: nullable(text('The role under which it was given: party:GHA')),
    command: nullable(hash('Hash of actor, registry and idempotency key')),
    commandHash: nullable(hash('Hash of the command as it was received')),
    data,
    id,
    part: text('Which event of its act, from 1', '^[1-9][0-9]{0,3}$'),
    parts: text('How many events the act has', '^[1-9][0-9]{0,3}$'),
    registry: registryCode,
    revision: revision('Its revision'),
    schema: constant(String(version)),
    type,
    v: constant(1),
  }).schema;
