import { connect } from 'node:net';

/**
 * A client with as little of its own as there can be: `clients` keep-alive sockets, each sending its next request when the last is
 * answered. Run in a process of its own. Returns the rate and the latencies.
 * @param {{ port: number, clients: number, requests: number, next: (i: number) => Buffer, expect: number }} options
 */
export const load = ({ port, clients, requests, next, expect }) =>
  new Promise((resolve, reject) => {
    const latencies = new Float64Array(requests);
    let sent = 0;
    let answered = 0;
    const began = performance.now();
    for (let c = 0; c < clients; c += 1) {
      const socket = connect(port, '127.0.0.1');
      let at = 0;
      let buffer = '';
      const send = () => {
        if (sent === requests) return socket.end();
        at = performance.now();
        socket.write(next(sent));
        sent += 1;
      };
      socket.setNoDelay(true);
      socket.on('connect', send);
      socket.on('error', reject);
      socket.on('data', (chunk) => {
        buffer += chunk.toString('latin1');
        const head = buffer.indexOf('\r\n\r\n');
        if (head < 0) return;
        const length = Number(/content-length: (\d+)/i.exec(buffer)?.[1] ?? 0);
        if (buffer.length < head + 4 + length) return;
        const status = Number(buffer.slice(9, 12));
        if (status !== expect) return reject(new Error(`${status}: ${buffer.slice(head + 4)}`));
        buffer = '';
        latencies[answered] = performance.now() - at;
        answered += 1;
        if (answered === requests) resolve(summary(latencies, performance.now() - began));
        send();
      });
    }
  });

const summary = (latencies, ms) => {
  latencies.sort();
  const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))];
  return { rate: (latencies.length * 1000) / ms, p50: at(0.5), p99: at(0.99) };
};

/** The bytes of one POST. */
export const post = (path, headers, body) =>
  Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${headers.map((header) => `${header}\r\n`).join('')}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
