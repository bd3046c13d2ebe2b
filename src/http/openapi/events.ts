import { eventMeta } from '../../domain/message/message.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import type { Schema } from '../../domain/kernel/json-schema.js';
import { constant, nullable, record, reference, text, type Shape } from '../../projections/answers/shape.js';
import { actor, hash, instant, registryCode, revision } from '../../projections/answers/types.js';

type EventClass = Catalogue['eventClasses'] extends ReadonlyMap<string, infer C> ? C : never;

const id = text(
  'First 128 bits of SHA-256 of the stored event without its id, as UUIDv8',
  '^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
);

/**
 * The schemas of events, each under a name of its own, since generators make a type of a name: `Act...` as an act in an answer lists it, one a
 * type, with the data of any of its versions; `Stored...` as it is in the ledger, one a version. `ActEvent` and `StoredEvent` are any of them.
 */
export const eventSchemas = (catalogue: Catalogue): Record<string, Schema> => {
  const versions = new Map<string, EventClass[]>();
  for (const event of [...catalogue.eventClasses.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const { type } = eventMeta(event);
    versions.set(type, [...(versions.get(type) ?? []), event]);
  }
  const inActs = [...versions].map(([type, classes]): [string, Schema] => [`Act${type}`, actEvent(type, classes)]);
  const stored = [...versions.values()].flat().map((event): [string, Schema] => [`Stored${event.name}`, storedEvent(event)]);
  return {
    ...Object.fromEntries([...inActs, ...stored]),
    ActEvent: {
      oneOf: inActs.map(([name]) => reference(name).schema),
      discriminator: {
        propertyName: 'type',
        mapping: Object.fromEntries([...versions.keys()].map((type) => [type, `#/components/schemas/Act${type}`])),
      },
    },
    StoredEvent: { oneOf: stored.map(([name]) => reference(name).schema) },
  };
};

const actEvent = (type: string, classes: readonly EventClass[]): Schema => {
  const [only, ...others] = classes.map(({ name }) => reference(name));
  const data: Shape<object> = only && others.length === 0 ? only : { schema: { anyOf: classes.map(({ name }) => reference(name).schema) } };
  return record({ revision: revision('Its revision'), id, type: constant(type), at: instant('When'), data }).schema;
};

const storedEvent = (event: EventClass): Schema => {
  const { type, version } = eventMeta(event);
  return record({
    actor: actor('Who gave the command; the proposer where it was proposed'),
    approver: nullable(actor('Who approved it')),
    at: instant("The ledger's time"),
    authority: nullable(text('The role under which it was given: party:GHA')),
    command: nullable(hash('Hash of actor, registry and idempotency key')),
    commandHash: nullable(hash('Hash of the command as it was received')),
    data: reference(event.name),
    id,
    part: text('Which event of its act, from 1', '^[1-9][0-9]{0,3}$'),
    parts: text('How many events the act has', '^[1-9][0-9]{0,3}$'),
    registry: registryCode,
    revision: revision('Its revision'),
    schema: constant(String(version)),
    type: constant(type),
    v: constant(1),
  }).schema;
};
