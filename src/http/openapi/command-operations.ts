import type { RefusalCode } from '../../domain/kernel/refusal.js';
import type { Catalogue, CommandEntry } from '../../ledger/catalogue.js';
import type { Schema } from '../../domain/kernel/json-schema.js';
import { answer, lines, operationId, parameter, reference, type Operation } from './operations.js';
import { ANY, COMMANDING } from './problems.js';

const KEY: Schema = { type: 'string', pattern: '^[!-~]{8,64}$' };

const PARAMETERS: readonly Schema[] = [
  parameter('header', 'Idempotency-Key', 'A key of its own for every command; a dry run needs none', KEY, { example: 'example-0001' }),
  parameter('header', 'If-Match', 'Refused if something the command names was touched after this revision', {
    type: 'string',
    pattern: '^"(?:0|[1-9][0-9]{0,17})(?:-[A-Za-z0-9_-]{1,40})?"$',
  }),
  parameter('query', 'dryRun', 'true: says what would be written and what it would do, and writes nothing', {
    type: 'string',
    enum: ['true', 'false'],
  }),
];

const ETAG: Schema = { description: 'The revision of the act', schema: { type: 'string' } };
const LINK: Schema = {
  description: "Where the receipt of the act's last event is (RFC 8288, c2sp.org/tlog-proof)",
  schema: { type: 'string' },
};
const REPLAYED: Schema = { description: 'true where the key had been used for the same command before', schema: { type: 'string' } };

/** One operation for each command of the Catalogue, by name. */
export const commandOperations = (catalogue: Catalogue): Operation[] => {
  const entries = [...catalogue.commands.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const every = everyRefusal(catalogue);
  return entries.map((entry) => operationOf(entry, CARRYING.has(entry.name) ? every : []));
};

/** What any command of the Catalogue may refuse with. */
const everyRefusal = ({ commands }: Catalogue): RefusalCode[] => [...new Set([...commands.values()].flatMap(({ refuses }) => refuses))];

/** What these carry may refuse with anything. */
const CARRYING: ReadonlySet<string> = new Set(['propose', 'approve']);

const operationOf = ({ name, summary, example, by, command, emits, refuses }: CommandEntry, carried: readonly RefusalCode[]): Operation => {
  const who = 'says' in by ? by.says : by.map(({ role, scope }) => `${role}${scope ? ' (in its scope)' : ''}`).join(', ');
  return {
    method: 'post',
    path: `/v1/registries/{registry}/commands/${name}`,
    id: operationId(name),
    tag: 'commands',
    summary,
    description: `Who may submit it: ${who}. Emits ${emits.map((event) => event.name).join(', ')}.`,
    parameters: PARAMETERS,
    body: {
      required: true,
      content: { 'application/json': { schema: reference(command.name), example } },
    },
    answers: {
      '200': answer('What a dry run would do', reference('DryRun')),
      '201': answer('The act as it was written', reference('Act'), {
        headers: { ETag: ETAG, Link: LINK, 'Idempotency-Replayed': REPLAYED },
      }),
    },
    refuses: [...COMMANDING, ...refuses, ...carried],
  };
};

/** Many commands at once, and the answer to a key. */
export const keyAndBulkOperations = (catalogue: Catalogue): readonly Operation[] => [
  {
    method: 'post',
    path: '/v1/registries/{registry}/commands',
    id: 'bulk',
    tag: 'commands',
    summary: 'Many commands, one a line, answered one a line, in order',
    description: 'Each line is `{"command","key","data"}`. A malformed line is a refusal of its own. `atomic=true`: all lines or none.',
    parameters: [parameter('query', 'atomic', 'true: all or nothing, at most 1,024 lines', { type: 'string', enum: ['true', 'false'] })],
    body: { required: true, content: lines('BulkLine') },
    answers: {
      '200': { description: 'A result a line', content: lines('BulkResult') },
      '201': { description: 'All lines were written (atomic)', content: lines('BulkResult') },
    },
    // An atomic upload is refused as a whole, with what refuses one of its lines.
    refuses: [...COMMANDING, 'unknown-command', ...everyRefusal(catalogue)],
  },
  {
    method: 'get',
    path: '/v1/registries/{registry}/commands/{key}',
    id: 'commandByKey',
    tag: 'commands',
    summary: "The first answer to a key of the caller's own",
    answers: { '200': answer('The act', reference('Act'), { headers: { ETag: ETAG, Link: LINK } }) },
    refuses: [...ANY, 'unknown-registry', 'unknown-key', 'outcome-unknown', 'unavailable'],
  },
];
