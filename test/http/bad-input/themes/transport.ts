import { gzipSync } from 'node:zlib';
import { exchange, requestBytes, untilClosed } from '../../../support/server/raw.js';
import { invalid, malformedRequest, notVisible, refusal, tooLarge, unsupported, type Row } from '../row.js';
import { transferText } from '../samples.js';

const good = transferText('"1"');
const REGISTRY = '/v1/registries/UN01';

const media = (row: number, type: string, bytes: string | Uint8Array): Row => ({
  ...{ row, says: `a body of ${type}`, gets: unsupported },
  send: (edge) => edge.body(bytes, { 'content-type': type }),
});
const encoded = (encoding: string, bytes: Uint8Array): Row => ({
  ...{ row: 15, says: `Content-Encoding ${encoding}`, gets: unsupported },
  send: (edge) => edge.body(bytes, { 'content-encoding': encoding }),
});
const read = (row: number, path: string, gets: Row['gets'], hostile = path): Row => ({
  ...{ row, says: `GET ${path}`, gets, hostile },
  send: (edge) => edge.address(`${REGISTRY}${path}`),
});
const method = (name: string, path: string, allow: string): Row => ({
  ...{ row: 20, says: `${name} ${path}`, gets: { ...refusal(405, 'method-not-allowed'), headers: { allow } } },
  send: ({ node }) => exchange(node.port, requestBytes(name, path, {})),
});
const smuggled = (says: string, headers: string): Row => ({
  ...{ row: 24, says, gets: refusal(400, 'malformed-request') },
  send: ({ node }) =>
    untilClosed(node.port, `POST ${REGISTRY}/commands/transfer-units HTTP/1.1\r\nhost: localhost\r\n${headers}\r\n\r\n0\r\n\r\n`),
});

/** How a request travels: media types, sizes, methods, addresses. */
export const transport: readonly Row[] = [
  media(13, 'application/json; charset=utf-16', Buffer.from(`\ufeff${good}`, 'utf16le')),
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/json', ''].map((type) =>
    media(14, type, good),
  ),
  encoded('gzip', gzipSync(good)),
  encoded('gzip', gzipSync(Buffer.alloc(10_000_000))),
  encoded('br', Buffer.from(good)),
  { row: 16, says: 'a body of 2 MB', send: (edge) => edge.body(`{"from":"${'A'.repeat(2_000_000)}"}`), gets: tooLarge() },
  {
    ...{ row: 16, says: 'a body of 2 MB in chunks, its length not said', gets: tooLarge() },
    send: ({ node }) => {
      const headers = 'content-type: application/json\r\nidempotency-key: key-of-chunks\r\ntransfer-encoding: chunked';
      const chunks = `${(2_000_000).toString(16)}\r\n${'1'.repeat(2_000_000)}\r\n0\r\n\r\n`;
      return exchange(node.port, `POST ${REGISTRY}/commands/transfer-units HTTP/1.1\r\nhost: localhost\r\n${headers}\r\n\r\n${chunks}`);
    },
  },
  {
    ...{ row: 17, says: 'a header of 20 KB', gets: refusal(431, 'headers-too-large') },
    send: (edge) => edge.body(good, { 'x-padding': 'a'.repeat(20_000) }),
  },
  { row: 17, says: 'an address of 9 KB', send: (edge) => edge.address(`/${'a'.repeat(9_000)}`), gets: refusal(414, 'uri-too-long') },
  {
    ...{ row: 19, says: 'Accept: image/png', gets: refusal(406, 'not-acceptable') },
    send: (edge) => edge.dev.send('GET', REGISTRY, { accept: 'image/png' }),
  },
  {
    ...{ row: 19, says: 'Accept: image/png for a command', gets: refusal(406, 'not-acceptable') },
    send: (edge) => edge.body(good, { accept: 'image/png' }),
  },
  method('PUT', `${REGISTRY}/accounts`, 'GET, HEAD'),
  method('DELETE', `${REGISTRY}/commands/transfer-units`, 'GET, HEAD, POST'),
  method('TRACE', `${REGISTRY}/commands/transfer-units`, 'GET, HEAD, POST'),
  method('POST', '/health/live', 'GET, HEAD'),
  read(21, '/accounts/..%2f..%2fetc', notVisible('unknown-account'), 'etc'),
  read(21, '/accounts/..%2F..%2Fetc%2fpasswd/holdings', notVisible('unknown-account'), 'passwd'),
  read(22, '/accounts/%00', malformedRequest('path', 'malformed-path'), '\0'),
  read(22, '/accounts/%ff', malformedRequest('path', 'malformed-path'), 'ff'),
  read(22, '/accounts/%', malformedRequest('path', 'malformed-path')),
  read(23, '/balances?party=A&party=B', malformedRequest('party', 'repeated-parameter')),
  read(23, '/accounts?at=1&at=2', malformedRequest('at', 'repeated-parameter')),
  smuggled('Content-Length with Transfer-Encoding', 'content-length: 5\r\ntransfer-encoding: chunked'),
  smuggled('two lengths', 'content-length: 5\r\ncontent-length: 6'),
  {
    row: 34,
    says: 'a quantity of 1,000,000 digits',
    send: (edge) => edge.body(transferText(`"${'9'.repeat(1_000_000)}"`)),
    gets: invalid('/units/quantity', 'quantity-too-large'),
  },
  {
    row: 34,
    says: 'a quantity of 1,100,000 digits',
    send: (edge) => edge.body(transferText(`"${'9'.repeat(1_100_000)}"`)),
    gets: tooLarge(),
  },
];
