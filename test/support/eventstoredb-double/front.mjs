import { createConnection, createServer } from 'node:net';
import { setInterval, clearInterval, setTimeout } from 'node:timers';
import { Buffer } from 'node:buffer';

/**
 * The server's public port: passes bytes on to where calls and pages are served, unless the network is at fault.
 *  black-hole  nothing passes; new connections are taken and stay silent; what was held passes when it ends
 *  half-open   the connections of that moment are dead for ever without a word; new ones are whole
 *  reset       connections are reset, new ones too
 *  trickle     a byte at a time, each way
 *  refused     nobody listens
 */
export class Front {
  #links = new Set();
  #mode = 'open';

  /** @param {{ grpc: number, http: number }} inside ports of this machine */
  constructor(inside) {
    this.inside = inside;
  }

  async listen(port) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        this.port = await listening((this.server = createServer({ noDelay: true }, (near) => this.#accept(near))), port);
        return this.port;
      } catch (error) {
        if (attempt === 50) throw error;
        await new Promise((go) => setTimeout(go, 20));
      }
    }
  }

  async begin(mode, interval = 1000) {
    this.#mode = mode;
    this.interval = interval;
    if (mode === 'refused') await this.#shut();
    if (mode === 'half-open') for (const link of this.#links) link.kill();
    if (mode === 'reset') this.cut();
    if (mode === 'trickle') for (const link of this.#links) link.trickle(interval);
  }

  async end() {
    const was = this.#mode;
    this.#mode = 'open';
    if (was === 'refused') await this.listen(this.port);
    for (const link of this.#links) link.flow();
  }

  /** Resets every connection of this moment. */
  cut() {
    for (const link of this.#links) link.reset();
  }

  async close() {
    if (this.#mode !== 'refused') await this.#shut();
  }

  async #shut() {
    const closed = new Promise((done) => this.server.close(done));
    for (const link of this.#links) link.reset();
    await closed;
  }

  #accept(near) {
    if (this.#mode === 'reset') return void near.resetAndDestroy();
    const link = new Link(
      near,
      this.inside,
      () => (this.#mode === 'black-hole' ? 'held' : 'open'),
      () => this.#links.delete(link),
    );
    this.#links.add(link);
    if (this.#mode === 'trickle') link.trickle(this.interval);
  }
}

/** Calls are HTTP/2: without TLS it says so at once, with TLS the client's first message offers `h2`. */
const isGrpc = (first) => first.subarray(0, 3).toString() === 'PRI' || first.includes('\x02h2');

/** One connection: a socket to the client, a socket to what serves it, and the bytes between them. */
class Link {
  #held = [];
  #dead = false;
  #timer;

  constructor(near, inside, state, gone) {
    Object.assign(this, { near, state });
    near.once('data', (first) => {
      const port = isGrpc(first) ? inside.grpc : inside.http;
      this.far = createConnection({ port, host: '127.0.0.1', noDelay: true });
      this.far.on('data', (bytes) => this.#pass(near, bytes)).on('error', () => near.destroy());
      this.far.on('close', () => this.#dead || near.end());
      this.#pass(this.far, first);
      near.on('data', (bytes) => this.#pass(this.far, bytes));
    });
    near.on('error', () => near.destroy());
    near.on('close', () => {
      clearInterval(this.#timer);
      this.far?.destroy();
      gone();
    });
  }

  #pass(to, bytes) {
    if (this.#dead) return;
    if (this.#held.length > 0 || this.#timer || this.state() === 'held') this.#held.push([to, bytes]);
    else to.write(bytes);
  }

  trickle(interval) {
    this.#timer = setInterval(() => {
      for (const to of [this.near, this.far]) {
        const at = this.#held.findIndex(([socket]) => socket === to);
        if (at < 0) continue;
        const [, bytes] = this.#held[at];
        to.write(bytes.subarray(0, 1));
        this.#held.splice(at, 1, ...(bytes.length > 1 ? [[to, Buffer.from(bytes.subarray(1))]] : []));
      }
    }, interval);
  }

  flow() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    for (const [to, bytes] of this.#held.splice(0)) to.write(bytes);
  }

  kill() {
    this.#dead = true;
    this.far?.destroy();
  }

  reset() {
    this.near.resetAndDestroy();
  }
}

/** Resolves with the port once the server listens on it. */
export const listening = (server, port) =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server.address().port));
  });
