import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { KEY } from './process.mjs';

// One upload of commands as a process of its own: `node s5-client.mjs PORT COMMANDS FIRST [CODE]`. Prints the rate as JSON.

const [port, commands, first] = process.argv.slice(2).map(Number);
const code = process.argv[5] ?? 'UN01';
const run = `${process.pid}-${Date.now()}`;
const line = (i) =>
  `{"command":"transfer-units","key":"${run}-${i}","data":{"from":"GHA-1","to":"GHA-${2 + (i % 60)}","units":{"blocks":["${code}-GHA-10471-2021-${first + i + 1}-${first + i + 1}"]}}}\n`;
const pieces = function* () {
  for (let i = 0; i < commands; i += 500)
    yield Buffer.from(Array.from({ length: Math.min(500, commands - i) }, (_, k) => line(i + k)).join(''));
};
const answers = () =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${KEY}` };
    const upload = request(
      { port, host: '127.0.0.1', method: 'POST', path: `/v1/registries/${code}/commands`, headers },
      async (response) => {
        let accepted = 0;
        for await (const answer of createInterface(response)) {
          if (!answer.includes('"status":201')) return reject(new Error(answer));
          accepted += 1;
        }
        if (accepted !== commands) return reject(new Error(`${accepted} answers to ${commands} commands`));
        resolve({ rate: (commands * 1000) / (performance.now() - began) });
      },
    );
    upload.on('error', reject);
    Readable.from(pieces()).pipe(upload);
  });
console.log(JSON.stringify(await answers()));
