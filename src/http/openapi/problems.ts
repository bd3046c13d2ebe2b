import { REFUSALS, type RefusalCode } from '../../domain/kernel/refusal.js';
import type { Schema } from '../../domain/kernel/json-schema.js';
import { integer, list, oneOf, optional, record, text } from '../../projections/answers/shape.js';
import { keysState, registryHealth } from './health-answers.js';
import { activity, code, instant, party, quantity, revision, year } from '../../projections/answers/types.js';

/** Every code there is. */
export const CODES = Object.keys(REFUSALS) as RefusalCode[];

const members = record({
  type: text('Where it is explained', '^/problems/[a-z-]{1,60}$'),
  title: text('What is refused, in words'),
  status: integer('The HTTP status'),
  detail: text('The title with its rule, and what to do'),
  rule: optional(text('The rule it rests on', '^R-[0-9]{2,3}$')),
  conflictsWith: optional(revision('The event it collides with')),
  blocks: optional(list(text('A block it is about'))),
  component: optional(code('The component it is about')),
  account: optional(code('The account it is about')),
  obligation: optional(code('The obligation it is about')),
  programme: optional(activity),
  vintage: optional(year('The vintage it is about')),
  quantity: optional(quantity('How much would fit')),
  available: optional(quantity('How many of the units that are wanted there are')),
  notBefore: optional(instant('The instant before which it cannot be')),
  host: optional(party('The Party whose limit or target it is')),
  class: optional(code('The class of its limits; absent where the activity is in none')),
  activity: optional(activity),
  party: optional(party('The Party whose terms of acceptance they are')),
  term: optional(oneOf('The term that they do not meet', 'programmes', 'methodologies', 'nesting', 'storageYearsAtLeast', 'vintagesFrom')),
  year: optional(year('The year whose inventory and target it is judged by')),
  missing: optional(quantity('Tonnes by which that would miss its target')),
  gone: optional(quantity('What of it has left')),
  left: optional(quantity('What may still leave')),
  line: optional(integer('The line of the input, from 1')),
  conflictsWithLine: optional(integer('The other line, from 1')),
  rows: optional(
    list(
      record({ table: text('Its table'), row: text('Its number in the table, from 1'), column: text('Its header') }),
      'Required cells of the report that are empty',
    ),
  ),
  findings: optional(
    list(
      record({ check: text('The check'), table: text('Its table'), row: text('The row, from 1; 0 where one is missing') }),
      'What checks of the report found',
    ),
  ),
  errors: optional(
    list(
      record({
        pointer: text('JSON Pointer into the body, or the name of the header or parameter'),
        code: text('What is wrong with it'),
        detail: text('In words'),
      }),
    ),
  ),
  keys: optional(keysState),
  registries: optional(registryHealth),
}).schema;

/** The members that a problem may carry beside its code (`docs/contract.md` 4). */
export const PROBLEM_DETAILS: Schema = { type: 'object', properties: members['properties'], required: members['required'] };

/**
 * A problem with one of these codes. The code is in no schema that this one is made of: generators take one of two definitions of a member, or
 * none of them.
 */
export const problemWith = (codes: readonly RefusalCode[]): Schema => ({
  allOf: [
    { $ref: '#/components/schemas/ProblemDetails' },
    { type: 'object', properties: { code: oneOf('The refusal', ...codes).schema }, required: ['code'] },
  ],
  unevaluatedProperties: false,
});

/** Any problem. */
export const PROBLEM: Schema = problemWith(CODES);

/** What any request may be refused with, whatever it asks. */
export const ANY: readonly RefusalCode[] = [
  'wrong-host',
  'malformed-request',
  'unauthenticated',
  'not-acceptable',
  'uri-too-long',
  'too-many-requests',
  'headers-too-large',
];
/** What a read may be refused with. 403 only where reads are for members. */
export const READING: readonly RefusalCode[] = [...ANY, 'forbidden', 'unknown-registry', 'unavailable'];
/** What a command may be refused with beside what its own table says. */
export const COMMANDING: readonly RefusalCode[] = [
  ...ANY,
  'malformed-json',
  'invalid-encoding',
  'forbidden',
  'unknown-registry',
  'unknown-party',
  'nothing-to-change',
  'approval-required',
  'stale-revision',
  'too-large',
  'unsupported-media-type',
  'not-the-writer',
  'invalid-input',
  'idempotency-conflict',
  'unavailable',
  'outcome-unknown',
  'storage-full',
];
/** What is refused where no registry is concerned. */
export const ANYWHERE: readonly RefusalCode[] = [...ANY, 'forbidden'];
