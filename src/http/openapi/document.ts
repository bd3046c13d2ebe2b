import { BUILD } from '../../node/build.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import type { Schema } from '../../domain/kernel/json-schema.js';
import { answerSchemas, REGISTRIES_ANSWER } from './answers.js';
import { commandOperations, keyAndBulkOperations } from './command-operations.js';
import { eventSchemas } from './events.js';
import { logOperations } from './log-operations.js';
import { pathsOf, reference, type Operation } from './operations.js';
import { withNullableTypes } from './nullable-types.js';
import { CODES, PROBLEM, PROBLEM_DETAILS } from './problems.js';
import { refusalComponents } from './refusal-sets.js';
import { readOperations } from './read-operations.js';
import { SERVICE_ANSWERS } from './service-answers.js';
import { serviceOperations } from './service-operations.js';
import { anyRecord, flag, list, nullable, oneOf, optional, record, text, type Shape } from '../../projections/answers/shape.js';
import { amount, code, instant, party, quantity, registryCode, revision, year } from '../../projections/answers/types.js';

/** Every operation of the node, in the order in which they are listed. */
const operationsOf = (catalogue: Catalogue): Operation[] => [
  ...commandOperations(catalogue),
  ...keyAndBulkOperations(catalogue),
  ...readOperations,
  ...serviceOperations,
  ...logOperations,
];

/**
 * The OpenAPI document, assembled from the Catalogue and the tables of reads and services. It says 3.1.0 and not 3.1.1, which some generators
 * don't know, though the two differ in wording alone.
 */
export const openapiOf = (catalogue: Catalogue): Schema => {
  const operations = operationsOf(catalogue);
  const refusals = refusalComponents(operations);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sextant',
      version: BUILD.replace(/^sextant-/, ''),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'An event-sourced crediting ledger for Article 6 of the Paris Agreement. Every number is a string. Refusals are RFC 9457 problems; each type has a page under /problems/.',
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, {}],
    tags: ['commands', 'reads', 'events', 'proofs', 'operations', 'documents'].map((name) => ({ name })),
    paths: pathsOf(operations),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: 'An API key, or dev-<name> in dev mode' } },
      responses: sorted(refusals.responses),
      schemas: withNullableTypes(
        sorted({
          ...catalogue.schemas,
          ...eventSchemas(catalogue),
          ...answerSchemas(),
          ...SERVICE_ANSWERS,
          ...actSchemas(),
          ...refusals.schemas,
          RegistriesAnswer: REGISTRIES_ANSWER,
          Problem: PROBLEM,
          ProblemDetails: PROBLEM_DETAILS,
        }),
      ),
    },
  };
};

const event: Shape<object> = { schema: reference('ActEvent') };

const actSchemas = (): Record<string, Schema> => {
  const act = { registry: registryCode, revision: revision("The act's last event"), events: list(event) };
  const balances = record({ account: code('The account'), before: quantity('Units before'), after: quantity('Units after') });
  const adjustments = record({
    party: party('The Party'),
    vintage: year('Vintage'),
    additions: amount('Added'),
    subtractions: amount('Subtracted'),
  });
  const approval = record({
    by: oneOf('Who has to approve it', 'colleague', 'counterparty'),
    notBefore: instant('Not before this, were it proposed now'),
  });
  const warning = record({
    code: oneOf('What is to be known', 'host-would-oversell', 'no-data'),
    party: party('The host'),
    vintage: year('The year for which its first transfers count'),
    year: nullable(year('The year whose inventory and target it is judged by; null where no year has both')),
    missing: nullable(quantity('Tonnes by which it would miss that target')),
  });
  const warnings = optional(list(warning, 'What passed and should be known; only in the first answer'));
  const line = { type: 'integer', minimum: 1 };
  const written = {
    line,
    key: { type: 'string' },
    status: { type: 'integer', const: 201 },
    revision: { type: 'string' },
    events: { type: 'array', items: event.schema },
  };
  return {
    Act: record({ ...act, warnings }).schema,
    DryRun: record({
      ...act,
      ...{ balances: list(balances), adjustments: list(adjustments) },
      wouldNeedApproval: flag('Whether a second person has to approve it: given as it is it is refused, and proposed it waits'),
      approval: optional(approval),
      warnings,
    }).schema,
    BulkLine: record({
      command: text('Name of the command'),
      key: text('Its idempotency key', '^[!-~]{8,64}$'),
      data: anyRecord("The command's data"),
    }).schema,
    BulkResult: { oneOf: [reference('BulkWritten'), reference('BulkRefused')] },
    BulkWritten: {
      type: 'object',
      properties: { ...written, warnings: warnings.schema },
      required: Object.keys(written),
      additionalProperties: false,
    },
    BulkRefused: {
      type: 'object',
      properties: { line, key: { type: 'string' }, code: { type: 'string', enum: CODES }, ...(PROBLEM_DETAILS['properties'] as Schema) },
      required: ['line', 'status', 'code', 'title'],
    },
  };
};

const sorted = (schemas: Readonly<Record<string, Schema>>): Record<string, Schema> =>
  Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
