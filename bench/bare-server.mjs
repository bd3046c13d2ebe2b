import { createServer } from 'node:http';

// The yardstick `http`: a bare Node server that reads the same body and answers the bytes of a usual answer.

const answer = Buffer.from(
  `{"registry":"UN01","revision":"1000","events":[{"revision":"1000","id":"00000000-0000-8000-8000-000000000000","type":"UnitsTransferred","at":"2026-01-01T00:00:00.000Z","data":{"blocks":["UN01-GHA-10471-2021-1000-1000"],"corrects":null,"firstTransferred":[],"from":"GHA-1","reference":null,"to":"GHA-2"}}]}`,
);
const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    response.writeHead(201, { 'content-type': 'application/json; charset=utf-8', etag: '"1000"', 'content-length': answer.length });
    response.end(answer);
  });
});
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port })));
