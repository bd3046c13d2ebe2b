import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryDirectory, type NodeProcess } from '../support/server/node-process.js';
import { follower, promote, type Where } from './on-double.js';

/** A node of the cluster: its process of now, and what ends the requests that wait for it. */
export interface Member {
  readonly name: string;
  readonly dataDir: string;
  node: NodeProcess;
  /** Requests on their way to the node end with this: it was killed, or hangs. */
  gone: AbortController;
}

/** Two nodes on one stream, one of which writes. */
export class Cluster {
  private constructor(
    private readonly on: Where,
    readonly members: readonly [Member, Member],
  ) {}

  static async start(on: Where): Promise<Cluster> {
    const [a, b] = await Promise.all(['a', 'b'].map((name) => member(on, name)));
    const cluster = new Cluster(on, [a!, b!]);
    await cluster.hand(a!);
    return cluster;
  }

  /** The member that says of itself `http://<name>`. */
  at(url: string | undefined): Member {
    return this.members.find(({ name }) => url === `http://${name}`) ?? this.members[0];
  }

  /** The member beside this one. */
  beside(one: Member): Member {
    return one === this.members[0] ? this.members[1] : this.members[0];
  }

  /** Makes a member the writer. */
  async hand(to: Member): Promise<void> {
    for (let status = 0; status !== 200; { status } = await promote(to.node, this.on.code))
      if (status >= 400 && status < 500) throw new Error(`${status}`);
  }

  /** The writer is told nothing and hangs, another takes over, and the one that hung goes on as if nothing had been. */
  async freeze(writer: Member): Promise<void> {
    writer.node.freeze();
    await this.hand(this.beside(writer));
    release(writer);
    await sleep(Math.random() * 30);
    writer.node.thaw();
    await this.isDeposed(writer);
  }

  /** The writer dies; another takes over; it starts again as a follower. */
  async kill(writer: Member): Promise<void> {
    await writer.node.kill();
    release(writer);
    await this.hand(this.beside(writer));
    Object.assign(writer, { node: await processOf(this.on, writer) });
  }

  async stop(): Promise<void> {
    for (const { node } of this.members) await node.stop();
  }

  /** What waited in its sockets while it hung is read by then: a request that nobody waits for any more must not outlast this. */
  private async isDeposed({ node }: Member): Promise<void> {
    while ((await node.client().get(`/v1/registries/${this.on.code ?? 'UN01'}/commands/key-never-used`)).status !== 421) await sleep(5);
  }
}

const release = (one: Member): void => {
  one.gone.abort();
  one.gone = new AbortController();
};

const member = async (on: Where, name: string): Promise<Member> => {
  const one = { name, dataDir: temporaryDirectory(), gone: new AbortController() };
  return { ...one, node: await processOf(on, one) };
};

const processOf = (on: Where, { name, dataDir }: { name: string; dataDir: string }): Promise<NodeProcess> =>
  follower(on, { PUBLIC_URL: `http://${name}`, PEER_URLS: 'http://a,http://b', NODE_NAME: name }, dataDir);
