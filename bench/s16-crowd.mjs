import { connect } from 'node:net';

// A crowd of readers until the input ends: `node s16-crowd.mjs PORT STREAMS PAGES`. Streams of events from the head on, which take what they
// are sent, and pages of events that nobody takes; one that the node cuts off comes again. Prints a line once all are open, at the end what came.

const [port, streams, pages] = process.argv.slice(2).map(Number);
const base = '/v1/registries/UN01/events';
let ended = false;
let bytes = 0;
let cut = 0;
const sockets = new Set();

/** One reader. Resolves with the first bytes of its answer, which must be well. */
const open = (path, takes) =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`));
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      if (ended) return;
      cut += 1;
      open(path, takes).catch(() => undefined);
    });
    socket.once('data', (first) => {
      if (!first.toString('latin1').startsWith('HTTP/1.1 200')) return reject(new Error(first.toString('latin1').slice(0, 500)));
      if (takes) socket.on('data', (piece) => (bytes += piece.length));
      else socket.pause();
      resolve();
    });
  });

const { revision } = await (await fetch(`http://127.0.0.1:${port}/v1/registries/UN01`)).json();
for (let i = 0; i < streams; i += 1) await open(`${base}/stream?after=${revision}`, true);
for (let i = 0; i < pages; i += 1) await open(`${base}?limit=10000`, false);
process.send?.('open');
process.stdin.resume().on('end', () => {
  ended = true;
  console.log(JSON.stringify({ bytes, cut }));
  for (const socket of sockets) socket.destroy();
});
