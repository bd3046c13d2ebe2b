import type { Answer } from '../../../support/server/client.js';
import { exchange, requestBytes } from '../../../support/server/raw.js';
import type { Edge } from '../edge.js';
import { accepted, malformedRequest, refusal, replayed, type Row } from '../row.js';
import { transfer, transferOf, transferText } from '../samples.js';

const PATH = '/v1/registries/UN01/commands/transfer-units';

const withKey = (says: string, key: string): Row => ({
  ...{ row: 54, says, gets: malformedRequest('Idempotency-Key', 'idempotency-key-format'), hostile: key },
  send: (edge) => edge.body(transferText('"1"'), { 'idempotency-key': key }),
});
const ifMatch = (value: string, gets: Row['gets'], row = 63): Row => ({
  ...{ row, says: `If-Match: ${value}`, gets },
  send: (edge) => edge.give('transfer-units', transfer(), { headers: { 'if-match': value } }),
});
const first = (key: string) => (edge: Edge) => edge.dev.accept('UN01', 'transfer-units', transfer(), { key });
const again =
  (key: string, quantity = '1') =>
  (edge: Edge) =>
    edge.give('transfer-units', transferOf(quantity), { key });

/** Two at once under one key; the answer is that of the one which was not first. */
const together = async (edge: Edge): Promise<Answer> => {
  const answers = await Promise.all([again('key-row-56')(edge), again('key-row-56')(edge)]);
  const [one] = answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true');
  if (!one || answers[0]?.text !== answers[1]?.text) throw new Error('no single effect');
  return one;
};

/** Idempotency keys and preconditions. */
export const keys: readonly Row[] = [
  {
    ...{ row: 53, says: 'no key', gets: malformedRequest('Idempotency-Key', 'idempotency-key-missing') },
    send: ({ node }) => exchange(node.port, requestBytes('POST', PATH, { 'content-type': 'application/json' }, transferText('"1"'))),
  },
  withKey('a key of one character', 'k'),
  withKey('a key of 1 KB', 'k'.repeat(1024)),
  { ...withKey('a control character in a key', 'key\u0001with-control'), gets: refusal(400, 'malformed-request') },
  withKey('a space in a key', 'key with space'),
  { row: 55, says: 'a key and body that were accepted', given: first('key-row-55'), send: again('key-row-55'), gets: replayed },
  { row: 56, says: 'a key and body that are in flight', send: together, gets: { ...replayed, changes: true } },
  {
    ...{ row: 57, says: 'a key with another body', given: first('key-row-57'), send: again('key-row-57', '2') },
    gets: refusal(422, 'idempotency-conflict'),
  },
  {
    ...{ row: 58, says: 'a body that differs in order and space only', given: first('key-row-58'), gets: replayed },
    send: (edge) => edge.body('{ "units" : {"quantity":"1"}, "to":"GHA-H2",\n"from":"GHA-H1" }', { 'idempotency-key': 'key-row-58' }),
  },
  {
    ...{ row: 59, says: 'the key of another actor', given: first('key-row-59'), gets: accepted },
    send: ({ node }) => node.client('dev-two').command('UN01', 'transfer-units', transferOf('2'), { key: 'key-row-59' }),
  },
  {
    ...{ row: 59, says: 'the key of another registry', given: first('key-row-59-too'), gets: accepted },
    send: ({ dev }) => dev.command('UN02', 'suspend-account', { account: 'GHA-H2', reason: { code: 'other' } }, { key: 'key-row-59-too' }),
  },
  {
    ...{ row: 59, says: 'asking for the key of another actor', given: first('key-row-59-ask'), gets: refusal(404, 'unknown-key') },
    send: ({ node }) => node.client('dev-two').get('/v1/registries/UN01/commands/key-row-59-ask'),
  },
  ifMatch('"3"', refusal(412, 'stale-revision'), 61),
  ifMatch('"999999999"', refusal(412, 'stale-revision'), 61),
  { row: 62, says: 'no If-Match', send: (edge) => edge.give('transfer-units', transfer()), gets: accepted },
  ...['*', 'W/"3"', '3', '"03"', '"3", "4"', '""'].map((value) => ifMatch(value, malformedRequest('If-Match', 'etag-format'))),
];
