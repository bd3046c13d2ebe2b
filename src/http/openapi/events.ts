import { eventMeta } from '../../domain/message/message.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import type { Schema } from '../../domain/kernel/json-schema.js';
import { constant, nullable, record, reference, text } from '../../projections/answers/shape.js';
import { actor, hash, instant, registryCode, revision } from '../../projections/answers/types.js';

type EventClass = Catalogue['eventClasses'] extends ReadonlyMap<string, infer C> ? C : never;

const id = text(
  'First 128 bits of SHA-256 of the stored event without its id, as UUIDv8',
  '^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
);

/**
 * The schemas of events (`docs/contract.md` 8), each under a name of its own, since generators make a type of a name: `ActEvent` as the act in
 * an answer lists it, `StoredEvent` as it is in the ledger. Each is one alternative a type, and that one the versions of the type where it has
 * several.
 */
export const eventSchemas = (catalogue: Catalogue): Record<string, Schema> => {
  const versions = new Map<string, EventClass[]>();
  for (const event of [...catalogue.eventClasses.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const { type } = eventMeta(event);
    versions.set(type, [...(versions.get(type) ?? []), event]);
  }
  return { ...alternatives('Act', versions, actEvent), ...alternatives('Stored', versions, storedEvent) };
};

const alternatives = (
  prefix: 'Act' | 'Stored',
  versions: ReadonlyMap<string, readonly EventClass[]>,
  schemaOf: (event: EventClass) => Schema,
): Record<string, Schema> => {
  const schemas: Record<string, Schema> = {};
  const mapping: Record<string, string> = {};
  for (const [type, classes] of versions) {
    const name = `${prefix}${type}`;
    const each = classes.map((event) => [`${name}V${eventMeta(event).version}`, schemaOf(event)] as const);
    const [[, only]] = each as [[string, Schema]];
    if (each.length > 1) Object.assign(schemas, Object.fromEntries(each));
    schemas[name] = each.length > 1 ? { anyOf: each.map(([version]) => reference(version).schema) } : only;
    mapping[type] = `#/components/schemas/${name}`;
  }
  const oneOf = Object.values(mapping).map(($ref) => ({ $ref }));
  return { ...schemas, [`${prefix}Event`]: { oneOf, discriminator: { propertyName: 'type', mapping } } };
};

const actEvent = (event: EventClass): Schema =>
  record({
    revision: revision('Its revision'),
    id,
    type: constant(eventMeta(event).type),
    at: instant('When'),
    data: reference(event.name),
  }).schema;

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
