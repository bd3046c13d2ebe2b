import type { Schema } from '../../domain/kernel/json-schema.js';
import { ACT_FILTERS, EVENT_FILTERS } from '../../projections/find/events.js';
import type { QueryParameter } from '../../projections/queries/parameters.js';
import { answer, IF_NONE_MATCH, lines, NOT_MODIFIED, parameter, reference, type Operation } from './operations.js';
import { ANY, ANYWHERE, READING } from './problems.js';
import { CURSOR, PAGE_SIZE } from './read-operations.js';

const REVISION = { type: 'string', pattern: '^(?:-1|0|[1-9][0-9]{0,17})$' };
const AFTER = parameter('query', 'after', 'Begin behind this revision; -1, and nothing, is before the first event', REVISION, {
  example: '-1',
});
const AFTER_OR_NOW = parameter(
  ...(['query', 'after', 'Begin behind this revision; `now` is behind the head; -1, and nothing, is before the first event'] as const),
  { type: 'string', pattern: '^(?:-1|0|[1-9][0-9]{0,17}|now)$' },
  { example: '-1' },
);
/** They are made of what all events have: none has an example, so that the example of a page is the whole ledger. */
const filterParameters = (filters: Readonly<Record<string, QueryParameter>>): Schema[] =>
  Object.entries(filters).map(([name, { description, pattern }]) => parameter('query', name, description, { type: 'string', pattern }));
/** Health draws on no rate. */
const HEALTH = ANY.filter((code) => code !== 'too-many-requests');
const STRING = { type: 'string' };
const NONCE = { type: 'string', pattern: '^[A-Za-z0-9_-]{16,64}$' };
const PROOF = { description: 'HMAC-SHA256 of the nonce under the token in `server.json` of that directory, base64url', schema: STRING };

/** Events, tasks, differences and the audit of a registry; health, metrics and documents of the node. */
export const serviceOperations: readonly Operation[] = [
  {
    ...{ method: 'get', path: '/v1/registries', id: 'registries', tag: 'reads', summary: 'The registries of this node' },
    parameters: [
      parameter('query', 'at', 'As of this RFC 3339 instant', { type: 'string', maxLength: 40 }),
      PAGE_SIZE,
      parameter('query', 'cursor', 'The cursor of the page before', { type: 'string', pattern: '^[A-Z]{2,3}[0-9]{2}$' }),
    ],
    answers: { '200': answer('Each as its own read answers', reference('RegistriesAnswer')) },
    refuses: [...ANYWHERE, 'unavailable'],
  },
  {
    ...{ method: 'get', path: '/v1/registries/{registry}/events', id: 'events', tag: 'events' },
    summary: 'The ledger itself: events as they are stored, one a line',
    description:
      'A page ends at the end of an act: it has at most `limit` events, or one act that is longer. With filters it has the events that they mean, and no others.',
    parameters: [
      AFTER,
      ...filterParameters(EVENT_FILTERS),
      parameter('query', 'limit', '1 to 10,000; 1,000 if absent', { type: 'string', pattern: '^[1-9][0-9]{0,4}$' }),
    ],
    answers: { '200': { description: 'One event a line', content: lines('StoredEvent') } },
    refuses: READING,
  },
  {
    ...{ method: 'get', path: '/v1/registries/{registry}/events/stream', id: 'eventStream', tag: 'events' },
    summary: 'The ledger as it grows: server-sent events, one frame an act',
    description:
      'The id of a frame is the revision of the last event of its act; a reader that comes back with `Last-Event-ID` misses nothing. With filters only acts with such an event come, whole. Who is 1,000 events or more behind the head gets frames of event `behind`, with `{"revision","head","behind"}`.',
    parameters: [
      AFTER_OR_NOW,
      ...filterParameters(ACT_FILTERS),
      parameter('header', 'Last-Event-ID', 'The id of the last frame that was seen', REVISION),
    ],
    answers: { '200': answer('Frames of event `act`, each with `{"revision","events"}`', STRING, { type: 'text/event-stream' }) },
    refuses: [...READING, 'unknown-event'],
  },
  {
    ...{ method: 'get', path: '/v1/registries/{registry}/events/{revision}', id: 'event', tag: 'events' },
    summary: 'One event, its act, and links to what it touched',
    parameters: [IF_NONE_MATCH],
    answers: { '200': answer('The event', reference('EventAnswer')), ...NOT_MODIFIED },
    refuses: [...READING, 'unknown-event'],
  },
  {
    ...{ method: 'get', path: '/v1/registries/{registry}/diff', id: 'diff', tag: 'events', summary: 'What changed between two revisions' },
    parameters: [
      parameter('query', 'from', 'After this revision', REVISION, { required: true, example: '0' }),
      parameter('query', 'to', 'Up to and with this revision; the head if absent', REVISION),
      PAGE_SIZE,
      CURSOR,
    ],
    answers: { '200': answer('What the events between came to', reference('DiffAnswer')) },
    refuses: [...READING, 'unknown-event'],
  },
  {
    ...{ method: 'get', path: '/v1/registries/{registry}/certificates/{revision}', id: 'certificate', tag: 'reads' },
    summary: 'The certificate of a use or a cancellation',
    description: 'As a PDF it has the event and its receipt attached, so that it proves itself; that waits until the event is sealed.',
    parameters: [
      parameter('query', 'format', 'json, or pdf; json if absent', { type: 'string', enum: ['json', 'pdf'] }, { example: 'json' }),
      IF_NONE_MATCH,
    ],
    answers: {
      '200': {
        description: 'What the event says, and how it is checked',
        content: {
          'application/json': { schema: reference('CertificateAnswer') },
          'application/pdf': { schema: { type: 'string', format: 'binary' } },
        },
      },
      ...NOT_MODIFIED,
    },
    refuses: [...READING, 'unknown-event', 'not-found', 'not-sealed-yet'],
  },
  {
    ...{ method: 'get', path: '/v1/registries/{registry}/tasks', id: 'tasks', tag: 'reads', summary: 'What waits for the caller' },
    answers: { '200': answer('Proposals to approve or withdraw', reference('TasksAnswer')) },
    refuses: READING,
  },
  {
    ...{ method: 'get', path: '/v1/registries/{registry}/audit', id: 'audit', tag: 'reads' },
    summary: 'What the laws of no double counting came to, with age',
    answers: { '200': answer('Each law', reference('AuditAnswer')) },
    refuses: READING,
  },
  {
    ...{ method: 'post', path: '/v1/registries/{registry}/promote', id: 'promote', tag: 'operations' },
    summary: 'Let this node take over the writing of a registry',
    description:
      'Who may submit it: an administrator of the registry. Safe at any moment: an append that another node sent and that was not confirmed to it is never written.',
    body: { required: true, content: { 'application/json': { schema: { type: 'object', additionalProperties: false }, example: {} } } },
    answers: { '200': answer('This node writes', reference('PromotedAnswer')) },
    refuses: [...READING, 'malformed-json', 'invalid-encoding', 'unsupported-media-type', 'too-large', 'invalid-input', 'outcome-unknown'],
  },
  {
    ...{ method: 'get', path: '/health/live', id: 'live', tag: 'operations', summary: 'Whether the node runs' },
    parameters: [parameter('header', 'Sextant-Nonce', 'Asks the node to prove with which data directory it runs', NONCE)],
    answers: { '200': answer('It does', reference('LiveAnswer'), { headers: { 'Sextant-Proof': PROOF } }) },
    refuses: HEALTH,
  },
  {
    ...{ method: 'get', path: '/health/ready', id: 'ready', tag: 'operations', summary: 'Whether traffic may be sent to the node' },
    description: 'Where reads are for members it says of no registry to others how far it is; the status is the same for all.',
    answers: { '200': answer('It may', reference('ReadyAnswer')) },
    refuses: [...HEALTH, 'unavailable'],
  },
  {
    ...{
      method: 'get',
      path: '/metrics',
      id: 'metrics',
      tag: 'operations',
      summary: 'What the node counts, in the text format of Prometheus',
    },
    answers: { '200': answer('Metrics', STRING, { type: 'text/plain' }) },
    refuses: ANYWHERE,
  },
  {
    ...{ method: 'get', path: '/', id: 'home', tag: 'documents', summary: 'What this node is, which registries it serves, where to go' },
    description: 'The console, or JSON for whoever asks for JSON and no page. Where reads are for members it names no registry to others.',
    answers: {
      '200': {
        description: 'A page, or the same as JSON',
        content: { 'text/html': { schema: STRING }, 'application/json': { schema: reference('HomeAnswer') } },
      },
      ...NOT_MODIFIED,
    },
    refuses: ANY,
  },
  {
    ...{ method: 'get', path: '/about', id: 'about', tag: 'documents', summary: 'The same as a page that needs no script' },
    answers: { '200': answer('A page', STRING, { type: 'text/html' }), ...NOT_MODIFIED },
    refuses: ANY,
  },
  {
    ...{ method: 'get', path: '/assets/{file}', id: 'asset', tag: 'documents', summary: 'What the pages load' },
    answers: {
      '200': {
        description: 'A style sheet, a script or an image',
        content: Object.fromEntries(['text/css', 'text/javascript', 'image/svg+xml'].map((type) => [type, { schema: STRING }])),
      },
      ...NOT_MODIFIED,
    },
    refuses: [...ANY, 'not-found'],
  },
  {
    ...{ method: 'get', path: '/openapi.json', id: 'openapi', tag: 'documents', summary: 'This document' },
    answers: { '200': answer('OpenAPI 3.1', { type: 'object' }), ...NOT_MODIFIED },
    refuses: ANYWHERE,
  },
  {
    ...{ method: 'get', path: '/docs', id: 'docs', tag: 'documents', summary: 'This document as a page' },
    answers: { '200': answer('A page', STRING, { type: 'text/html' }), ...NOT_MODIFIED },
    refuses: ANYWHERE,
  },
  {
    ...{ method: 'get', path: '/problems', id: 'problems', tag: 'documents', summary: 'Every refusal' },
    answers: { '200': answer('A page', STRING, { type: 'text/html' }), ...NOT_MODIFIED },
    refuses: ANYWHERE,
  },
  {
    ...{ method: 'get', path: '/problems/{code}', id: 'problem', tag: 'documents', summary: 'What a refusal means and what to do' },
    answers: { '200': answer('A page', STRING, { type: 'text/html' }), ...NOT_MODIFIED },
    refuses: [...ANYWHERE, 'not-found'],
  },
];
