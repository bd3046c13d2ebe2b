import { RECEIPT_TYPE } from '../../transparency-log/receipt.js';
import { answer, IF_NONE_MATCH, NOT_MODIFIED, parameter, reference, type Operation } from './operations.js';
import { ANY, READING } from './problems.js';

const STRING = { type: 'string' };
const SIZE = { type: 'string', pattern: '^[1-9][0-9]{0,17}$' };
const BYTES = { type: 'string', format: 'binary' };
/** Proofs are for everybody: nobody is forbidden them. */
const PROOF = [...ANY, 'unknown-registry', 'unavailable'] as const;
const LOG = '/v1/registries/{registry}/log';
const TAGGED = { parameters: [IF_NONE_MATCH] } as const;

/** The signed log of a registry, and proofs read off it. */
export const logOperations: readonly Operation[] = [
  {
    ...{ method: 'get', path: `${LOG}/checkpoint`, id: 'checkpoint', tag: 'proofs', ...TAGGED },
    summary: 'The last signed checkpoint: how many events there are, and the root over them',
    description: 'A signed note (c2sp.org/tlog-checkpoint). It is over every act a second after that was written, at the latest.',
    answers: { '200': answer('The checkpoint', STRING, { type: 'text/plain' }), ...NOT_MODIFIED },
    refuses: [...PROOF, 'not-sealed-yet'],
  },
  {
    ...{ method: 'get', path: `${LOG}/key`, id: 'logKey', tag: 'proofs', ...TAGGED },
    summary: 'The keys that sign checkpoints now, a vkey each',
    description: 'Whoever checks takes them from elsewhere: who could change the log could change them here.',
    answers: { '200': answer('One a line', STRING, { type: 'text/plain' }), ...NOT_MODIFIED },
    refuses: [...PROOF, 'not-sealed-yet'],
  },
  {
    ...{ method: 'get', path: `${LOG}/consistency`, id: 'consistency', tag: 'proofs' },
    summary: 'That the tree over so many events is the beginning of another',
    parameters: [
      parameter('query', 'from', 'How many events the smaller tree has', SIZE, { required: true, example: '1' }),
      parameter('query', 'to', 'How many the larger has; as many as are sealed if absent', SIZE),
    ],
    answers: { '200': answer('Both roots, and the proof', reference('ConsistencyAnswer')) },
    refuses: [...PROOF, 'not-sealed-yet'],
  },
  {
    ...{ method: 'get', path: `${LOG}/tile/entries/{index}`, id: 'entryBundle', tag: 'proofs', ...TAGGED },
    summary: 'Up to 256 events as they are stored, each behind its length in two bytes',
    description:
      'As c2sp.org/tlog-tiles has it: the number in groups of three digits, `x001/x234/067`, with `.p/` and how many where not 256.',
    answers: { '200': answer('Entries', BYTES, { type: 'application/octet-stream' }), ...NOT_MODIFIED },
    refuses: [...READING, 'not-found'],
  },
  {
    ...{ method: 'get', path: `${LOG}/tile/{level}/{index}`, id: 'tile', tag: 'proofs', ...TAGGED },
    summary: 'Up to 256 hashes of the tree',
    description:
      'As c2sp.org/tlog-tiles has it: the number in groups of three digits, `x001/x234/067`, with `.p/` and how many where not 256.',
    answers: { '200': answer('Hashes of 32 bytes', BYTES, { type: 'application/octet-stream' }), ...NOT_MODIFIED },
    refuses: [...PROOF, 'not-found'],
  },
  {
    ...{ method: 'get', path: '/v1/registries/{registry}/events/{revision}/receipt', id: 'receipt', tag: 'proofs', ...TAGGED },
    summary: 'That an event is in the log: its place, the hashes up to the root, and the signed checkpoint',
    description: 'A c2sp.org/tlog-proof. Every act names the receipt of its last event in `Link`.',
    answers: { '200': answer('The receipt', STRING, { type: RECEIPT_TYPE }), ...NOT_MODIFIED },
    refuses: [...PROOF, 'unknown-event', 'not-sealed-yet'],
  },
  {
    ...{ method: 'get', path: '/v1/registries/{registry}/evidence', id: 'evidence', tag: 'proofs' },
    summary: 'Everything that is needed to check the history elsewhere, as one archive',
    description:
      'A zip: events, signed checkpoint, keys, schemas, rules, and a page that says how to check them, with programs of others too. The same events and checkpoint are the same bytes.',
    parameters: [
      parameter('query', 'at', 'Up to this revision or RFC 3339 instant; to what is sealed if absent', { ...STRING, maxLength: 40 }),
    ],
    answers: { '200': answer('The archive', BYTES, { type: 'application/zip' }) },
    refuses: [...READING, 'unknown-event', 'not-sealed-yet'],
  },
];
